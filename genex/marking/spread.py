"""What rounding on the way does to an answer, read off the graph."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from genex.exact import Shape, flat
from genex.exercise import Exercise, graph
from genex.places import Places, nearly, unit
from genex.quiz import Part, each_cell
from genex.steps import SameStep, Step


def numeric(value: Any) -> bool:
    """Is it made of floats, which a student might round?"""
    return not isinstance(value, Shape) and all(isinstance(x, float) for x in flat(value))


def workable(exercise: Exercise) -> list[Step]:
    """The steps of the working, in order; a value that is asked for twice is one step."""
    steps = graph(type(exercise)).steps.values()
    return [step for step in steps if not isinstance(step, SameStep)]


def rounded_twin(twin: Exercise, places: Places) -> Exercise:
    """A twin in which every step is rounded before the next one reads it."""
    exact: dict[str, Any] = {}
    for name in graph(type(twin)).steps:
        twin.__dict__.pop(name, None)
    for step in workable(twin):
        value = getattr(twin, step.name)
        if numeric(value):
            exact[step.name] = value
            twin.__dict__[step.name] = each_cell(lambda x: nearly(x, places), value)
    for step in graph(type(twin)).steps.values():
        if isinstance(step, SameStep) or step.marks is not None:
            name = step.of if isinstance(step, SameStep) else step.name
            twin.__dict__[step.name] = exact.get(name, getattr(twin, name))
    return twin


class Spread:
    """Bounds, to first order, on what rounding the steps before an answer does to its cells."""

    def __init__(self, exercise: Exercise, parts: Sequence[Part]) -> None:
        self.exercise, self.parts = exercise, parts
        self._known: dict[tuple[str, Places], tuple[float, ...]] = {}

    def __call__(self, part: Part, places: Places) -> tuple[float, ...]:
        """How far each cell may move if every step is rounded to these places."""
        key = (part.id, places)
        if key not in self._known:
            self._known[key] = self.bound(part, places)
        return self._known[key]

    def bound(self, part: Part, places: Places) -> tuple[float, ...]:
        """The sum of what half a unit of each step moves."""
        right = flat(getattr(self.exercise, part.name))
        total = [0.0] * len(right)
        for step in self.before(part):
            value = getattr(self.exercise, step.name)
            for move in MOVES:
                moved = self.exercise.twin(**{step.name: shifted(value, move, places)})
                found = flat(getattr(moved, part.name))
                total = [t + abs(f - r) for t, f, r in zip(total, found, right, strict=True)]
        return tuple(total)

    def before(self, part: Part) -> list[Step]:
        """The numeric steps from which a part follows."""
        step = part.step
        own = step.of if isinstance(step, SameStep) else step.name
        follows = graph(type(self.exercise)).downstream
        steps = [s for s in workable(self.exercise) if own in follows[s.name]]
        return [s for s in steps if numeric(getattr(self.exercise, s.name))]


def shifted(value: Any, move: Callable[[int], bool], places: Places) -> Any:
    """A value with some of its cells shifted by half a unit of their last place."""
    count = iter(range(1_000_000))
    return each_cell(lambda x: x + 0.5 * unit(x, places) if move(next(count)) else x, value)


MOVES: tuple[Callable[[int], bool], ...] = (lambda k: k % 2 == 0, lambda k: k % 2 == 1)
