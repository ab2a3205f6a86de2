"""Whether a draw is telling: right answer and slips differ, and nothing sits on a kink."""

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import Any

from genex.exact.cells import flat
from genex.exact.choices import Words
from genex.exact.rounding import Places, unit
from genex.exercise.derived_rules import origins
from genex.exercise.exercise import Exercise
from genex.exercise.field_checks import out_of_range
from genex.exercise.graph import asks, graph, possible_slips
from genex.exercise.slips import Slip
from genex.exercise.steps import Step
from genex.generation.plan import Plan

_NEAR = 1e-3  # finite differences would step across a kink that is nearer
_RIGHT = "the right answer"
_NUMBERS = (int, float, Fraction)
_EXACT = 9  # decimals that tell exact answers apart


class FastTwins:
    """An exercise in floats, right and with each slip, for what need not be exact."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.wrong: dict[Slip, Exercise] = {}

    @cached_property
    def right(self) -> Exercise:
        """The twin without a slip; of most draws only the first of a question needs it."""
        return self.exercise.floats()

    def with_slip(self, slip: Slip) -> Exercise:
        """The twin with one slip; whoever draws, tells and prints asks for the same ones."""
        if slip not in self.wrong:
            self.wrong[slip] = self.right.with_slips(slip)
        return self.wrong[slip]


def objections(plans: Sequence[Plan], draws: Sequence[FastTwins]) -> Iterator[str]:
    """Why these draws are not to be issued, cheapest reasons first."""
    for plan, twins in zip(plans, draws, strict=True):
        yield from kinks_hit(twins.right)
        yield from _strays(twins.right)
        if not plan.fixed:
            yield from coincidences(twins, plan)


def kinks_hit(exercise: Exercise) -> Iterator[str]:
    """The steps with a value on their kink."""
    for name, step in graph(type(exercise)).steps.items():
        if step.nonzero and any(abs(cell) < _NEAR for cell in flat(getattr(exercise, name))):
            yield f"'{name}' has a value on the kink at 0"


def _strays(exercise: Exercise) -> Iterator[str]:
    """The fields and steps that leave their range."""
    for name, (low, high) in exercise.ranges.items():
        if out_of_range(exercise, [name]):
            yield f"'{name}' is outside {low} to {high}"


def coincidences(twins: FastTwins, plan: Plan) -> Iterator[str]:
    """The pairs among the right answer and the single slips that give one sheet."""
    asked = [step for step in asks(twins.right) if not plan.ask or step.name in plan.ask]
    tolerances = [tolerance(twins.right, step, plan.decimals) for step in asked]
    sheets = {_RIGHT: sheet(twins.right, asked)}
    for slip in showing(twins.right, asked):
        wrong = sheets[f"'{slip.name}'"] = sheet(twins.with_slip(slip), asked)
        if not _written_down(wrong):
            yield f"'{slip.name}' gives a value that is not a number"
    for (one, first), (other, second) in combinations(sheets.items(), 2):
        if not _differ(first, second, tolerances):
            yield f"{one} and {other} give the same answers"


def showing(exercise: Exercise, asked: Sequence[Step]) -> Iterator[Slip]:
    """The slips that can show in what is asked."""
    behind = set().union(*(origins(exercise, step.name) for step in asked))
    return (slip for slip in possible_slips(exercise) if slip.spoils in behind)


def sheet(exercise: Exercise, asked: Sequence[Step]) -> list[list[Any]]:
    """The cells of what is compared of every asked value."""
    return [flat(step.judged(exercise)) for step in asked]


def _written_down(found: Sequence[Sequence[Any]]) -> bool:
    """Whether every number of a sheet can be written down; a slip may divide by zero."""
    return all(math.isfinite(x) for cells in found for x in cells if isinstance(x, float))


def tolerance(exercise: Exercise, step: Step, decimals: Places | None) -> Places:
    """How far apart two answers must be: a unit of the last place, or next to nothing if exact."""
    own = step.places(exercise)
    if own is None:
        return _EXACT
    return own if decimals is None else decimals


def _differ(first: Sequence[Any], second: Sequence[Any], tolerances: Sequence[Places]) -> bool:
    """Whether two sheets differ anywhere by more than marking would forgive."""
    return any(
        len(a) != len(b) or any(apart(x, y, nearest) for x, y in zip(a, b, strict=True))
        for a, b, nearest in zip(first, second, tolerances, strict=True)
    )


def apart(x: Any, y: Any, places: Places) -> bool:
    """Whether two cells differ."""
    if isinstance(x, _NUMBERS) and isinstance(y, _NUMBERS):
        nearest = unit(max(abs(float(x)), abs(float(y))), places)
        return not math.isclose(x, y, rel_tol=1e-9, abs_tol=nearest)
    if isinstance(x, Words) and isinstance(y, Words):
        return x.forms.isdisjoint(y.forms)
    return bool(x != y)


def coinciding_pairs(exercise: Exercise) -> list[tuple[Slip, Slip, Slip]]:
    """Pairs of slips whose sheet is that of another single slip: reported, not refused."""
    fast, asked, slips = exercise.floats(), asks(exercise), possible_slips(exercise)
    tolerances = [tolerance(exercise, step, None) for step in asked]
    single = [(s, sheet(fast.with_slips(s), asked)) for s in slips]
    found = []
    for one, other in combinations(slips, 2):
        both = sheet(fast.with_slips(one, other), asked)
        found += [(one, other, s) for s, alone in single if not _differ(both, alone, tolerances)]
    return [(one, other, s) for one, other, s in found if s not in {one, other}]
