"""The names by which formulas call the cells of fields and steps."""

from collections.abc import Iterator, Mapping
from typing import Any

from genex.exact.formula import named

Symbol = str | tuple[str, ...]  # a name for a quantity's cells, or one for each of its vectors


def in_names(value: Any, symbol: Symbol) -> Any:
    """A name for each cell: x, or x1 and x2, or w11 and w12.

    Of vectors that have a name each, this is the name of any one element.
    """
    if isinstance(symbol, tuple):
        return tuple((named(letter),) for letter, _ in zip(symbol, value, strict=False))
    if isinstance(value, (tuple, list)):
        return tuple(in_names(cell, f"{symbol}{n}") for n, cell in enumerate(value, 1))
    return value if value is None else named(symbol)


def symbol_values(exercise: Any) -> dict[str, Any]:
    """The number behind each name that formulas may use: x1, x2, yhat, …"""
    return _values_of(exercise, exercise.names)


def answer_values(exercise: Any) -> dict[str, Any]:
    """The number behind each name that answers may use: those, and what the statement defines."""
    return _values_of(exercise, {**exercise.names, **exercise.also_named})


def _values_of(exercise: Any, names: Mapping[str, Symbol]) -> dict[str, Any]:
    """The number behind each of these names."""
    return dict(
        pair
        for quantity, symbol in names.items()
        for pair in _named_cells(getattr(exercise, quantity), symbol)
    )


def _named_cells(value: Any, symbol: Symbol) -> Iterator[tuple[str, Any]]:
    """The cells of a value, each with its name; of vectors with a name each, the first elements."""
    if isinstance(symbol, tuple):
        yield from zip(symbol, (vector[0] for vector in value), strict=False)
    elif isinstance(value, (tuple, list)):
        for n, cell in enumerate(value, 1):
            yield from _named_cells(cell, f"{symbol}{n}")
    elif value is not None:
        yield symbol, value
