"""How far a number may be from a value to stand for it."""

from __future__ import annotations

import math
from typing import Any

from genex.answers.cells import Cell
from genex.answers.numbers import figures
from genex.exact import Shape
from genex.notation import MOST_DECIMALS

EXACT = 1e-9  # of doubles, relative to the size of the numbers
FORMULA = 1e-7  # of formulas at a point, where differences may cancel
LEAST_FIGURES = 2  # of a number that is told from others by its digits
ENOUGH_FIGURES = 4  # of a decimal that stands for a fraction like 2/130


def apart(a: float, b: float) -> float:
    """The distance of two numbers, without what doubles cannot tell."""
    return abs(a - b) - EXACT * max(1.0, abs(b))


def is_right(cell: Cell, value: Any, decimals: int | None, spread: float) -> bool:
    """Is it the value, within the rounding that the paper allows?"""
    if not isinstance(value, float):
        return is_same(cell, value)
    if decimals is None:
        return apart(cell.value, value) <= written_out(cell, value)
    return apart(cell.value, value) <= 0.5 * 10.0**-decimals + spread


def is_same(cell: Cell, value: Any) -> bool:
    """Is it a shape or word that is expected?"""
    return cell.value == value and isinstance(cell.value, Shape) == isinstance(value, Shape)


def written_out(cell: Cell, value: float) -> float:
    """Half a unit of what was written, for an exact value that no short decimal writes."""
    short = apart(round(value, MOST_DECIMALS), value) <= 0
    if short or cell.decimals is None or figures(cell) < ENOUGH_FIGURES:
        return 0.0
    return 0.5 * 10.0**-cell.decimals


def window(cell: Cell, decimals: int | None, digits: int) -> tuple[float, float]:
    """Between what values it stands for one, if it was cut off or rounded too early."""
    room = slack(cell, decimals, digits) + EXACT * max(1.0, abs(cell.value))
    return cell.value - room, cell.value + room


def is_unit_away(cell: Cell, value: Any, decimals: int | None) -> bool:
    """Is it the value, but for one unit of the last decimal that is asked?"""
    unit = 0.0 if decimals is None else 10.0**-decimals
    return is_right(cell, value, decimals, unit / 2)


def slack(cell: Cell, decimals: int | None, digits: int) -> float:
    """A unit of the last digit that counts: the last one asked, or the last one written.

    `digits` are the significant figures of the answer's longest cell.
    """
    asked = 0.5 * 10.0**-decimals if decimals is not None else 0.0
    if cell.decimals is None or digits < LEAST_FIGURES:
        return asked
    if decimals is None:
        return 10.0**-cell.decimals if cell.decimals >= 2 and digits >= 3 else 0.0
    if cell.decimals >= decimals:
        return 10.0**-decimals
    return 10.0**-cell.decimals if cell.decimals >= max(1, decimals - 2) else asked


def agree(first: tuple[float, ...], second: tuple[float, ...]) -> bool:
    """Have two formulas one value at every point?"""
    return all(
        math.isfinite(a) and abs(a - b) <= FORMULA * max(1.0, abs(a), abs(b))
        for a, b in zip(first, second, strict=True)
    )
