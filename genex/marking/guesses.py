"""Answers that show no knowledge: nothing, one value, one row or one progression everywhere."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from genex.exact.values import Shape

_FEWEST_ALIKE, _LONG = 3, 4  # cells that say something by being all alike, or evenly apart
_EVEN = 1e-9  # of steps that are equal, relative to the numbers
_ALMOST_NOTHING = 1e-6  # of the largest right number, where the paper states no decimals


def least_of(values: Sequence[Any], decimals: int | None) -> float:
    """Below what size a number is nothing, where these are right."""
    if decimals is not None:
        return 0.5 * 10.0**-decimals
    sizes = [abs(x) for x in numbers_in(values) if isinstance(x, float) and x - x == 0]
    return _ALMOST_NOTHING * (max(sizes, default=0.0) or 1.0)


def numbers_in(values: Sequence[Any]) -> list[Any]:
    """The values; of formulas those at every point."""
    return [x for value in values for x in (value if type(value) is tuple else (value,))]


def tells(value: Any, least: float) -> bool:
    """Whether a value is more than nothing; an error and a shape of ones are nothing, too."""
    if isinstance(value, float):
        return abs(value) >= least
    if isinstance(value, Shape):
        return any(size > 1 for size in value)
    if type(value) is tuple:
        return any(tells(x, least) for x in value)
    return not isinstance(value, str)


def all_alike(values: Sequence[Any]) -> bool:
    """Whether there are several values, all alike."""
    return len(values) > 1 and len(set(values)) == 1


def is_even(values: Sequence[Any]) -> bool:
    """Whether several values are one and the same, or many numbers are evenly apart."""
    if len(values) >= _FEWEST_ALIKE and all_alike(values):
        return True
    told = len(values) >= _LONG and all(isinstance(x, float) for x in values)
    return told and (_is_constant(_steps(values)) or _is_constant(_factors(values)))


def _steps(values: Sequence[float]) -> list[float]:
    """By how much each number is above the one before it."""
    return [b - a for a, b in pairwise(values)]


def _factors(values: Sequence[float]) -> list[float]:
    """What each number is times the one before it; nothing where that is 0."""
    return [b / a for a, b in pairwise(values)] if all(values) else []


def _is_constant(values: Sequence[float]) -> bool:
    """Whether numbers are all alike, but for what doubles cannot tell."""
    size = max(map(abs, values), default=0.0)
    return bool(values) and max(values) - min(values) <= _EVEN * size


def are_repeated(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether there are several rows of several numbers, all alike."""
    return len(rows) > 1 and len(rows[0]) > 1 and all_alike([tuple(row) for row in rows])
