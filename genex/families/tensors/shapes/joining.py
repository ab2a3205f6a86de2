"""Tensors that meet others or copies of themselves: products, broadcasting, cat, stack, repeat."""

from genex.exercise import Draw, Shape
from genex.families.tensors.shapes.kind import (
    Kind,
    Operation,
    Sizes,
    axis,
    can_grow,
    fit,
    fresh,
    method,
    rand,
    written,
)


def matmul(shape: Sizes, other: Sizes) -> Sizes:
    """The last dimension meets the other's last but one; those in front broadcast."""
    fit(len(shape) >= 2 and len(other) >= 2 and shape[-1] == other[-2])
    return (*broadcast(shape[:-2], other[:-2]), shape[-2], other[-1])


def _draw_matmul(d: Draw, at: str, shape: Sizes) -> Operation:
    """A matrix that fits, or one for each of the batch, with a new number of columns."""
    batch = d.common.choice(f"{at}/batch", ((), shape[:-2]))
    return (Shape((*batch, shape[-1], fresh(d, f"{at}/columns", shape))),)


def broadcast(shape: Sizes, other: Sizes) -> Sizes:
    """Sizes are matched from the right; a 1 stretches."""
    rank = max(len(shape), len(other))
    pairs = list(zip(padded(shape, rank), padded(other, rank), strict=True))
    fit(all(a == b or 1 in {a, b} for a, b in pairs))
    return tuple(b if a == 1 else a for a, b in pairs)


def padded(shape: Sizes, rank: int) -> Sizes:
    """Ones in front, up to the rank."""
    fit(len(shape) <= rank)
    return (1,) * (rank - len(shape)) + shape


def _draw_broadcast(d: Draw, at: str, shape: Sizes) -> Operation:
    """A tensor that stretches the last 1 behind the first dimension, or adds a new one in front.

    Its first size is that of x, so that matching from the left seems to work, too.
    """
    first = shape[0] if shape[0] > 1 else fresh(d, f"{at}/first", shape)
    if 1 in shape[1:]:
        behind = shape[::-1].index(1)
        return (Shape((first, *shape[len(shape) - behind :])),)
    return (Shape((first, *(1 for _ in shape[1:]), shape[-1])),)


def cat(shape: Sizes, dim: int, other: Sizes) -> Sizes:
    """Joined along a dimension; all others agree."""
    dim = axis(dim, len(shape))
    fit(len(other) == len(shape))
    fit(all(a == b for k, (a, b) in enumerate(zip(shape, other, strict=True)) if k != dim))
    return (*shape[:dim], shape[dim] + other[dim], *shape[dim + 1 :])


def _draw_cat(d: Draw, at: str, shape: Sizes) -> Operation:
    """A tensor of the same shape or of another size along any dimension."""
    dim = d.integer(f"{at}/dim", 0, len(shape) - 1)
    size = d.choice(f"{at}/size", (shape[dim], fresh(d, f"{at}/other", shape, 1)))
    return (dim, Shape((*shape[:dim], size, *shape[dim + 1 :])))


def stack(shape: Sizes, dim: int, count: int) -> Sizes:
    """So many tensors of this shape along a new dimension."""
    dim = axis(dim, len(shape) + 1)
    return (*shape[:dim], count, *shape[dim:])


def _draw_stack(d: Draw, at: str, shape: Sizes) -> Operation:
    """Two to four, anywhere."""
    return (d.integer(f"{at}/dim", 0, len(shape)), d.integer(f"{at}/count", 2, 4))


def _repeat(shape: Sizes, *counts: int) -> Sizes:
    """Each dimension so many times; more counts than dimensions make new ones in front."""
    return tuple(a * b for a, b in zip(padded(shape, len(counts)), counts, strict=True))


def _draw_repeat(d: Draw, at: str, shape: Sizes) -> Operation:
    """Two different counts, the others 1."""
    counts = d.permutation(f"{at}/counts", (2, 3, *(1 for _ in shape[2:])))
    new = can_grow(shape) and d.common.choice(f"{at}/new", (False, True))
    return (d.integer(f"{at}/front", 2, 4), *counts) if new else counts


def expand(shape: Sizes, *sizes: int) -> Sizes:
    """Dimensions of size 1 stretch, new ones come in front; -1 leaves a size as it is."""
    front = len(sizes) - len(shape)
    fit(front >= 0 and all(size > 0 for size in sizes[:front]))
    wanted = [n if n != -1 else old for n, old in zip(sizes[front:], shape, strict=True)]
    fit(all(old in {1, new} and new > 0 for old, new in zip(shape, wanted, strict=True)))
    return (*sizes[:front], *wanted)


def _draw_expand(d: Draw, at: str, shape: Sizes) -> Operation:
    """A new size for a 1, or a new dimension in front."""
    size = fresh(d, f"{at}/size", shape)
    if 1 in shape:
        place = shape.index(1)
        return (*shape[:place], size, *shape[place + 1 :])
    return (size, *shape)


def _operator(sign: str, name: str) -> Kind:
    """An operation cell by cell with another tensor."""
    return Kind(
        broadcast,
        lambda other: f"x {sign} {rand(other)}",
        _draw_broadcast,
        lambda s: 1 in s[1:] or can_grow(s),
        "s",
        f'["{name}", [1, 28]]',
    )


KINDS = {
    "matmul": Kind(
        matmul,
        lambda other: f"x @ {rand(other)}",
        _draw_matmul,
        lambda _: True,
        "s",
        '["matmul", [28, 10]]',
    ),
    "add": _operator("+", "add"),
    "mul": _operator("*", "mul"),
    "cat": Kind(
        cat,
        lambda dim, other: f"torch.cat([x, {rand(other)}], dim={dim})",
        _draw_cat,
        lambda _: True,
        "is",
        '["cat", 0, [8, 28]]',
    ),
    "stack": Kind(
        stack,
        lambda dim, count: f"torch.stack([{written(['x'] * count)}], dim={dim})",
        _draw_stack,
        can_grow,
        "ii",
        '["stack", 0, 4]',
    ),
    "repeat": Kind(
        _repeat, method("repeat"), _draw_repeat, lambda _: True, "i+", '["repeat", 1, 3]'
    ),
    "expand": Kind(
        expand,
        method("expand"),
        _draw_expand,
        lambda s: 1 in s or can_grow(s),
        "i+",
        '["expand", 5, -1, -1]',
        scatters=True,
    ),
}
