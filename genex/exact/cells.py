"""The cells of vectors and matrices: taken apart, worked on and put together."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from genex.exact.formula import Number
from genex.exact.values import Matrix, Named, Shape


def together(*lists: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """The cells of lists of one length, side by side."""
    if len(set(map(len, lists))) > 1:
        lengths = " and ".join(str(len(one)) for one in lists)
        raise ValueError(f"lengths {lengths} do not match")
    return zip(*lists, strict=True)


def dot(a: Sequence[Number], b: Sequence[Number]) -> Number:
    """The sum of products."""
    return sum(x * y for x, y in together(a, b))


def onehot(label: int, classes: int) -> tuple[int, ...]:
    """1 at the label, 0 elsewhere."""
    if isinstance(label, int) and not 0 <= label < classes:  # a symbol may be any class
        raise ValueError(f"{label} is not a class from 0 to {classes - 1}")
    return tuple(int(k == label) for k in range(classes))


def width(matrix: Matrix) -> int:
    """How many there are; none where there is no row."""
    return len(matrix[0]) if matrix else 0


def each(function: Callable[..., Any], *values: Any) -> Any:
    """A function applied cell by cell to numbers, vectors or matrices of one shape."""
    if isinstance(values[0], (list, tuple)):
        return [each(function, *cells) for cells in together(*values)]
    return function(*values)


def exactly(x: Number) -> Number:
    """Whole numbers as fractions, so that dividing them stays exact."""
    return Fraction(x) if isinstance(x, int) else x


def flat(value: Any) -> list[Any]:
    """The cells of a number, vector or matrix, row by row; a shape is one cell."""
    if isinstance(value, (list, tuple)) and not isinstance(value, Shape):
        return [cell for part in value for cell in flat(part)]
    return [value]


def refilled(value: Any, cells: Iterator[Any]) -> Any:
    """The form of a value with other cells."""
    if isinstance(value, (list, tuple)) and not isinstance(value, Shape):
        return tuple(refilled(part, cells) for part in value)
    return next(cells)


def dimensions(value: Any) -> list[int]:
    """How many rows, how many in each row, and so on; nothing for a single value."""
    if isinstance(value, Named):
        return [len(value.names)]
    if isinstance(value, (list, tuple)) and not isinstance(value, Shape):
        return [len(value), *(dimensions(value[0]) if value else [])]
    return []


def names_of(value: Any) -> tuple[str, ...]:
    """The names of cells that have names."""
    return value.names if isinstance(value, Named) else ()
