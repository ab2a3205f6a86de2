"""Rules as students misremember them: the wrong twins of the operations."""

from collections.abc import Mapping
from math import prod

from genex.families.tensors.shapes.joining import broadcast, cat, expand, matmul, padded, stack
from genex.families.tensors.shapes.kind import Misfit, Rule, Sizes, axis, fit
from genex.families.tensors.shapes.patterns import (
    both,
    einsum,
    sides,
    sizes_of_groups,
    sizes_of_layout,
    sizes_of_letters,
)
from genex.families.tensors.shapes.reducing import reduced
from genex.families.tensors.shapes.reshaping import view
from genex.families.tensors.shapes.turning import permute

RESHAPING, BY_CELL, REDUCING = ("view", "reshape"), ("add", "mul"), ("sum", "mean", "max")


def view_without_first(shape: Sizes, *sizes: int) -> Sizes:
    """-1 is worked out as if the first size were 1."""
    known = prod(size for size in sizes[1:] if size != -1)
    fit(known > 0)
    return tuple(prod(shape) // known if size == -1 else size for size in sizes)


def flatten_all(shape: Sizes, _start: int) -> Sizes:
    """The dimensions in front become part of it, too."""
    return (prod(shape),)


def unsqueeze_behind(shape: Sizes, dim: int) -> Sizes:
    """The new dimension stands behind the one that has its number."""
    place = min(axis(dim, len(shape) + 1) + 1, len(shape))
    return (*shape[:place], 1, *shape[place:])


def reverse(shape: Sizes, _first: int, _second: int) -> Sizes:
    """All dimensions turn around, as for a single matrix."""
    return shape[::-1]


def permute_back(shape: Sizes, *order: int) -> Sizes:
    """Old dimension k goes to place order[k]."""
    permute(shape, *order)
    places = [axis(dim, len(shape)) for dim in order]
    return tuple(shape[places.index(dim)] for dim in range(len(shape)))


def stack_in_place(shape: Sizes, dim: int, count: int) -> Sizes:
    """Copies are joined along an old dimension."""
    dim = min(axis(dim, len(shape) + 1), len(shape) - 1)
    return (*shape[:dim], shape[dim] * count, *shape[dim + 1 :])


def cat_on_top(shape: Sizes, dim: int, other: Sizes) -> Sizes:
    """Both are stacked along a new dimension, for which they must have one shape."""
    fit(shape == other)
    return stack(shape, dim, 2)


def reduced_away(shape: Sizes, dim: int, _keepdim: bool) -> Sizes:
    """The dimension always goes."""
    return reduced(shape, dim, keepdim=False)


def reduced_to_one(shape: Sizes, dim: int, _keepdim: bool) -> Sizes:
    """The dimension always stays, with size 1."""
    return reduced(shape, dim, keepdim=True)


def reduced_before(shape: Sizes, dim: int, keepdim: bool) -> Sizes:
    """Dimensions count from 1."""
    return reduced(shape, dim - 1 if dim > 0 else dim, keepdim)


def max_with_places(shape: Sizes, dim: int, keepdim: bool) -> Sizes:
    """The values and their places side by side."""
    return (2, *reduced(shape, dim, keepdim))


def index_kept(shape: Sizes, dim: int, _place: int) -> Sizes:
    """The dimension stays, with size 1."""
    return reduced(shape, dim, keepdim=True)


def slice_away(shape: Sizes, dim: int, _start: int, _stop: int) -> Sizes:
    """The dimension goes, as behind an index."""
    return reduced(shape, dim, keepdim=False)


def slice_with_stop(shape: Sizes, dim: int, start: int, stop: int) -> Sizes:
    """The place at which it stops is among them."""
    dim = axis(dim, len(shape))
    return (*shape[:dim], len(range(shape[dim] + 1)[start : stop + 1]), *shape[dim + 1 :])


def matmul_turned(shape: Sizes, other: Sizes) -> Sizes:
    """Rows and columns of the product change places."""
    product = matmul(shape, other)
    return (*product[:-2], product[-1], product[-2])


def matmul_without_batch(shape: Sizes, other: Sizes) -> Sizes:
    """Only the matrices are left."""
    return matmul(shape, other)[-2:]


def broadcast_from_left(shape: Sizes, other: Sizes) -> Sizes:
    """Sizes are matched from the left."""
    return broadcast(shape[::-1], other[::-1])[::-1]


def broadcast_unstretched(shape: Sizes, other: Sizes) -> Sizes:
    """Every size must be equal, 1 too; only missing ones are added."""
    fit(all(a == b for a, b in zip(shape[::-1], other[::-1], strict=False)))
    return max(shape, other, key=len)


def repeat_as_expand(shape: Sizes, *counts: int) -> Sizes:
    """The counts are the new sizes; a 1 leaves the old one."""
    sizes = padded(shape, len(counts))
    return tuple(old if new == 1 else new for old, new in zip(sizes, counts, strict=True))


def expand_as_repeat(shape: Sizes, *sizes: int) -> Sizes:
    """The sizes count how often each dimension is repeated."""
    old = padded(shape, len(sizes))
    return tuple(a * max(b, 1) for a, b in zip(old, sizes, strict=True))


def einsum_keeping_all(shape: Sizes, pattern: str, other: Sizes) -> Sizes:
    """Letters that are summed away stay, in the order in which they appear."""
    return tuple(sizes_of_letters(shape, pattern, other).values())


def einsum_summing_shared(shape: Sizes, pattern: str, other: Sizes) -> Sizes:
    """Every letter that both tensors have is summed away."""
    first, second, result = sides(pattern)
    left = "".join(letter for letter in result if not {letter} <= {*first} & {*second})
    return einsum(shape, f"{first},{second}->{left}", other)


def rearrange_adding(shape: Sizes, pattern: str, letter: str = "", size: int = 1) -> Sizes:
    """Letters in brackets add up."""
    sizes = sizes_of_layout(shape, pattern, letter, size)
    return tuple(sum(sizes[one] for one in group) for group in both(pattern)[1])


def rearrange_turned(shape: Sizes, pattern: str, letter: str = "", size: int = 1) -> Sizes:
    """The given size is taken for the other letter of its brackets."""
    before, behind = both(pattern)
    others = [one for group in before if letter in group for one in group if one != letter]
    sizes = sizes_of_groups(before, shape, dict.fromkeys(others, size))
    return tuple(prod(sizes[one] for one in group) for group in behind)


# What comes out of a misfit for those who do not see it.


def _view_of_any(shape: Sizes, *sizes: int) -> Sizes:
    """-1 is rounded down; otherwise the numbers are not counted."""
    known = prod(size for size in sizes if size != -1)
    return tuple(prod(shape) // known if size == -1 else size for size in sizes)


def _matmul_of_any(shape: Sizes, other: Sizes) -> Sizes:
    """The rows of one and the columns of the other, whatever meets inside."""
    fit(len(shape) >= 2)
    return (*_broadcast_of_any(shape[:-2], other[:-2]), shape[-2], other[-1])


def _broadcast_of_any(shape: Sizes, other: Sizes) -> Sizes:
    """The larger of two sizes."""
    rank = max(len(shape), len(other))
    return tuple(map(max, padded(shape, rank), padded(other, rank)))


def _cat_of_any(shape: Sizes, dim: int, other: Sizes) -> Sizes:
    """The sizes of the first in all other dimensions."""
    dim = axis(dim, min(len(shape), len(other)))
    return (*shape[:dim], shape[dim] + other[dim], *shape[dim + 1 :])


def _expand_to_any(_shape: Sizes, *sizes: int) -> Sizes:
    """The sizes that were asked for."""
    return sizes


def _einsum_of_any(shape: Sizes, pattern: str, other: Sizes) -> Sizes:
    """The size that a letter has in the first tensor."""
    first, second, result = sides(pattern)
    fit(len(first) == len(shape))
    sizes = {**dict(zip(second, other, strict=True)), **dict(zip(first, shape, strict=True))}
    return tuple(sizes[letter] for letter in result)


def _only_misfits(right: Rule, careless: Rule) -> Rule:
    """The right shape, and for a misfit what comes out without looking."""

    def rule(shape: Sizes, *arguments: int) -> Sizes:
        try:
            return right(shape, *arguments)
        except Misfit:
            return careless(shape, *arguments)

    return rule


CARELESS: Mapping[str, Rule] = {
    "view": _only_misfits(view, _view_of_any),
    "reshape": _only_misfits(view, _view_of_any),
    "matmul": _only_misfits(matmul, _matmul_of_any),
    "add": _only_misfits(broadcast, _broadcast_of_any),
    "mul": _only_misfits(broadcast, _broadcast_of_any),
    "cat": _only_misfits(cat, _cat_of_any),
    "expand": _only_misfits(expand, _expand_to_any),
    "einsum": _only_misfits(einsum, _einsum_of_any),
}
