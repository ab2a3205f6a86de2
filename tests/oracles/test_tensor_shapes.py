"""Shapes beside those of PyTorch's tensors."""

import importlib
from itertools import pairwise

import pytest

from genex.exact.values import ERROR, Shape
from genex.families.tensors.shapes.operations import KINDS, printed
from genex.families.tensors.tensor_shapes import TensorShapes
from genex.generation.search import Plan, draw_together
from tests.oracles.torching import drawn, torch

einops = pytest.importorskip("functorch.einops", reason="this PyTorch brings no einops")
NAMES = {"torch": torch, "rearrange": einops.rearrange}
FAILURES = (
    RuntimeError,
    IndexError,
    ValueError,
    importlib.import_module("functorch.dim").DimensionBindError,
)
LEVELS = {"exam": {}, **TensorShapes.levels}


def shapes_by_torch(start, operations):
    """The shapes that PyTorch prints, line by line; after an error there is nothing but errors."""
    first, *lines = printed(start, operations)
    x, found = eval(first, NAMES), []
    for line in lines:
        try:
            x = eval(line, {**NAMES, "x": x})
        except FAILURES:
            return found + [ERROR] * (len(operations) - len(found))
        found.append(Shape(x.shape))
    return found


@pytest.mark.parametrize("level", LEVELS)
def test_shapes_are_pytorch_s(level):
    """Every line of a program, run as it is printed, gives the key's shape or fails."""
    for e in drawn(TensorShapes, **LEVELS[level]):
        assert shapes_by_torch(e.start, e.operations) == e.sizes


def test_each_drawn_operation_changes_the_shape():
    """No line of a drawn program leaves the shape as it is: it would ask for nothing."""
    for e in drawn(TensorShapes):
        shapes = [shape for shape in (e.start, *e.sizes) if shape != ERROR]
        assert all(one != other for one, other in pairwise(shapes))


def test_errors_are_drawn_too():
    """Some of the chains end in an error, and PyTorch raises it."""
    last = [e.sizes[-1] for e in drawn(TensorShapes)]
    assert 0 < last.count(ERROR) < len(last)


@pytest.mark.slow
@pytest.mark.parametrize("level", LEVELS)
def test_many_shapes_are_pytorch_s(level):
    """Two thousand programs of each level have PyTorch's shapes."""
    for seed in range(2000):
        plan = Plan(TensorShapes, LEVELS[level])
        e = draw_together([plan], (seed, "oracle", 1))[0].exercise
        assert shapes_by_torch(e.start, e.operations) == e.sizes


def test_no_view_of_scattered_numbers():
    """PyTorch refuses a view behind a permute, and so does genex, when it is given one."""
    operations = (("permute", 1, 0), ("view", 6))
    assert shapes_by_torch((2, 3), operations) == [(3, 2), ERROR]
    assert "view may fail after" in TensorShapes(Shape((2, 3)), operations).flaw()


@pytest.mark.parametrize("name", sorted(name for name, kind in KINDS.items() if kind.scatters))
def test_what_scatters_is_known(name):
    """Behind an operation that is said to scatter, PyTorch refuses a view of some tensor."""
    start, operation = next(one for one in SCATTERED if one[1][0] == name)
    assert shapes_by_torch(start, (operation, ("view", -1)))[-1] == ERROR


