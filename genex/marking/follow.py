"""Follow-through: what follows from the values that a student wrote before."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from genex.exact import refilled
from genex.exercise import Exercise
from genex.marking.expected import BROKEN, Cells, Expected, Slips, cells, origin
from genex.marking.student import Written
from genex.marking.verdicts import Verdict, Why
from genex.quiz import Part

GUARDED = (Verdict.RIGHT, Verdict.EARLY, Verdict.WRONG)  # verdicts whose values go on


class Following:
    """The exercise with what a student wrote in place of what is right."""

    def __init__(self, expected: Expected) -> None:
        self.expected = expected
        self.clamps: list[dict[str, Any]] = [{} for _ in expected.points]
        self.broken = False  # is a wrong value among them?

    def clamp(self, one: Written, why: Why) -> None:
        """Go on with the values of a part, unless nothing can be told from them."""
        if why.verdict not in GUARDED or not one.complete or not sound(one):
            return
        self.broken = self.broken or why.verdict is Verdict.WRONG
        for k, clamps in enumerate(self.clamps):
            values = one.values
            if one.kind == "expression":
                values = tuple(value[k] for value in values)
            elif k and one.part.decimals is not None:
                continue  # a number says nothing about other points
            clamps[origin(one.part)] = refilled(one.part.value, iter(values))

    def fits(self, one: Written, slips: Slips) -> Cells | None:
        """What follows for a part, if it is what was written and not an empty success."""
        if not any(self.clamps):
            return None
        try:
            found = self.follows(one.part, slips)
        except BROKEN:
            return None
        right = self.expected.right[one.part.id]
        if found is None or found == right or same(found) > same(right) or not one.continues(found):
            return None
        return found

    def follows(self, part: Part, slips: Slips) -> Cells | None:
        """The cells of a part, worked out from what was written before."""
        twins = []
        for point, clamps in zip(self.expected.points, self.clamps, strict=True):
            others = {name: value for name, value in clamps.items() if name != origin(part)}
            twins.append(twin(point, others, slips))
        if self.expected.asked[part.id].kind != "expression":
            return cells(twins[0], part)
        return tuple(zip(*(cells(one, part) for one in twins), strict=True))


def twin(point: Exercise, clamps: dict[str, Any], slips: Slips) -> Exercise:
    """A twin with clamped steps, and slips in what comes after them."""
    other = point.twin(**clamps)
    if not slips:
        return other
    wrong = other.with_slips(*slips)
    wrong.__dict__.update(clamps)
    return wrong


def sound(one: Written) -> bool:
    """Can anything be followed through: finite numbers, neither all zero nor all alike?"""
    flat = [x for value in one.values for x in (value if isinstance(value, tuple) else (value,))]
    if not all(isinstance(x, float) and math.isfinite(x) for x in flat):
        return False
    return any(flat) and not same(one.values)


def same(values: Sequence[Any]) -> bool:
    """Are there several values, all alike?"""
    return len(values) > 1 and len(set(values)) == 1
