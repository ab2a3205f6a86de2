"""What an exercise's parts should be, with any slips made: worked out in floats, once."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import Any

from genex.algebra.names import Names
from genex.answers import Asked
from genex.exact import flat
from genex.exercise import Exercise, possible_slips, symbols
from genex.marking.formulas import definitions
from genex.marking.points import beside, has_formulas, values_of_names
from genex.marking.spread import Spread, rounded_twin
from genex.places import Places
from genex.quiz import Part, labels, size
from genex.steps import SameStep, Slip

Cells = tuple[Any, ...]  # floats, shapes, words or meanings; of formulas, values at two points
Sheet = Mapping[str, Cells]  # the cells of each part, by its id
Slips = tuple[Slip, ...]
BROKEN = (ArithmeticError, ValueError, IndexError, TypeError)  # of a twin that leads nowhere


class Expected:
    """An exercise with its twins; what was worked out for one student serves all."""

    def __init__(self, exercise: Exercise, parts: Sequence[Part], guard: int = 2) -> None:
        self.exercise, self.parts, self.guard = exercise, tuple(parts), guard
        self.here = exercise.floats()
        self.points = [self.here, beside(exercise)] if has_formulas(exercise) else [self.here]
        self.names = [values_of_names(point) for point in self.points[: 2 * has_formulas(exercise)]]
        self._sheets: dict[tuple[Slips, Places | None], Sheet | None] = {}
        self.values: dict[str, tuple[float, ...]] = {}  # of formulas, by their texts
        self.verdicts: dict[tuple[str, int, str], bool | None] = {}  # of formulas, by part and text

    @cached_property
    def asked(self) -> Mapping[str, Asked]:
        """What reading each part needs to know."""
        names = Names(symbols(self.exercise))
        return {
            p.id: Asked(
                p.kind, tuple(size(p.value)), names, p.count or 0, labels(p.value), p.witness
            )
            for p in self.parts
        }

    @cached_property
    def definitions(self) -> dict[str, str]:
        """What the names in formulas stand for."""
        return definitions(self.exercise)

    @cached_property
    def right(self) -> Sheet:
        """The right answers."""
        return self.of_twins(self.points)

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """The slips that can be made."""
        return tuple(possible_slips(self.exercise))

    @cached_property
    def singles(self) -> list[Slips]:
        """Each slip alone, if it changes what is asked."""
        return [(one,) for one in self.slips if self.differs((one,), ())]

    @cached_property
    def pairs(self) -> list[Slips]:
        """Two slips at once, if each of them changes what the other one gives."""
        telling = [one for (one,) in self.singles]
        found = combinations(telling, 2)
        return [p for p in found if all(self.differs(p, (one,)) for one in p)]

    @cached_property
    def spread(self) -> Spread:
        """How far rounding on the way may move each answer."""
        return Spread(self.here, self.parts)

    def forget(self) -> None:
        """Keep no more of what students wrote."""
        self.values.clear()
        self.verdicts.clear()

    def differs(self, first: Slips, second: Slips) -> bool:
        """Do two sets of slips give different sheets, both of which can be worked out?"""
        one, other = self.sheet(first), self.sheet(second)
        return one is not None and other is not None and one != other

    def sheet(self, slips: Slips, decimals: Places | None = None) -> Sheet | None:
        """The answers with slips made, and perhaps every step rounded; None if there are none."""
        key = (slips, decimals)
        if key not in self._sheets:
            self._sheets[key] = self.worked(slips, decimals)
        return self._sheets[key]

    def worked(self, slips: Slips, decimals: Places | None) -> Sheet | None:
        """The same, worked out."""
        if not slips and decimals is None:
            return self.right
        try:
            if decimals is not None:
                return self.of_twins([rounded_twin(self.here.with_slips(*slips), decimals)])
            found = self.of_twins([point.with_slips(*slips) for point in self.points])
        except BROKEN:
            return None
        return found if all(map(told, found.values())) else None

    def of_twins(self, twins: Sequence[Exercise]) -> Sheet:
        """The cells of every part; formulas have one value for each twin."""
        found = {}
        for part in self.parts:
            if self.asked[part.id].kind == "expression":
                found[part.id] = tuple(zip(*(cells(twin, part) for twin in twins), strict=True))
            else:
                found[part.id] = cells(twins[0], part)
        return found


def told(found: Cells) -> bool:
    """Can every value be written down?"""
    return all(math.isfinite(cell) for cell in found if isinstance(cell, float))


def cells(twin: Exercise, part: Part) -> Cells:
    """The cells of one part; those of a witness are all what it stands for."""
    judged = part.step.judged(twin)
    return (judged,) * len(flat(part.value)) if part.witness else tuple(flat(judged))


def origin(part: Part) -> str:
    """The step whose value a part asks for, from which others follow."""
    return part.step.of if isinstance(part.step, SameStep) else part.step.name
