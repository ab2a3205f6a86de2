"""How far a number may be from a value to stand for it."""

import math
from typing import Any

from genex.answers.cells import Cell, figures
from genex.exact.choices import Words
from genex.exact.decimals import MOST_DECIMALS
from genex.exact.rounding import Figures, Places, decimals_of, unit
from genex.exact.values import Shape

_EXACT = 1e-9  # of doubles, relative to the size of the numbers
_ULPS = 4e-15  # of a decimal against an exact value
_NOTHING = 1e-12  # what is left in doubles where numbers cancel
_FORMULA, _NO_FORMULA = 1e-7, 1e-11  # of formulas at a point, where differences may cancel
LEAST_FIGURES = 2  # of a number that is told from others by its digits
_LONG = 2, 3  # decimals and figures of what stands for an exact value
_MOST_SHORT = 2  # decimals or figures that are left out
ENOUGH_FIGURES = 4  # of a decimal that stands for a fraction like 2/130


def _apart(a: float, b: float, places: Places | None = None) -> float:
    """The distance of two numbers, without what doubles cannot tell."""
    return abs(a - b) - _blur(b, places)


def _blur(a: float, places: Places | None) -> float:
    """What doubles cannot tell; of small numbers figures count, too, and exact ones are exact."""
    if isinstance(places, int):
        return _EXACT * max(1.0, abs(a))
    return _EXACT * abs(a) + (_NOTHING if places is None else 0.0)


def is_right(cell: Cell, value: Any, decimals: Places | None, spread: float) -> bool:
    """Whether it is the value, within the rounding that the paper allows."""
    if not isinstance(value, float):
        return is_same(cell, value)
    if decimals is None:
        return _is_exactly(cell, value)
    return _apart(cell.value, value, decimals) <= 0.5 * unit(value, decimals) + spread


def is_same(cell: Cell, value: Any) -> bool:
    """Whether it is the shape, the word or the boxes that are expected."""
    if isinstance(value, Words):
        return cell.value in value.forms
    return cell.value == value and isinstance(cell.value, Shape) == isinstance(value, Shape)


def _is_exactly(cell: Cell, value: float) -> bool:
    """Whether a number is an exact value; a decimal is, to the last digit."""
    if cell.decimals is None:
        return _apart(cell.value, value) <= 0
    return abs(cell.value - value) <= _ULPS * abs(value) or _is_cut_off(cell, value)


def _is_cut_off(cell: Cell, value: float) -> bool:
    """Whether a decimal is, to half a unit, an exact value that no short decimal writes."""
    if cell.decimals is None or figures(cell) < ENOUGH_FIGURES:
        return False
    short = _apart(round(value, MOST_DECIMALS), value) <= 0
    return not short and _apart(cell.value, value) <= 0.5 * 10.0**-cell.decimals


def window(
    cell: Cell, places: Places | None, digits: int, value: float = 0.0
) -> tuple[float, float]:
    """Between what values it stands for one, if it was cut off or rounded too early.

    A unit of significant figures depends on the `value` that is expected.
    """
    room = _slack(cell, places, digits, value) + _blur(cell.value, places)
    return cell.value - room, cell.value + room


def is_unit_away(cell: Cell, value: Any, decimals: Places | None) -> bool:
    """Whether it is the value, but for one unit of the last place that is asked."""
    if not isinstance(value, float):
        return is_same(cell, value)
    if decimals is None:  # what follows was worked out in doubles
        return _apart(cell.value, value) <= 0 or _is_cut_off(cell, value)
    return is_right(cell, value, decimals, 0.5 * unit(value, decimals))


def _slack(cell: Cell, places: Places | None, digits: int, value: float) -> float:
    """A unit of the last digit that counts: the last one asked, or the last one written.

    `digits` are the significant figures of the answer's longest cell.
    """
    decimals = cell.decimals
    if places is None:
        long = decimals is not None and decimals >= _LONG[0] and digits >= _LONG[1]
        return 10.0 ** -(decimals or 0) if long else 0.0
    told = decimals is not None and digits >= LEAST_FIGURES
    asked = decimals_of(value, places)
    written, least = _written_decimals(cell, places), asked - _MOST_SHORT
    if told and written >= asked:
        return 10.0**-asked
    if told and written >= (least if isinstance(places, Figures) else max(1, least)):
        return 10.0**-written
    return 0.5 * 10.0**-asked


def _written_decimals(cell: Cell, places: Places) -> int:
    """The decimals of a cell; where figures count, noughts before the point do not."""
    decimals = cell.decimals or 0
    if decimals or not isinstance(places, Figures):
        return decimals
    return len(cell.text.rstrip("0")) - len(cell.text)


def agree(first: tuple[float, ...], second: tuple[float, ...]) -> bool:
    """Whether two formulas have one value at every point where the second has one."""
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if math.isfinite(b)]
    return bool(pairs) and all(
        math.isfinite(a) and abs(a - b) <= _FORMULA * max(abs(a), abs(b)) + _NO_FORMULA
        for a, b in pairs
    )