SCATTERED = [
    ((2, 3), ("transpose", 0, 1)),
    ((2, 3), ("permute", 1, 0)),
    ((2, 3, 4), ("index", 1, 0)),
    ((2, 3), ("slice", 1, 0, 2)),
    ((2, 1), ("expand", 2, 3)),
    ((2, 3), ("einsum", "ij,j->ji", (3,))),
    ((2, 3), ("rearrange", "a b -> b a")),
]
MISFITS = [
    ((2, 3), ("view", 4, -1)),
    ((2, 3), ("view", -1, -1)),
    ((2, 3), ("view", 5)),
    ((2, 3), ("permute", 0, 0)),
    ((2, 3), ("permute", 0)),
    ((2, 3), ("transpose", 0, 2)),
    ((2, 3), ("unsqueeze", 3)),
    ((2, 3), ("squeeze", 2)),
    ((2, 3), ("sum", 2, False)),
    ((2, 3), ("mean", -3, True)),
    ((2, 3), ("matmul", (2, 3))),
    ((4, 2, 3), ("matmul", (5, 3, 2))),
    ((2, 3), ("add", (2,))),
    ((2, 3), ("add", (3, 2))),
    ((2, 3), ("cat", 0, (2, 2))),
    ((2, 3), ("cat", 2, (2, 3))),
    ((2, 3), ("cat", 0, (2, 3, 1))),
    ((2, 3), ("stack", 3, 2)),
    ((2, 3), ("flatten", 2)),
    ((2, 3), ("reshape", 4, 2)),
    ((2, 3), ("max", 2, False)),
    ((2, 3), ("index", 0, 2)),
    ((2, 3), ("index", 0, -3)),
    ((2, 3), ("index", 2, 0)),
    ((2, 3), ("index", -3, 0)),
    ((2, 3), ("slice", 2, 0, 1)),
    ((2, 3), ("mul", (4, 3))),
    ((2, 3), ("repeat", 2)),
    ((2, 3), ("expand", 4, 3)),
    ((2, 3), ("expand", 2)),
    ((2, 1), ("expand", -1, 2, 4)),
    ((2, 3), ("einsum", "ij,jk->ik", (4, 5))),
    ((2, 3), ("einsum", "bij,jk->ik", (3, 5))),
    ((2, 3), ("einsum", "ij,jk->ik", (3,))),
    ((2, 9), ("rearrange", "b (h w) -> b h w", "h", 2)),
    ((2, 9), ("rearrange", "b h w -> b (h w)")),
    ((2, 9), ("rearrange", "a b -> b a", "b", 3)),
]
FITS = [
    ((2, 3), ("view", -1)),
    ((2, 3), ("view", 3, 2)),
    ((2, 3), ("unsqueeze", -1)),
    ((2, 3), ("unsqueeze", 2)),
    ((2, 3), ("squeeze", 0)),
    ((2, 1, 3), ("squeeze", -2)),
    ((2, 3, 4), ("sum", -1, True)),
    ((2, 3, 4), ("permute", -1, 0, 1)),
    ((2, 3, 4), ("transpose", -1, 0)),
    ((2, 3, 4), ("flatten", -2)),
    ((2, 3, 4), ("flatten", 2)),
    ((2, 3), ("add", (4, 1, 1))),
    ((2, 3), ("add", (3,))),
    ((4, 2, 3), ("matmul", (3, 5))),
    ((4, 2, 3), ("matmul", (7, 1, 3, 5))),
    ((2, 3), ("cat", -1, (2, 5))),
    ((2, 3), ("stack", -1, 4)),
    ((2, 3), ("reshape", -1, 2)),
    ((2, 3), ("max", 0, True)),
    ((2, 3), ("max", -1, False)),
    ((2, 3, 4), ("index", 1, -1)),
    ((2, 3, 4), ("index", -2, 0)),
    ((2, 3, 4), ("slice", 1, 1, 3)),
    ((2, 3, 4), ("slice", -1, 0, -1)),
    ((2, 3, 4), ("slice", 0, 1, 9)),
    ((2, 3), ("mul", (4, 1, 3))),
    ((2, 3), ("repeat", 2, 1)),
    ((2, 3), ("repeat", 4, 1, 2)),
    ((2, 1, 3), ("expand", -1, 5, 3)),
    ((2, 3), ("expand", 4, -1, 3)),
    ((2, 3), ("einsum", "ij,jk->ki", (3, 5))),
    ((2, 3), ("einsum", "ij,jk->ik", (1, 5))),
    ((4, 2, 3), ("einsum", "bij,bjk->bik", (4, 3, 5))),
    ((4, 2, 3), ("einsum", "bij,bj->i", (4, 3))),
    ((2, 12), ("rearrange", "b (h w) -> w b h", "w", 3)),
    ((2, 12), ("rearrange", "b (h w) -> w b h", "h", 3)),
    ((2, 3, 4), ("rearrange", "b h w -> (w b) h")),
    ((2, 3), ("rearrange", "a b -> b a", "b", 3)),
    ((2, 3), ("rearrange", "(a b) c -> (c a) b", "a", 1)),
]


@pytest.mark.parametrize(("start", "operation"), [*MISFITS, *FITS], ids=str)
def test_operations_fit_where_pytorch_s_do(start, operation):
    """One operation on one shape: the same shape as PyTorch's, or the same refusal."""
    e = TensorShapes(Shape(start), (operation,))
    assert shapes_by_torch(start, (operation,)) == e.sizes == e.direct()["sizes"]


def test_every_operation_is_tried():
    """Each operation stands in the list, fitting; and most of them misfitting, too."""
    assert {operation[0] for _, operation in FITS} >= {*KINDS} - {"mean"}
    assert {operation[0] for _, operation in MISFITS} >= {*KINDS} - {"sum"}


def test_the_misfits_are_misfits():
    """What is listed as a misfit is refused by PyTorch, and nothing else of the list."""
    found = [shapes_by_torch(start, (operation,)) for start, operation in (*MISFITS, *FITS)]
    assert [shapes == [ERROR] for shapes in found] == [True] * len(MISFITS) + [False] * len(FITS)
