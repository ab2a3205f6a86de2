"""What an exercise's parts should be, with any slips made: worked out in floats, once."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from fractions import Fraction
from functools import cached_property, partial
from itertools import combinations, product
from typing import Any

from genex.algebra import Names
from genex.answers import Asked, Cells, Truth
from genex.exact.cells import dimensions, flat, names_of
from genex.exact.rounding import Places, coarser
from genex.exercise.derived_rules import Reads, origins
from genex.exercise.exercise import Exercise
from genex.exercise.graph import graph, possible_slips
from genex.exercise.hidden_reads import real_reads
from genex.exercise.names import answer_values
from genex.exercise.slips import Slip
from genex.exercise.steps import DerivativeStep
from genex.marking.formula_answers import is_proved, values_of
from genex.marking.formula_values import definitions, exercise_beside, has_formulas, values_of_names
from genex.marking.guesses import least_of
from genex.marking.memo import Memo
from genex.marking.rounding_spread import Spread, rounded_twin
from genex.marking.slipped_slopes import differentiated
from genex.quiz.option_texts import option_texts
from genex.quiz.parts import Part

Sheet = Mapping[str, Cells]  # the cells of each part, by its id
Slips = tuple[Slip, ...]
Givers = Mapping[str, Mapping[Cells, list[Slips]]]  # of what a part may be, by its id
BROKEN = (ArithmeticError, ValueError, IndexError, TypeError)  # of a twin that leads nowhere


_ROOM = 1 + 1e-9  # for what doubles cannot tell
_FEWEST_GIVEN = 10  # a given number below it may be anything


class Expected:
    """An exercise with its twins; what was worked out for one student serves all."""

    def __init__(self, exercise: Exercise, parts: Sequence[Part], guard: int = 2) -> None:
        self.exercise, self.parts, self.guard = exercise, tuple(parts), guard
        self.here = exercise.floats()
        self.points = (
            [self.here, exercise_beside(exercise)] if has_formulas(exercise) else [self.here]
        )
        self.names = [values_of_names(point) for point in self.points[: 2 * has_formulas(exercise)]]
        self._sheets: dict[tuple[Slips, Places | None], Sheet | None] = {}
        self._derived: dict[Slips, Sheet | None] = {}
        self.values = Memo[str, tuple[float, ...]]()  # of formulas, by their texts
        self._behind = Memo[tuple[str, frozenset[str]], set[str]]()
        self.verdicts = Memo[tuple[str, int, str], bool | None]()  # of formulas, by part and text

    @cached_property
    def asked(self) -> Mapping[str, Asked]:
        """What reading each part needs to know."""
        names = Names(answer_values(self.exercise))
        return {
            p.id: Asked(
                p.kind,
                tuple(dimensions(p.value)),
                names,
                p.count or 0,
                names_of(p.value),
                p.witness,
                p.kind.thousands(p.value, p.decimals),
                partial(option_texts, self.exercise, p),
            )
            for p in self.parts
        }

    @cached_property
    def truths(self) -> Mapping[str, Truth]:
        """What the answer to each part is held against."""
        return {p.id: self._truth(p) for p in self.parts}

    def _truth(self, part: Part) -> Truth:
        """What the answer to a part is held against."""
        right, places = _held_against(part, self.right[part.id]), part.decimals
        allowed = (0.0,) * len(right)
        if places is not None and not part.witness:
            allowed = self.spread(part, places + self.guard)
        least = least_of(self.right[part.id], places if isinstance(places, int) else None)
        values_at, proves = partial(values_of, self), partial(is_proved, self, part)
        within = None if part.step.within is None else float(part.step.within) * _ROOM
        return Truth(right, places, allowed, within, least, self.given, values_at, proves)

    @cached_property
    def given(self) -> frozenset[float]:
        """The numbers that stand in the question and are long enough to be known again."""
        cells = (x for field in fields(self.here) for x in flat(getattr(self.here, field.name)))
        numbers = (float(x) for x in cells if isinstance(x, (int, float)))
        return frozenset(x for x in numbers if abs(x) >= _FEWEST_GIVEN or x % 1)

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
    def listed(self) -> frozenset[str]:
        """The wrong answers that the author of the question has listed, with reasons of its own."""
        return frozenset(slip.name for slip in self.slips if slip.because is not None)

    @cached_property
    def costs(self) -> Mapping[str, Fraction]:
        """What slips cost in marks, where their author says it."""
        return {slip.name: slip.costs for slip in self.slips if slip.costs is not None}

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
    def twins(self) -> Mapping[str, Mapping[Slips, Cells]]:
        """What each slip makes of each part that it changes."""
        sheets = {slips: sheet for slips in self.singles if (sheet := self.sheet(slips))}
        return {
            name: {slips: sheet[name] for slips, sheet in sheets.items() if sheet[name] != right}
            for name, right in self.right.items()
        }

    @cached_property
    def by_singles(self) -> Givers:
        """What each slip makes of each part."""
        return _givers(self, ((slips, None) for slips in self.singles))

    @cached_property
    def by_pairs(self) -> Givers:
        """What two slips make of each part."""
        return _givers(self, ((slips, None) for slips in self.pairs))

    @cached_property
    def by_rounding(self) -> Givers:
        """What each slip makes of each part if every step is rounded on the way."""
        carried = dict.fromkeys(places for part in self.parts for places in carried_to(part))
        return _givers(self, product(self.singles, carried))

    @cached_property
    def derives(self) -> bool:
        """Whether derivatives are among the steps."""
        steps = graph(type(self.exercise)).steps.values()
        return any(isinstance(step, DerivativeStep) for step in steps)

    @cached_property
    def reads(self) -> Reads:
        """What each step reads; an author may have hidden something from the graph."""
        return real_reads(self.here)

    @cached_property
    def spread(self) -> Spread:
        """How far rounding on the way may move each answer."""
        return Spread(self.here, self.parts, self.reads)

    def behind(self, part: Part, cut: frozenset[str] = frozenset()) -> set[str]:
        """The fields and steps whose values go into a part, except by way of some of them."""
        name = part.origin
        return self._behind.of((name, cut), lambda: origins(self.exercise, name, cut, self.reads))

    def differs(self, first: Slips, second: Slips) -> bool:
        """Whether two sets of slips give different sheets, both of which can be worked out."""
        one, other = self.sheet(first), self.sheet(second)
        return one is not None and other is not None and one != other

    def sheet(self, slips: Slips, decimals: Places | None = None) -> Sheet | None:
        """The answers with slips made, and perhaps every step rounded; None if there are none."""
        key = (slips, decimals)
        if key not in self._sheets:
            self._sheets[key] = self.worked(slips, decimals)
        return self._sheets[key]

    def worked(self, slips: Slips, decimals: Places | None) -> Sheet | None:
        """Work out the answers with slips made, and perhaps every step rounded."""
        if not slips and decimals is None:
            return self.right
        try:
            if decimals is not None:
                return self.of_twins([rounded_twin(self.here.with_slips(*slips), decimals)])
            found = self.of_twins([point.with_slips(*slips) for point in self.points])
        except BROKEN:
            return None
        return found if all(map(_told, found.values())) else None

    def derived(self, slips: Slips) -> Sheet | None:
        """The answers with slips made where derivatives are those of the slipped rules."""
        if not self.derives:
            return None
        if slips not in self._derived:
            self._derived[slips] = self.differentiated(slips)
        return self._derived[slips]

    def differentiated(self, slips: Slips) -> Sheet | None:
        """Work out the answers with derivatives of slipped rules; None if there are none."""
        try:
            found = [differentiated(point.with_slips(*slips), slips) for point in self.points]
            twins = [twin for twin in found if twin is not None]
            sheet = self.of_twins(twins) if twins else {}
        except BROKEN:
            return None
        return sheet if sheet and all(map(_told, sheet.values())) else None

    def of_twins(self, twins: Sequence[Exercise]) -> Sheet:
        """The cells of every part."""
        return {part.id: self.cells(part, twins) for part in self.parts}

    def cells(self, part: Part, twins: Sequence[Exercise]) -> Cells:
        """The cells of a part; formulas have one value for each twin."""
        if part.kind.everywhere:
            return tuple(zip(*(_cells(twin, part) for twin in twins), strict=True))
        return _cells(twins[0], part)


def _givers(expected: Expected, sets: Iterable[tuple[Slips, Places | None]]) -> Givers:
    """Which of these sets of slips give what, where all of them are needed for it."""
    found: dict[str, dict[Cells, list[Slips]]] = {part.id: {} for part in expected.parts}
    for slips, decimals in sets:
        fewer = [sheet for less in smaller(slips) if (sheet := expected.sheet(less))]
        for part in expected.parts:
            if decimals is not None and decimals not in carried_to(part):
                continue
            sheet = expected.sheet(slips, decimals)
            if sheet is not None and all(sheet[part.id] != less[part.id] for less in fewer):
                found[part.id].setdefault(sheet[part.id], []).append(slips)
    return found


def carried_to(part: Part) -> list[Places]:
    """The places to which somebody may have rounded on the way to a part, the finest first."""
    return [] if part.decimals is None else [*coarser(part.decimals)]


def smaller(slips: Slips) -> list[Slips]:
    """The sets that a set of slips must not be taken for: of one slip none, of more each alone."""
    return [()] if len(slips) == 1 else [(slip,) for slip in slips]


def _held_against(part: Part, right: Cells) -> Cells:
    """The right cells; exact numbers without what doubles added to them on the way."""
    cells = flat(part.value)
    exact = part.kind.numeric and part.decimals is None and not part.witness
    if exact and all(isinstance(cell, (int, Fraction)) for cell in cells):
        return as_cells(part.value)
    return right


def _told(found: Cells) -> bool:
    """Whether every value can be written down."""
    return all(math.isfinite(cell) for cell in found if isinstance(cell, float))


def _cells(twin: Exercise, part: Part) -> Cells:
    """The cells of one part; those of a witness are all what it stands for."""
    judged = part.step.judged(twin)
    return (judged,) * len(flat(part.value)) if part.witness else as_cells(judged)


def as_cells(value: Any) -> Cells:
    """A value cell by cell, with all numbers as floats."""
    return tuple(float(x) if isinstance(x, (int, Fraction)) else x for x in flat(value))
