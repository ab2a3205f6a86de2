"""The values that exercises hold: vectors, matrices, counts, shapes and named numbers."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, NewType, Self

Vector = tuple[Fraction, ...]
Matrix = tuple[Vector, ...]
Count = NewType("Count", Fraction)  # a whole number to calculate with


class Shape(tuple[int, ...]):
    """The sizes of a tensor; marked as one thing."""

    __slots__ = ()


class Named(tuple[tuple[Any, ...], ...]):  # noqa: SLOT001  (a tuple has no room for slots)
    """Rows of numbers that go by names, such as w1 and b1."""

    names: tuple[str, ...]

    def __new__(cls, rows: Sequence[Mapping[str, Any]]) -> Self:
        """Each row as its numbers by their names."""
        named = super().__new__(cls, (tuple(row.values()) for row in rows))
        named.names = tuple(name for row in rows for name in row)
        return named


MOST_CELLS = 10**5  # of a tensor: the second route makes it

ERROR = "error"
