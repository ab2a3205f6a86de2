"""Shapes beside those of PyTorch's tensors."""

from itertools import pairwise

import pytest

from genex.exact import Shape
from genex.families import TensorShapes
from genex.generate import Plan, draw_together
from genex.shapes import ERROR
from tests.oracles.torching import drawn, torch

OPERATIONS = {
    "view": lambda x, *sizes: x.view(sizes),
    "flatten": lambda x, start: x.flatten(start_dim=start),
    "transpose": lambda x, a, b: x.transpose(a, b),
    "permute": lambda x, *order: x.permute(*order),
    "unsqueeze": lambda x, dim: x.unsqueeze(dim),
    "squeeze": lambda x, dim: x.squeeze(dim),
    "sum": lambda x, dim, keepdim: x.sum(dim=dim, keepdim=keepdim),
    "mean": lambda x, dim, keepdim: x.mean(dim=dim, keepdim=keepdim),
    "matmul": lambda x, other: x @ torch.zeros(other),
    "add": lambda x, other: x + torch.zeros(other),
    "cat": lambda x, dim, other: torch.cat([x, torch.zeros(other)], dim=dim),
    "stack": lambda x, dim, count: torch.stack([x] * count, dim=dim),
}


def shapes_by_torch(start, operations):
    """The shapes that PyTorch prints; after an error there is nothing but errors."""
    x, found = torch.zeros(start), []
    for name, *rest in operations:
        try:
            x = OPERATIONS[name](x, *rest)
        except (RuntimeError, IndexError):
            return found + [ERROR] * (len(operations) - len(found))
        found.append(Shape(x.shape))
    return found


@pytest.mark.parametrize("length", [3, 5, 7])
def test_shapes_are_pytorch_s(length):
    """Every operation of a chain gives PyTorch's shape, or fails where PyTorch fails."""
    for e in drawn(TensorShapes, length=length):
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
def test_many_shapes_are_pytorch_s():
    """A thousand chains of operations have PyTorch's shapes."""
    for seed in range(1000):
        e = draw_together([Plan(TensorShapes)], (seed, "oracle", 1))[0].exercise
        assert shapes_by_torch(e.start, e.operations) == e.sizes


def test_no_view_of_scattered_numbers():
    """PyTorch refuses a view behind a permute, and so does genex, when it is given one."""
    operations = (("permute", 1, 0), ("view", 6))
    assert shapes_by_torch((2, 3), operations) == [(3, 2), ERROR]
    assert "view may fail behind" in TensorShapes(Shape((2, 3)), operations).flaw()


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
]


@pytest.mark.parametrize(("start", "operation"), [*MISFITS, *FITS], ids=str)
def test_operations_fit_where_pytorch_s_do(start, operation):
    """One operation on one shape: the same shape as PyTorch's, or the same refusal."""
    e = TensorShapes(Shape(start), (operation,))
    assert shapes_by_torch(start, (operation,)) == e.sizes == e.direct()["sizes"]


def test_the_misfits_are_misfits():
    """What is listed as a misfit is refused by PyTorch, and nothing else of the list."""
    found = [shapes_by_torch(start, (operation,)) for start, operation in (*MISFITS, *FITS)]
    assert [shapes == [ERROR] for shapes in found] == [True] * len(MISFITS) + [False] * len(FITS)
