"""The shapes of tensor operations: each one's rule, as in PyTorch, and its drawn arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import prod
from typing import Any

import numpy as np

from genex.draw import Draw, Unsuitable
from genex.exact import Shape

Sizes = tuple[int, ...]
Operation = tuple[Any, ...]  # its name and its arguments: ("view", 32, -1, 28)
Rule = Callable[..., Sizes]
ERROR = "error"
TURNING = ("transpose", "permute")  # they leave memory as it is, so that a view may fail after them


class Misfit(Exception):
    """The operation is not defined for this shape."""


def fit(condition: object) -> None:
    """Raise a misfit unless the condition holds."""
    if not condition:
        raise Misfit


def axis(dim: int, rank: int) -> int:
    """A dimension counted from the front; negative ones count from the end."""
    fit(-rank <= dim < rank)
    return dim % rank


def view(shape: Sizes, *sizes: int) -> Sizes:
    """The same numbers in another shape; one -1 is worked out from the others."""
    total, known = prod(shape), prod(size for size in sizes if size != -1)
    fit(sizes.count(-1) <= 1 and all(size > 0 or size == -1 for size in sizes))
    fit(total % known == 0)
    fit(-1 in sizes or known == total)
    return tuple(total // known if size == -1 else size for size in sizes)


def draw_view(d: Draw, at: str, shape: Sizes) -> Operation:
    """The first size is kept, the others are split anew around a -1."""
    rest = prod(shape[1:])
    divisors = [n for n in range(2, rest) if rest % n == 0 and n not in shape[1:]]
    if not divisors:
        raise Unsuitable("'view' finds nothing to split")
    split = d.choice(f"{at}/split", divisors)
    return d.choice(f"{at}/order", ((shape[0], -1, split), (shape[0], split, -1)))


def flatten(shape: Sizes, start: int) -> Sizes:
    """All dimensions from `start` on become one."""
    start = axis(start, len(shape))
    return (*shape[:start], prod(shape[start:]))


def draw_flatten(_d: Draw, _at: str, _shape: Sizes) -> Operation:
    """From the second dimension on, as behind a batch."""
    return (1,)


def transpose(shape: Sizes, first: int, second: int) -> Sizes:
    """Two dimensions change places."""
    sizes, a, b = list(shape), axis(first, len(shape)), axis(second, len(shape))
    sizes[a], sizes[b] = sizes[b], sizes[a]
    return tuple(sizes)


def draw_transpose(d: Draw, at: str, shape: Sizes) -> Operation:
    """Two different dimensions."""
    return d.permutation(f"{at}/dims", range(len(shape)))[:2]


def permute(shape: Sizes, *order: int) -> Sizes:
    """New dimension k is old dimension order[k]."""
    fit(sorted(axis(dim, len(shape)) for dim in order) == list(range(len(shape))))
    return tuple(shape[dim] for dim in order)


def draw_permute(d: Draw, at: str, shape: Sizes) -> Operation:
    """Any order."""
    return d.permutation(f"{at}/order", range(len(shape)))


def unsqueeze(shape: Sizes, dim: int) -> Sizes:
    """A new dimension of size 1."""
    dim = axis(dim, len(shape) + 1)
    return (*shape[:dim], 1, *shape[dim:])


def draw_unsqueeze(d: Draw, at: str, shape: Sizes) -> Operation:
    """Anywhere."""
    return (d.integer(f"{at}/dim", 0, len(shape)),)


def squeeze(shape: Sizes, dim: int) -> Sizes:
    """A dimension goes if its size is 1."""
    dim = axis(dim, len(shape))
    return (*shape[:dim], *shape[dim + 1 :]) if shape[dim] == 1 else shape


def draw_squeeze(_d: Draw, _at: str, shape: Sizes) -> Operation:
    """A dimension of size 1, if there is one."""
    if 1 not in shape:
        raise Unsuitable("'squeeze' finds no dimension of size 1")
    return (shape.index(1),)


def reduced(shape: Sizes, dim: int, keepdim: bool) -> Sizes:
    """A sum, mean or maximum over one dimension."""
    dim = axis(dim, len(shape))
    return (*shape[:dim], *((1,) if keepdim else ()), *shape[dim + 1 :])


def draw_reduced(d: Draw, at: str, shape: Sizes) -> Operation:
    """Any dimension, kept or not."""
    return (d.integer(f"{at}/dim", 0, len(shape) - 1), d.choice(f"{at}/keepdim", (False, True)))


def matmul(shape: Sizes, other: Sizes) -> Sizes:
    """The last dimension meets the other's last but one; those in front broadcast."""
    fit(len(shape) >= 2 and len(other) >= 2 and shape[-1] == other[-2])
    return (*broadcast(shape[:-2], other[:-2]), shape[-2], other[-1])


