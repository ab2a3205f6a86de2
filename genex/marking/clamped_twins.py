"""Twins of an exercise in which steps have the values that a student wrote."""

from collections.abc import Sequence
from enum import Enum
from typing import Any

from genex.answers import Cells
from genex.exact.cells import refilled
from genex.exercise.exercise import Exercise
from genex.marking.expected import BROKEN, Expected, Slips
from genex.marking.written_answers import Written


class Digits(Enum):
    """With what digits somebody went on from what was written."""

    WRITTEN = 0
    ALL = 1  # those of the right values, where a cell is right
    ABOVE = 2  # half a unit above a wrong cell's last digit
    AROUND = 3  # half a unit above and below in turn


def followed_by_clamps(
    expected: Expected, part: str, before: Sequence[Written], slips: Slips, digits: Digits
) -> Cells | None:
    """The cells of a part, worked out from what was written in parts before it."""
    said = [(one, _said(one, digits)) for one in before]
    try:
        twins = [_twin(point, _clamps(said, k), slips) for k, point in enumerate(expected.points)]
        return expected.of_twins(twins)[part]
    except BROKEN:
        return None


def _said(one: Written, digits: Digits) -> Cells:
    """What a student went on with."""
    if digits is Digits.WRITTEN or not one.kind.numeric:
        return one.values
    found = list(one.values)
    for k in one.filled:
        if one.right[k] or one.is_early(k):
            found[k] = one.truth.right[k]
        elif digits is not Digits.ALL:
            turned = digits is Digits.AROUND and k % 2
            found[k] += (-0.5 if turned else 0.5) * 10.0 ** -(one.cells[k].decimals or 0)
    return tuple(found)


def _clamps(said: Sequence[tuple[Written, Cells]], k: int) -> dict[str, Any]:
    """The values that were written, at a point; a number says nothing about other points."""
    found = {}
    for one, values in said:
        if one.kind.everywhere:
            found[one.part.origin] = refilled(one.part.value, iter([v[k] for v in values]))
        elif k == 0 or one.part.decimals is None:
            found[one.part.origin] = refilled(one.part.value, iter(values))
    return found


def _twin(point: Exercise, clamps: dict[str, Any], slips: Slips) -> Exercise:
    """A twin with clamped steps, and slips in what comes after them."""
    other = point.twin(**clamps)
    return other.with_slips(*slips) if slips else other
