"""Twins of an exercise in which steps have the values that a student wrote."""

from collections.abc import Sequence
from enum import Enum
from typing import Any

from genex.answers import Cells
from genex.exact.cells import refilled
from genex.exercise.exercise import Exercise
from genex.marking.expected import BROKEN, Expected, Slips
from genex.marking.memo import Memo
from genex.marking.written_answers import Written
from genex.quiz.parts import Part

Said = tuple[tuple[Part, Cells], ...]  # what somebody goes on with


class Digits(Enum):
    """With what digits somebody went on from what was written."""

    WRITTEN = 0
    ALL = 1  # those of the right values, where a cell is right
    ABOVE = 2  # half a unit above a wrong cell's last digit
    AROUND = 3  # half a unit above and below in turn


class Clamped:
    """What follows from what was written; twins serve all parts that follow from the same."""

    def __init__(self, expected: Expected) -> None:
        self.expected = expected
        self.twins = Memo[tuple[Said, Slips], list[Exercise]]()

    def followed(
        self, part: Part, before: Sequence[Written], slips: Slips, digits: Digits
    ) -> Cells | None:
        """The cells of a part, worked out from what was written in parts before it."""
        said = tuple((one.part, _said(one, digits)) for one in before)
        try:
            twins = self.twins.of((said, slips), lambda: self.worked(said, slips))
            return self.expected.cells(part, twins)
        except BROKEN:
            return None

    def worked(self, said: Said, slips: Slips) -> list[Exercise]:
        """A twin at each point with these values clamped, and slips in what comes after them."""
        twins = [p.twin(**_clamps(said, k)) for k, p in enumerate(self.expected.points)]
        return [twin.with_slips(*slips) for twin in twins] if slips else twins


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


def _clamps(said: Said, k: int) -> dict[str, Any]:
    """The values that were written, at a point; a number says nothing about other points."""
    found = {}
    for part, values in said:
        if part.kind.everywhere:
            found[part.origin] = refilled(part.value, iter([v[k] for v in values]))
        elif k == 0 or part.decimals is None:
            found[part.origin] = refilled(part.value, iter(values))
    return found
