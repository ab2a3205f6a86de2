"""The second route: every asked value is confirmed by means that share nothing with the first."""

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from genex.errors import CertificateError
from genex.exact.cells import flat, refilled
from genex.exact.formula import Formula, Number
from genex.exact.functions import Evaluator
from genex.exercise.exercise import Exercise
from genex.exercise.graph import asks, graph, slug
from genex.exercise.names import symbol_values
from genex.exercise.steps import DerivativeStep, SameStep, SolutionStep, Step
from genex.exercise.witness import Witness

_STEP = 1e-4  # of the finite differences; their error is of the order of its square
_BROKEN = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
AS_WRITTEN = "as written"
CLOSE = {
    AS_WRITTEN: 0.0,
    "direct": 1e-9,
    "finite differences": 1e-5,
    "inserted": 1e-9,
    "tried": 1e-9,
}


@dataclass(frozen=True)
class Certificate:
    """By which route each asked value was confirmed, and how closely."""

    routes: Mapping[str, str]
    errors: Mapping[str, float]


def certify(exercise: Exercise) -> Certificate:
    """Confirm every asked value or raise; nothing is issued without it."""
    direct = _second_values(exercise)
    routes, errors = {}, {}
    for step in asks(exercise):
        with _blaming(exercise, f"'{step.name}'"):
            getattr(exercise, step.name)
        route, firsts, seconds = _both_routes(exercise, step, direct)
        errors[step.name] = disagreement(exercise, firsts, seconds)
        routes[step.name] = route
        if not errors[step.name] <= CLOSE[route]:
            raise CertificateError(
                f"{slug(type(exercise))}: the two routes to '{step.name}' disagree for {exercise}:"
                f" {getattr(exercise, step.name)} by its rule, {seconds} by {route}."
            )
    return Certificate(routes, errors)


@contextmanager
def _blaming(exercise: Exercise, what: str) -> Iterator[None]:
    """An error in a rule is the family's."""
    try:
        yield
    except _BROKEN as error:
        family = slug(type(exercise))
        raise CertificateError(f"{family}: {what} fails for {exercise}: {error!r}.") from error


def _second_values(exercise: Exercise) -> Mapping[str, Any]:
    """What the family's direct() gives."""
    with _blaming(exercise, "direct()"):
        return exercise.direct()


def _both_routes(
    exercise: Exercise, step: Step, direct: Mapping[str, Any]
) -> tuple[str, list[Any], list[Any]]:
    """The second route to an asked value, and the cells that both routes give."""
    if isinstance(step, Witness):
        found, wanted = step.tried(exercise, getattr(exercise, step.name))
        proof = step.failure(exercise, step.judged(exercise))
        return "tried", [proof, *flat(_as_lists(found))], [None, *flat(_as_lists(wanted))]
    if step.name in exercise.as_written:
        return AS_WRITTEN, [], []
    route, seconds = _second_route(exercise, step, direct)
    return route, flat(getattr(exercise, step.name)), seconds


def _second_route(
    exercise: Exercise, step: Step, direct: Mapping[str, Any]
) -> tuple[str, list[Any]]:
    """The route to an asked value, and the value's cells."""
    if step.name in direct:
        return "direct", flat(_as_lists(direct[step.name]))
    origin = graph(type(exercise)).steps[step.of] if isinstance(step, SameStep) else step
    if origin.name in direct:
        return "direct", flat(_as_lists(direct[origin.name]))
    if isinstance(origin, DerivativeStep):
        return "finite differences", _slopes(exercise.floats(), origin)
    if isinstance(origin, SolutionStep):
        return "inserted", [_inserted(exercise.floats(), origin)]
    raise CertificateError(
        f"{slug(type(exercise))}: nothing confirms '{step.name}'. Add it to the family's direct()."
    )


def _as_lists(value: Any) -> Any:
    """numpy's arrays and numbers as Python's."""
    return value.tolist() if hasattr(value, "tolist") else value


def disagreement(exercise: Exercise, firsts: list[Any], seconds: list[Any]) -> float:
    """The largest error relative to the size of the numbers; infinite where other things differ."""
    if len(firsts) != len(seconds):
        return math.inf
    evaluate = Evaluator(symbol_values(exercise.floats()))
    return max(
        (_distance(evaluate, *pair) for pair in zip(firsts, seconds, strict=True)), default=0.0
    )


def _distance(evaluate: Evaluator, first: Number, second: Any) -> float:
    """How far apart two values of a cell are."""
    if not isinstance(first, (int, float, Fraction, Formula)):
        return 0.0 if first == second else math.inf
    number = evaluate(first)
    return abs(number - float(second)) / max(1.0, abs(number))


def _slopes(exercise: Exercise, step: DerivativeStep) -> list[float]:
    """The slopes of a derivative by central differences: numpy moves all cells at once."""
    value = getattr(exercise, step.by)
    cells = np.array(flat(value), float)
    moves = _STEP * np.concatenate([np.eye(len(cells)), -np.eye(len(cells))])
    moved = exercise.twin(**{step.by: refilled(value, iter((cells + moves).T))})
    while step.times:  # on to the end of the chain, past what the first route derived
        step = _derived(exercise, step.times)
    with np.errstate(all="ignore"):  # what is infinite agrees with nothing, and is refused
        ahead, behind = np.split(sum(flat(getattr(moved, step.of))), 2)
        return list((ahead - behind) / (2 * _STEP))


def _derived(exercise: Exercise, name: str) -> DerivativeStep:
    """The derivative by which another one is weighted."""
    found = graph(type(exercise)).steps[name]
    if isinstance(found, DerivativeStep):
        return found
    raise CertificateError(
        f"{slug(type(exercise))}: '{name}' is not a derivative to continue from."
    )


def _inserted(exercise: Exercise, step: SolutionStep) -> float:
    """A solution put to the test: what it gives, divided by what was wanted, times itself."""
    found = getattr(exercise, step.name)
    reached = getattr(exercise.twin(**{step.by: found}), step.of)
    return float(found) * float(reached) / step.equals
