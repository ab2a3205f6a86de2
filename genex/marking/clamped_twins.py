"""Twins of an exercise in which steps have the values that a student wrote."""

from collections.abc import Sequence
from typing import Any

from genex.answers import Cells
from genex.exact.cells import refilled
from genex.exercise.exercise import Exercise
from genex.marking.expected import BROKEN, Expected, Slips, origin
from genex.marking.written_answers import Written


def followed_by_clamps(
    expected: Expected, part: str, before: Sequence[Written], slips: Slips
) -> Cells | None:
    """The cells of a part, worked out from what was written in parts before it."""
    try:
        twins = [_twin(point, _clamps(before, k), slips) for k, point in enumerate(expected.points)]
        return expected.of_twins(twins)[part]
    except BROKEN:
        return None


def _clamps(before: Sequence[Written], k: int) -> dict[str, Any]:
    """The values that were written, at a point; a number says nothing about other points."""
    found = {}
    for one in before:
        if one.kind.everywhere:
            found[origin(one.part)] = refilled(one.part.value, iter([v[k] for v in one.values]))
        elif k == 0 or one.part.decimals is None:
            found[origin(one.part)] = refilled(one.part.value, iter(one.values))
    return found


def _twin(point: Exercise, clamps: dict[str, Any], slips: Slips) -> Exercise:
    """A twin with clamped steps, and slips in what comes after them."""
    other = point.twin(**clamps)
    return other.with_slips(*slips) if slips else other
