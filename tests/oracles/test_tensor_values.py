"""Values and dtypes of programs beside those that PyTorch gives for them, as they are printed."""

from fractions import Fraction

import pytest

from genex.exact.cells import each, flat
from genex.families.tensors.programs.lines import NAMES, PLACES
from genex.families.tensors.programs.operations import DTYPES, KINDS
from genex.families.tensors.tensor_values import TensorValues
from tests.oracles.torching import drawn, tensor, torch

LEVELS = {"exam": {}, **TensorValues.levels}


def run(exercise):
    """The variables of the program, run as it is printed."""
    known = {"torch": torch}
    for line in exercise.program:
        exec(line, known)
    return known


def assert_as_in_pytorch(exercise):
    """Every variable has PyTorch's shape, value and dtype; its floats have seven digits."""
    known = run(exercise)
    places = PLACES[: len(exercise.operations)]
    for name, place, dtype in zip(NAMES[2:], places, exercise.dtypes, strict=False):
        right = tensor(getattr(exercise, place))
        assert list(known[name].shape) == list(right.shape)
        assert torch.allclose(known[name].double(), right, rtol=1e-5, atol=1e-4), (name, exercise)
        assert str(known[name].dtype) == f"torch.{DTYPES[dtype.place]}", (name, exercise)


@pytest.mark.parametrize("level", LEVELS)
def test_values_are_pytorch_s(level):
    """Every line of a program gives the key's value and dtype."""
    for e in drawn(TensorValues, **LEVELS[level]):
        assert_as_in_pytorch(e)


@pytest.mark.slow
@pytest.mark.parametrize("level", LEVELS)
def test_many_values_are_pytorch_s(level):
    """Two thousand programs of each level have PyTorch's values and dtypes."""
    for e in drawn(TensorValues, range(2000), **LEVELS[level]):
        assert_as_in_pytorch(e)


A = ((5, -7, 2), (-3, 0, 4), (1, 6, -1))
B = ((2, 4, -1), (-3, -5, 3), (0, 1, 6))
ALONE = [
    ("add", "a", "b"),
    ("sub", "b", "a"),
    ("mul", "a", "b"),
    ("matmul", "a", "b"),
    ("matmul_turned", "a", "b"),
    ("total", "a"),
    *((name, "a", dim) for name in ("sum", "mean", "max", "argmax") for dim in (0, 1)),
    ("cat", "a", "b", 0),
    ("cat", "b", "a", 1),
    ("linspace", -2, 2, 6, 2, 3),
    ("linspace", 3, -3, 6, 3, 2),
    ("det", "a"),
    ("div", "a", 4),
    ("floordiv", "a", 3),
    ("select", "b", 1),
    ("count", "a", 0, 0),
    ("count", "a", 2, 1),
    ("where", "a", 2),
]
BEHIND = [
    (("sum", "a", 0), ("add", "b", "c")),
    (("mean", "a", 0), ("sub", "b", "c"), ("add", "d", "a")),
    (("mean", "a", 1), ("sub", "b", "c"), ("max", "d", 0), ("sub", "d", "e")),
    (("sum", "a", 1), ("matmul", "b", "c"), ("mul", "a", "d"), ("argmax", "e", 1)),
    (("floordiv", "a", 2), ("div", "c", 2), ("sub", "d", "c"), ("count", "c", 1, 0)),
    (("linspace", 0, 4, 9, 3, 3), ("add", "a", "c"), ("sum", "d", 0), ("total", "d")),
    (("where", "a", 0), ("matmul_turned", "c", "b"), ("where", "d", 5)),
]


def exercise_of(*operations):
    """A program on two matrices."""
    a, b = (tuple(tuple(map(Fraction, row)) for row in rows) for rows in (A, B))
    return TensorValues(a, b, operations)


@pytest.mark.parametrize("operations", [*((one,) for one in ALONE), *BEHIND], ids=str)
def test_operations_are_pytorch_s(operations):
    """Single operations and short programs agree with PyTorch and with numpy."""
    e = exercise_of(*operations)
    assert e.flaw() == ""
    assert_as_in_pytorch(e)
    direct = e.direct()
    assert direct.pop("dtypes") == e.dtypes
    for place, value in direct.items():
        assert flat(each(float, getattr(e, place))) == pytest.approx(flat(value.tolist()))


def test_every_operation_is_tried():
    """Each operation stands in the list, and the longest program is no longer than the places."""
    assert {one[0] for one in ALONE} == {*KINDS}
    assert len(PLACES) == TensorValues.limits["length"][1]


def test_a_mean_of_whole_numbers_is_refused_by_pytorch():
    """That is why the program converts to floats first; for a determinant, too."""
    with pytest.raises(RuntimeError, match="dtype"):
        torch.tensor([[1, 2]]).mean(dim=0)
    with pytest.raises(RuntimeError, match="floating"):
        torch.linalg.det(torch.tensor([[1]]))
    assert exercise_of(("mean", "a", 0)).program[-1] == "c = a.float().mean(dim=0)"
