"""The same numbers in other shapes: view, reshape, flatten, unsqueeze, squeeze."""

from math import prod

from genex.exercise import Draw
from genex.families.tensors.shapes.kind import (
    Kind,
    Operation,
    Sizes,
    at_least,
    axis,
    can_grow,
    fit,
    method,
)


def view(shape: Sizes, *sizes: int) -> Sizes:
    """The same numbers in another shape; one -1 is worked out from the others."""
    total, known = prod(shape), prod(size for size in sizes if size != -1)
    fit(sizes.count(-1) <= 1 and all(size > 0 or size == -1 for size in sizes))
    fit(total % known == 0)
    fit(-1 in sizes or known == total)
    return tuple(total // known if size == -1 else size for size in sizes)


def _splits(shape: Sizes) -> list[Sizes]:
    """Ways to keep the first size and to split the rest around a -1."""
    rest = prod(shape[1:])
    divisors = [n for n in range(2, rest) if rest % n == 0]
    orders = [order for n in divisors for order in ((shape[0], -1, n), (shape[0], n, -1))]
    return [order for order in orders if view(shape, *order) != shape]


def _draw_view(d: Draw, at: str, shape: Sizes) -> Operation:
    """One of these ways."""
    return d.choice(f"{at}/sizes", _splits(shape))


def _flatten(shape: Sizes, start: int) -> Sizes:
    """All dimensions from `start` on become one."""
    start = axis(start, len(shape))
    return (*shape[:start], prod(shape[start:]))


def _draw_flatten(d: Draw, at: str, shape: Sizes) -> Operation:
    """From the second dimension on, as behind a batch, or from a later one."""
    return (d.common.integer(f"{at}/start", 1, len(shape) - 2),)


def _unsqueeze(shape: Sizes, dim: int) -> Sizes:
    """A new dimension of size 1."""
    dim = axis(dim, len(shape) + 1)
    return (*shape[:dim], 1, *shape[dim:])


def _draw_unsqueeze(d: Draw, at: str, shape: Sizes) -> Operation:
    """Anywhere."""
    return (d.choice(f"{at}/dim", [*range(len(shape) + 1), -1]),)


def _squeeze(shape: Sizes, dim: int) -> Sizes:
    """A dimension goes if its size is 1."""
    dim = axis(dim, len(shape))
    return (*shape[:dim], *shape[dim + 1 :]) if shape[dim] == 1 else shape


def _draw_squeeze(_d: Draw, _at: str, shape: Sizes) -> Operation:
    """The first dimension of size 1."""
    return (shape.index(1),)


KINDS = {
    "view": Kind(
        view, method("view"), _draw_view, lambda s: bool(_splits(s)), "i+", '["view", 32, -1]'
    ),
    "reshape": Kind(
        view, method("reshape"), _draw_view, lambda s: bool(_splits(s)), "i+", '["reshape", 32, -1]'
    ),
    "flatten": Kind(
        _flatten,
        lambda start: f"x.flatten(start_dim={start})",
        _draw_flatten,
        at_least(3),
        "i",
        '["flatten", 1]',
    ),
    "unsqueeze": Kind(
        _unsqueeze, method("unsqueeze"), _draw_unsqueeze, can_grow, "i", '["unsqueeze", 0]'
    ),
    "squeeze": Kind(
        _squeeze,
        method("squeeze"),
        _draw_squeeze,
        lambda s: len(s) > 2 and 1 in s,
        "i",
        '["squeeze", 0]',
    ),
}
