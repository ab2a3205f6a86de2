"""What is wrong with fields that somebody gave: a clause with its way out, or nothing."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from genex.exact.cells import flat
from genex.exercise.exercise import Exercise
from genex.exercise.graph import asks, graph

FAILURES = (ArithmeticError, LookupError, TypeError, ValueError)


def flaw(exercise: Exercise, given: Iterable[str]) -> str:
    """What is wrong with the given fields, or with how they fit the others."""
    return exercise.flaw() or out_of_range(exercise, given) or _misfit(exercise.floats())


def out_of_range(exercise: Exercise, names: Iterable[str]) -> str:
    """A field or step that leaves the range which its family sets."""
    for name in names:
        low, high = exercise.ranges.get(name, (0, 0))
        for cell in flat(getattr(exercise, name)) if low != high else ():
            if not float(low) <= cell <= float(high):
                return f"{name}: must be from {low} to {high}, not {_written(cell)}."
    return ""


def _written(cell: Any) -> str:
    """A number as people write it."""
    return f"{float(cell):.6g}" if isinstance(cell, (float, Fraction)) else str(cell)


def _misfit(exercise: Exercise) -> str:
    """A step that cannot be worked out, or that leaves nothing to ask for."""
    asked = [step.name for step in asks(exercise)]
    needed = set().union(*(_behind(exercise, name) for name in asked))
    for name in graph(type(exercise)).steps:
        try:
            nothing = name in needed and not flat(getattr(exercise, name)) and name in asked
        except FAILURES as error:
            return f"{_givens(exercise, name)}: {error}. Give values that fit together."
        if nothing:
            return f"{_givens(exercise, name)}: this leaves nothing to ask. Give more values."
    return ""


def _behind(exercise: Exercise, name: str) -> set[str]:
    """A step, and the fields and steps that it follows from."""
    downstream = graph(type(exercise)).downstream
    return {name, *(source for source, after in downstream.items() if name in after)}


def _givens(exercise: Exercise, name: str) -> str:
    """The fields that a step follows from."""
    sources = _behind(exercise, name)
    return ", ".join(field for field in graph(type(exercise)).fields if field in sources)
