"""How far a number is to be rounded: to so many decimals, or to so many significant figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, isfinite, log10

from genex.messages import counted

_OF_ZERO = 12  # decimals that 0 is compared to, whose figures cannot be counted
_LEAST_DECIMALS, _LEAST_FIGURES = 1, 2  # to which somebody rounds who rounds too early


@dataclass(frozen=True, slots=True)
class Figures:
    """So many significant figures; a few more of them are `figures + 2`."""

    count: int

    def __add__(self, more: int) -> "Figures":
        return Figures(self.count + more)


Places = int | Figures  # decimals, or significant figures


def decimals_of(value: float, places: Places) -> int:
    """The decimals behind which a number of this size is cut; below 0 before the point.

    >>> decimals_of(0.012345, Figures(3)), decimals_of(-12345, Figures(3)), decimals_of(5, 4)
    (4, -2, 4)
    """
    if isinstance(places, int):
        return places
    if value == 0 or not isfinite(value):
        return _OF_ZERO
    return places.count - 1 - floor(log10(abs(value)))


def unit(value: float, places: Places) -> float:
    """A unit of the last place that counts."""
    return 10.0 ** -decimals_of(value, places)


def nearly(value: float, places: Places) -> float:
    """A float rounded to these places."""
    return round(value, decimals_of(value, places))


def coarser(places: Places) -> Iterator[Places]:
    """These places and fewer, to which somebody may have rounded on the way."""
    if isinstance(places, int):
        yield from range(places, _LEAST_DECIMALS - 1, -1)
    else:
        yield from map(Figures, range(places.count, _LEAST_FIGURES - 1, -1))


def in_words(places: Places) -> str:
    """The places as papers say them.

    >>> in_words(4), in_words(1), in_words(Figures(3)), in_words(Figures(1))
    ('4 decimals', '1 decimal', '3 significant figures', '1 significant figure')
    """
    if isinstance(places, int):
        return counted(places, "decimal")
    return counted(places.count, "significant figure")
