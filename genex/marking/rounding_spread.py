"""What rounding on the way does to an answer, read off the graph."""

from collections.abc import Callable, Sequence
from typing import Any

from genex.exact.cells import flat
from genex.exact.rounding import Places, nearly, unit
from genex.exact.values import Shape
from genex.exercise.derived_rules import Reads
from genex.exercise.exercise import Exercise
from genex.exercise.graph import following, graph
from genex.exercise.steps import SameStep, Step
from genex.quiz.parts import Part, each_cell


def _numeric(value: Any) -> bool:
    """Whether it is made of floats, which a student might round."""
    return not isinstance(value, Shape) and all(isinstance(x, float) for x in flat(value))


def _workable(exercise: Exercise) -> list[Step]:
    """The steps of the working, in order; a value that is asked for twice is one step."""
    steps = graph(type(exercise)).steps.values()
    return [step for step in steps if not isinstance(step, SameStep)]


def rounded_twin(twin: Exercise, places: Places) -> Exercise:
    """A twin in which every step is rounded before the next one reads it; answers are not."""
    names = [step.name for step in _workable(twin)]
    rounded, exact = twin.in_turn(names, lambda value: _rounded_value(value, places))
    steps = graph(type(twin)).steps.values()
    asked = {s.name: s.of if isinstance(s, SameStep) else s.name for s in steps if _asks(s)}
    return rounded.twin(**{n: exact.get(of, getattr(rounded, n)) for n, of in asked.items()})


def _rounded_value(value: Any, places: Places) -> Any:
    """Numbers rounded; anything else as it is."""
    return each_cell(lambda x: nearly(x, places), value) if _numeric(value) else value


def _asks(step: Step) -> bool:
    """Whether a step is an answer, or stands for one."""
    return isinstance(step, SameStep) or step.marks is not None


class Spread:
    """Bounds, to first order, on what rounding the steps before an answer does to its cells."""

    def __init__(self, exercise: Exercise, parts: Sequence[Part], reads: Reads) -> None:
        self.exercise, self.parts, self.reads = exercise, parts, reads
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
            for move in _MOVES:
                moved = self.exercise.twin(**{step.name: _shifted(value, move, places)})
                found = flat(getattr(moved, part.name))
                total = [t + abs(f - r) for t, f, r in zip(total, found, right, strict=True)]
        return tuple(total)

    def before(self, part: Part) -> list[Step]:
        """The numeric steps from which a part follows."""
        step = part.step
        own = step.of if isinstance(step, SameStep) else step.name
        steps = [s for s in _workable(self.exercise) if own in following(s.name, self.reads)]
        return [s for s in steps if _numeric(getattr(self.exercise, s.name))]


def _shifted(value: Any, move: Callable[[int], bool], places: Places) -> Any:
    """A value with some of its cells shifted by half a unit of their last place."""
    count = iter(range(1_000_000))
    return each_cell(lambda x: x + 0.5 * unit(x, places) if move(next(count)) else x, value)


_MOVES: tuple[Callable[[int], bool], ...] = (lambda k: k % 2 == 0, lambda k: k % 2 == 1)
