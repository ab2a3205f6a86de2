"""Dimensions in another order: transpose and permute."""

from itertools import combinations, pairwise, permutations

from genex.exercise import Draw
from genex.families.tensors.shapes.kind import Kind, Operation, Sizes, at_least, axis, fit, method


def _transpose(shape: Sizes, first: int, second: int) -> Sizes:
    """Two dimensions change places."""
    sizes, a, b = list(shape), axis(first, len(shape)), axis(second, len(shape))
    sizes[a], sizes[b] = sizes[b], sizes[a]
    return tuple(sizes)


def _draw_transpose(d: Draw, at: str, shape: Sizes) -> Operation:
    """Two neighbours, or the last two counted from the end, as for a batch of matrices."""
    neighbours = [(a, b) for a, b in combinations(range(len(shape)), 2) if b == a + 1]
    return d.choice(f"{at}/dims", [*neighbours, (-2, -1)])


def permute(shape: Sizes, *order: int) -> Sizes:
    """New dimension k is old dimension order[k]."""
    fit(sorted(axis(dim, len(shape)) for dim in order) == list(range(len(shape))))
    return tuple(shape[dim] for dim in order)


def _draw_permute(d: Draw, at: str, shape: Sizes) -> Operation:
    """An order that is another one when it is read backwards."""
    orders = permutations(range(len(shape)))
    return d.choice(f"{at}/order", [o for o in orders if any(o[o[k]] != k for k in o)])


def _turned(shape: Sizes) -> bool:
    """Whether exchanging two neighbours shows."""
    return all(a != b for a, b in pairwise(shape))


KINDS = {
    "transpose": Kind(
        _transpose,
        method("transpose"),
        _draw_transpose,
        _turned,
        "ii",
        '["transpose", 0, 1]',
        scatters=True,
    ),
    "permute": Kind(
        permute,
        method("permute"),
        _draw_permute,
        at_least(3),
        "i+",
        '["permute", 1, 0, 2]',
        scatters=True,
    ),
}
