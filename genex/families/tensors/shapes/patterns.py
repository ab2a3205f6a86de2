"""Operations told by letters: einsum, and rearrange of the package einops."""

import re
from collections.abc import Callable, Mapping, Sequence
from math import prod

from genex.exercise import Draw, Shape
from genex.families.tensors.shapes.kind import Kind, Operation, Sizes, fit, fresh, rand

Group = tuple[str, ...]  # the letters of one dimension


def sides(pattern: str) -> tuple[str, str, str]:
    """The letters of both tensors and of the result: "ij,jk->ik"."""
    first, other, result = re.split(",|->", pattern)
    return first, other, result


def sizes_of_letters(shape: Sizes, pattern: str, other: Sizes) -> dict[str, int]:
    """The size behind each letter, which both tensors agree on; a 1 stretches."""
    first, second, _ = sides(pattern)
    fit(len(first) == len(shape) and len(second) == len(other))
    sizes: dict[str, int] = {}
    for letter, size in (*zip(first, shape, strict=True), *zip(second, other, strict=True)):
        known = sizes.get(letter, 1)
        fit(known == size or 1 in {known, size})
        sizes[letter] = max(known, size)
    return sizes


def einsum(shape: Sizes, pattern: str, other: Sizes) -> Sizes:
    """The letters of the result stay; all others are summed away."""
    sizes = sizes_of_letters(shape, pattern, other)
    return tuple(sizes[letter] for letter in sides(pattern)[2])


_PRODUCTS = {  # by the dimensions of x
    2: ("ij,jk->ik", "ij,ik->jk", "ij,jk->ki"),
    3: ("bij,bjk->bik", "bij,bik->bjk", "bij,jk->bik", "bij,bkj->bki", "bij,bj->bi"),
    4: ("bhij,bhjk->bhik", "bhij,bhkj->bhik", "bhij,bhkj->bik", "bhij,hjk->bik"),
}


def _draw_einsum(d: Draw, at: str, shape: Sizes) -> Operation:
    """A product of matrices, perhaps of a batch of them, and a tensor that fits."""
    pattern = d.common.choice(f"{at}/pattern", _PRODUCTS[len(shape)])
    first, second, _ = sides(pattern)
    sizes = {"k": fresh(d, f"{at}/size", shape), **dict(zip(first, shape, strict=True))}
    return (pattern, Shape(sizes[letter] for letter in second))


def _groups(side: str) -> list[Group]:
    """The dimensions of one side of a pattern: "b (h w)" has ("b",) and ("h", "w")."""
    return [tuple(part.strip("()").split()) for part in re.findall(r"\([^)]*\)|\w+", side)]


def both(pattern: str) -> tuple[list[Group], list[Group]]:
    """The dimensions before and behind the arrow."""
    before, behind = pattern.split("->")
    return _groups(before), _groups(behind)


def sizes_of_groups(
    dims: Sequence[Group], shape: Sizes, given: Mapping[str, int]
) -> dict[str, int]:
    """The size behind each letter; of a group, one letter may be worked out from the others."""
    fit(len(dims) == len(shape))
    sizes = dict(given)
    for group, size in zip(dims, shape, strict=True):
        open_letters = [letter for letter in group if letter not in sizes]
        known = prod(sizes.get(letter, 1) for letter in group)
        fit(size % known == 0 and (size == known or open_letters))
        sizes.update(dict.fromkeys(open_letters, size // known))
    return sizes


def sizes_of_layout(shape: Sizes, pattern: str, letter: str = "", size: int = 1) -> dict[str, int]:
    """The size behind each letter of a pattern."""
    return sizes_of_groups(both(pattern)[0], shape, {letter: size} if letter else {})


def _rearrange(shape: Sizes, pattern: str, letter: str = "", size: int = 1) -> Sizes:
    """Letters find their new places; letters in brackets share a dimension, as a product."""
    sizes = sizes_of_layout(shape, pattern, letter, size)
    return tuple(prod(sizes[one] for one in group) for group in both(pattern)[1])


_LAYOUTS = {  # by the dimensions of x; what stands in brackets before the arrow is split
    2: ("b (h w) -> b h w", "(b n) d -> n b d"),
    3: (
        "b h w -> b (h w)",
        "b n d -> (n b) d",
        "b n (h d) -> b h n d",
        "b (h w) c -> b c h w",
        "(b h) w c -> b w (h c)",
    ),
    4: ("b c h w -> b (h w) c", "b h n d -> b n (h d)", "b c h (w p) -> (b w) c (h p)"),
}


def _divisors(size: int) -> list[int]:
    """The numbers that split a size."""
    return [n for n in range(2, size) if size % n == 0]


def _split_dimension(pattern: str) -> int | None:
    """The dimension that a pattern splits, if it splits one."""
    return next((k for k, group in enumerate(both(pattern)[0]) if len(group) > 1), None)


def _layouts(shape: Sizes) -> list[str]:
    """The patterns that can be drawn for a shape."""
    places = {pattern: _split_dimension(pattern) for pattern in _LAYOUTS.get(len(shape), ())}
    return [p for p, place in places.items() if place is None or _divisors(shape[place])]


def _draw_rearrange(d: Draw, at: str, shape: Sizes) -> Operation:
    """A pattern, and the size of the first letter of the dimension that is split."""
    pattern = d.common.choice(f"{at}/pattern", _layouts(shape))
    place = _split_dimension(pattern)
    if place is None:
        return (pattern,)
    letter = both(pattern)[0][place][0]
    return (pattern, letter, d.choice(f"{at}/size", _divisors(shape[place])))


def _code_of_rearrange(pattern: str, letter: str = "", size: int = 1) -> str:
    """As einops writes it."""
    return f'rearrange(x, "{pattern}"{f", {letter}={size}" if letter else ""})'


KINDS = {
    "einsum": Kind(
        einsum,
        lambda pattern, other: f'torch.einsum("{pattern}", x, {rand(other)})',
        _draw_einsum,
        lambda s: len(s) in _PRODUCTS,
        "ts",
        '["einsum", "ij,jk->ik", [28, 10]]',
        scatters=True,
    ),
    "rearrange": Kind(
        _rearrange,
        _code_of_rearrange,
        _draw_rearrange,
        lambda s: bool(_layouts(s)),
        "t(ti)?",
        '["rearrange", "b (h w) -> b h w", "h", 4]',
        scatters=True,
    ),
}
LETTERS: Mapping[str, Callable[..., dict[str, int]]] = {
    "einsum": sizes_of_letters,
    "rearrange": sizes_of_layout,
}
