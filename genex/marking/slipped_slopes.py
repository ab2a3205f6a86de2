"""Derivatives of slipped rules, which somebody has who differentiates rightly what is wrong."""

from typing import Any

from genex.exact.cells import each, flat, refilled
from genex.exercise.exercise import Exercise
from genex.exercise.graph import graph
from genex.exercise.slips import Slip
from genex.exercise.steps import DerivativeStep

_APART = 2.0**-9  # of the points at which slopes are measured
_WEIGHTS = ((1, 8 / 12), (-1, -8 / 12), (2, -1 / 12), (-2, 1 / 12))  # of a rule of fourth order
_DIGITS = 10  # figures and decimals that are sure


def differentiated(twin: Exercise, slips: tuple[Slip, ...]) -> Exercise | None:
    """A twin with slips whose derivatives are those of its slipped rules; None if all are anyway.

    What a family derives is the right rule at slipped values, as somebody has it who knows the
    gradient by heart.
    """
    spoiled = {slip.spoils for slip in slips}
    derived = [step for step in _derivatives(twin) if spoiled & _between(twin, step)]
    other = twin
    for step in derived:
        value = _slopes(other, step)
        for slip in twin.slipped.get(step.name, ()):
            value = slip.rule(other, value)
        other = other.twin(**{step.name: value})
    return other if derived else None


def _derivatives(exercise: Exercise) -> list[DerivativeStep]:
    """The steps that are derivatives, in their order."""
    steps = graph(type(exercise)).steps.values()
    return [step for step in steps if isinstance(step, DerivativeStep)]


def _between(exercise: Exercise, step: DerivativeStep) -> set[str]:
    """The quantities by way of which a derivative's variable goes into what is derived."""
    known = graph(type(exercise))
    behind = {name for name in known.downstream[step.by] if step.of in known.downstream[name]}
    return behind | {step.of}


def _slopes(twin: Exercise, step: DerivativeStep) -> Any:
    """The slopes of a step, measured."""
    by = getattr(twin, step.by)
    cells = flat(by)
    weights = flat(getattr(twin, step.times)) if step.times else [1.0]
    slopes = []
    for k, cell in enumerate(cells):
        apart = _APART * max(1.0, abs(cell))
        moved = [
            (weight, twin.twin(**{step.by: _moved(by, cells, k, cell + units * apart)}))
            for units, weight in _WEIGHTS
        ]
        ends = [(weight / apart, flat(getattr(other, step.of))) for weight, other in moved]
        total = sum(w * dot for w, dot in ((w, _weighted(weights, end)) for w, end in ends))
        slopes.append(round(float(f"{total:.{_DIGITS}g}"), _DIGITS))
    return each(lambda x: x, refilled(by, iter(slopes)))


def _moved(value: Any, cells: list[Any], k: int, new: float) -> Any:
    """A value with one of its cells moved."""
    return refilled(value, iter([*cells[:k], new, *cells[k + 1 :]]))


def _weighted(weights: list[Any], ends: list[Any]) -> float:
    """The sum of ends, each with its weight."""
    return float(sum(w * end for w, end in zip(weights, ends, strict=True)))
