"""Formulas at points: the exercise's own numbers, and others beside them."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import fields
from fractions import Fraction
from typing import Any

from genex.algebra import Tree, Unclear, Undefined, in_doubles
from genex.errors import AnswerError
from genex.exact.cells import flat
from genex.exact.formula import formula_text
from genex.exercise.exercise import Exercise
from genex.exercise.graph import graph
from genex.exercise.names import Symbol, answer_values, in_names
from genex.exercise.steps import FormulaStep


def definitions(exercise: Exercise) -> dict[str, str]:
    """What names stand for: yhat is a formula of the others, and a label is a given number."""
    family = graph(type(exercise))
    found: dict[str, str] = {}
    for quantity, symbol in exercise.names.items():
        if quantity in family.steps:
            found.update(_formulas_of(exercise, quantity))
        elif isinstance(symbol, str) and isinstance(getattr(exercise, quantity), int):
            found[symbol] = str(getattr(exercise, quantity))
    for quantity, symbol in exercise.also_named.items():
        found.update(_meanings_of(exercise, quantity, symbol))
    return found


def _meanings_of(exercise: Exercise, quantity: str, symbol: Symbol) -> dict[str, str]:
    """What stands behind each name of a quantity that only the statement calls so."""
    names = flat(in_names(getattr(exercise, quantity), symbol))
    worked = flat(getattr(exercise.in_names(), quantity))
    return {
        formula_text(name): formula_text(cell) for name, cell in zip(names, worked, strict=True)
    }


def _formulas_of(exercise: Exercise, quantity: str) -> dict[str, str]:
    """The formula behind each name of a step's cells."""
    named = exercise.in_names()
    names = flat(getattr(named, quantity))
    worked = flat(getattr(named.released(quantity), quantity))
    return {
        formula_text(name): formula_text(cell) for name, cell in zip(names, worked, strict=True)
    }


_LIMIT = 1e100


def has_formulas(exercise: Exercise) -> bool:
    """Whether the family asks for formulas anywhere."""
    return any(isinstance(s, FormulaStep) for s in graph(type(exercise)).steps.values())


def exercise_beside(exercise: Exercise) -> Exercise:
    """The exercise in floats with other numbers: two formulas that agree here too are one.

    Only what has a name is free; a number without one stands in the formulas themselves.
    """
    moves = _factors()
    named = [field.name for field in fields(exercise) if field.name in exercise.names]
    return exercise.floats().twin(**{n: _moved(getattr(exercise, n), moves) for n in named})


def _factors() -> Iterator[float]:
    """Factors around 1, no two of them alike."""
    k = 0
    while True:
        k += 1
        yield 1.1 + 0.3 * math.sin(k)


def _moved(value: Any, moves: Iterator[float]) -> Any:
    """A drawn value with its numbers moved; whole numbers, labels and texts stay."""
    if isinstance(value, tuple):
        return tuple(_moved(part, moves) for part in value)
    return float(value) * next(moves) if isinstance(value, Fraction) else value


def values_of_names(exercise: Exercise) -> Mapping[str, float]:
    """The number behind each name, in floats."""
    return {name: float(value) for name, value in answer_values(exercise).items()}


def value_at(tree: Tree, names: Mapping[str, float]) -> float:
    """A formula at a point: infinite where it has no value, NaN where it cannot be told."""
    try:
        value, _ = in_doubles(tree, names)
    except (Undefined, AnswerError):
        return math.inf
    except Unclear:
        return math.nan
    return value if abs(value) < _LIMIT else math.nan
