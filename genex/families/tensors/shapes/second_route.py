"""The second route: numpy carries out each operation on an array of that shape."""

import re
from collections.abc import Callable, Mapping, Sequence
from math import prod
from typing import Any

from genex.exercise import Shape, np
from genex.families.tensors.shapes.kind import Operation, Sizes


def brute_force(start: Sizes, operations: Sequence[Operation]) -> list[Any]:
    """The shape after each operation, or the word error from the first on that fails."""
    array, found = np.zeros(start, np.int8), list[Any]()
    for name, *rest in operations:
        try:
            array = _NUMPY[name](array, *rest)
        except (ValueError, IndexError):
            return [*found, *["error"] * (len(operations) - len(found))]
        found.append(Shape(array.shape))
    return found


def _flattened(a: Any, start: int) -> Any:
    """All dimensions from one on in a row."""
    return a.reshape(*a.shape[:start], a.shape[start] * prod(a.shape[start:][1:]))


def _expanded(a: Any, *sizes: int) -> Any:
    """Broadcast to sizes, in which -1 stands for the size that is there."""
    old = (-1,) * (len(sizes) - a.ndim) + a.shape
    return np.broadcast_to(a, [n if n != -1 else m for n, m in zip(sizes, old, strict=True)])


def _repeated(a: Any, *counts: int) -> Any:
    """Copies along every dimension; numpy would do with fewer counts."""
    if len(counts) < a.ndim:
        raise ValueError(counts)
    return np.tile(a, counts)


def _rearranged(a: Any, pattern: str, letter: str = "", size: int = 1) -> Any:
    """Every letter gets a dimension of its own, these are sorted, and neighbours are joined."""
    before, behind = (_dimensions(side) for side in pattern.split("->"))
    wanted = [[size if one == letter else -1 for one in dimension] for dimension in before]
    parts = [np.empty(n).reshape(split).shape for n, split in zip(a.shape, wanted, strict=True)]
    letters = [one for dimension in before for one in dimension]
    alone = a.reshape([n for part in parts for n in part])
    moved = alone.transpose([letters.index(one) for dimension in behind for one in dimension])
    ends = np.cumsum([len(dimension) for dimension in behind])[:-1]
    return moved.reshape([prod(map(int, part)) for part in np.split(moved.shape, ends)])


def _dimensions(side: str) -> list[list[str]]:
    """The letters of each dimension of one side of a pattern."""
    return [found.strip("()").split() for found in re.findall(r"[(].*?[)]|[a-z]", side)]


def _like(shape: Sizes) -> Any:
    """Another array."""
    return np.zeros(shape, np.int8)


_NUMPY: Mapping[str, Callable[..., Any]] = {
    "view": lambda a, *sizes: a.reshape(sizes),
    "reshape": lambda a, *sizes: a.reshape(sizes),
    "flatten": _flattened,
    "transpose": lambda a, one, other: np.swapaxes(a, one, other),
    "permute": lambda a, *order: np.transpose(a, order),
    "unsqueeze": lambda a, dim: np.expand_dims(a, dim),
    "squeeze": lambda a, dim: np.squeeze(a, dim) if a.shape[dim] == 1 else a,
    "sum": lambda a, dim, keepdim: np.sum(a, dim, keepdims=keepdim),
    "mean": lambda a, dim, keepdim: np.mean(a, dim, keepdims=keepdim),
    "max": lambda a, dim, keepdim: np.max(a, dim, keepdims=keepdim),
    "index": lambda a, dim, place: np.take(a, place, dim),
    "slice": lambda a, dim, start, stop: np.moveaxis(np.moveaxis(a, dim, 0)[start:stop], 0, dim),
    "matmul": lambda a, other: a @ _like(other),
    "add": lambda a, other: a + _like(other),
    "mul": lambda a, other: a * _like(other),
    "cat": lambda a, dim, other: np.concatenate([a, _like(other)], dim),
    "stack": lambda a, dim, count: np.stack([a] * count, dim),
    "repeat": _repeated,
    "expand": _expanded,
    "einsum": lambda a, pattern, other: np.einsum(pattern, a, _like(other)),
    "rearrange": _rearranged,
}