def draw_matmul(d: Draw, at: str, shape: Sizes) -> Operation:
    """A matrix that fits, with a new number of columns."""
    return (Shape((shape[-1], d.integer(f"{at}/columns", 2, 12))),)


def broadcast(shape: Sizes, other: Sizes) -> Sizes:
    """Sizes are matched from the right; a 1 stretches."""
    rank = max(len(shape), len(other))
    pairs = list(zip(padded(shape, rank), padded(other, rank), strict=True))
    fit(all(a == b or 1 in {a, b} for a, b in pairs))
    return tuple(b if a == 1 else a for a, b in pairs)


def padded(shape: Sizes, rank: int) -> Sizes:
    """Ones in front, up to the rank."""
    return (1,) * (rank - len(shape)) + shape


def draw_broadcast(d: Draw, at: str, shape: Sizes) -> Operation:
    """A column of the last sizes, with a new dimension in front."""
    return (Shape((d.integer(f"{at}/front", 2, 5), *(1 for _ in shape[1:]), shape[-1])),)


def cat(shape: Sizes, dim: int, other: Sizes) -> Sizes:
    """Joined along a dimension; all others agree."""
    dim = axis(dim, len(shape))
    fit(len(other) == len(shape))
    fit(all(a == b for k, (a, b) in enumerate(zip(shape, other, strict=True)) if k != dim))
    return (*shape[:dim], shape[dim] + other[dim], *shape[dim + 1 :])


def draw_cat(d: Draw, at: str, shape: Sizes) -> Operation:
    """Another tensor of another size along any dimension."""
    dim = d.integer(f"{at}/dim", 0, len(shape) - 1)
    return (dim, Shape((*shape[:dim], d.integer(f"{at}/size", 1, 9), *shape[dim + 1 :])))


def stack(shape: Sizes, dim: int, count: int) -> Sizes:
    """So many tensors of this shape along a new dimension."""
    dim = axis(dim, len(shape) + 1)
    return (*shape[:dim], count, *shape[dim:])


def draw_stack(d: Draw, at: str, shape: Sizes) -> Operation:
    """Two to four, anywhere."""
    return (d.integer(f"{at}/dim", 0, len(shape)), d.integer(f"{at}/count", 2, 4))


RULES: Mapping[str, Rule] = {
    "view": view,
    "flatten": flatten,
    "transpose": transpose,
    "permute": permute,
    "unsqueeze": unsqueeze,
    "squeeze": squeeze,
    "sum": reduced,
    "mean": reduced,
    "matmul": matmul,
    "add": broadcast,
    "cat": cat,
    "stack": stack,
}
ARGUMENTS: Mapping[str, Callable[[Draw, str, Sizes], Operation]] = {
    "view": draw_view,
    "flatten": draw_flatten,
    "transpose": draw_transpose,
    "permute": draw_permute,
    "unsqueeze": draw_unsqueeze,
    "squeeze": draw_squeeze,
    "sum": draw_reduced,
    "mean": draw_reduced,
    "matmul": draw_matmul,
    "add": draw_broadcast,
    "cat": draw_cat,
    "stack": draw_stack,
}


def draw_chain(
    d: Draw, start: Sizes, names: Sequence[str], *, misfit: bool = False
) -> tuple[Operation, ...]:
    """The named operations one after the other, each changing the shape; the last may not fit."""
    operations: list[Operation] = []
    shape = tuple(start)
    if "view" in names and set(names[: names.index("view")]).intersection(TURNING):
        raise Unsuitable("'view' comes after dimensions have changed places")
    for number, name in enumerate(names, 1):
        operation = (name, *ARGUMENTS[name](d, f"operation/{number}", shape))
        if misfit and number == len(names):
            operation = misfitting(shape, operation)
        else:
            before, shape = shape, RULES[name](shape, *operation[1:])
            if shape == before or len(shape) < 2:
                raise Unsuitable(f"'{name}' leaves the shape as it is, or a vector")
        operations.append(operation)
    return tuple(operations)


def apply(rules: Mapping[str, Rule], shape: Shape | str, operation: Operation) -> Shape | str:
    """The shape after an operation, or the word error; after an error all is error."""
    if isinstance(shape, str):
        return ERROR
    try:
        return Shape(rules[operation[0]](shape, *operation[1:]))
    except Misfit:
        return ERROR


def follow(rules: Mapping[str, Rule], start: Sizes, operations: tuple[Operation, ...]) -> list[Any]:
    """The shape after each operation."""
    shapes: list[Shape | str] = [Shape(start)]
    for operation in operations:
        shapes.append(apply(rules, shapes[-1], operation))
    return shapes[1:]


def misfitting(shape: Sizes, operation: Operation) -> Operation:
    """The operation with one of its sizes raised by one so that it no longer fits."""
    for raised in raises(operation):
        if apply(RULES, Shape(shape), raised) == ERROR:
            return tuple(raised)
    raise Unsuitable(f"'{operation[0]}' fits whatever its sizes are")


def raises(value: Operation | int) -> Iterator[Any]:
    """The value with each of its whole numbers raised by one, in turn."""
    if isinstance(value, tuple):
        for k, part in enumerate(value):
            for raised in raises(part):
                yield type(value)((*value[:k], raised, *value[k + 1 :]))
    elif type(value) is int:
        yield value + 1


def brute_force(start: Sizes, operations: Sequence[Operation]) -> list[Any]:
    """The shapes by numpy, which carries out each operation on an array of that shape."""
    array, found = np.zeros(start, bool), list[Any]()
    for name, *rest in operations:
        try:
            array = NUMPY[name](array, *rest)
        except (ValueError, IndexError):
            return [*found, *[ERROR] * (len(operations) - len(found))]
        found.append(Shape(array.shape))
    return found


NUMPY: Mapping[str, Callable[..., Any]] = {
    "view": lambda a, *sizes: a.reshape(sizes),
    "flatten": lambda a, start: a.reshape(
        *a.shape[:start], a.shape[start] * prod(a.shape[start:][1:])
    ),
    "transpose": np.swapaxes,
    "permute": lambda a, *order: np.transpose(a, order),
    "unsqueeze": np.expand_dims,
    "squeeze": lambda a, dim: np.squeeze(a, dim) if a.shape[dim] == 1 else a,
    "sum": lambda a, dim, keepdim: np.any(a, dim, keepdims=keepdim),
    "mean": lambda a, dim, keepdim: np.any(a, dim, keepdims=keepdim),
    "matmul": lambda a, other: a @ np.zeros(other, bool),
    "add": lambda a, other: a | np.zeros(other, bool),
    "cat": lambda a, dim, other: np.concatenate([a, np.zeros(other, bool)], dim),
    "stack": lambda a, dim, count: np.stack([a] * count, dim),
}


# Rules as students misremember them: the wrong twins of the tensor-shapes family.


def view_without_first(shape: Sizes, *sizes: int) -> Sizes:
    """-1 is worked out as if the first size were 1."""
    known = prod(size for size in sizes[1:] if size != -1)
    fit(known > 0)
    return tuple(prod(shape) // known if size == -1 else size for size in sizes)


def stack_in_place(shape: Sizes, dim: int, count: int) -> Sizes:
    """Copies are joined along an old dimension."""
    dim = min(axis(dim, len(shape) + 1), len(shape) - 1)
    return (*shape[:dim], shape[dim] * count, *shape[dim + 1 :])


def reduced_away(shape: Sizes, dim: int, _: object) -> Sizes:
    """The dimension always goes."""
    return reduced(shape, dim, keepdim=False)


def reduced_to_one(shape: Sizes, dim: int, _: object) -> Sizes:
    """The dimension always stays, with size 1."""
    return reduced(shape, dim, keepdim=True)


def matmul_turned(shape: Sizes, other: Sizes) -> Sizes:
    """Rows and columns of the product change places."""
    product = matmul(shape, other)
    return (*product[:-2], product[-1], product[-2])


def broadcast_from_left(shape: Sizes, other: Sizes) -> Sizes:
    """Sizes are matched from the left."""
    return broadcast(shape[::-1], other[::-1])[::-1]


def permute_back(shape: Sizes, *order: int) -> Sizes:
    """Old dimension k goes to place order[k]."""
    permute(shape, *order)
    places = [axis(dim, len(shape)) for dim in order]
    return tuple(shape[places.index(dim)] for dim in range(len(shape)))
