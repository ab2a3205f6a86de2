"""Formulas that students wrote: their values at the points, and whether they are the right ones."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from genex.algebra import compare
from genex.answers import Cell
from genex.errors import AnswerError
from genex.exact.cells import flat
from genex.exact.formula import text
from genex.exercise.exercise import Exercise
from genex.exercise.graph import graph
from genex.exercise.names import symbols
from genex.marking.points import value_at
from genex.marking.windows import agree

if TYPE_CHECKING:
    from genex.marking.expected import Expected
    from genex.quiz import Part


def values_of(expected: Expected, cell: Cell) -> tuple[float, ...]:
    """A formula's values at the exercise's points."""
    if not cell.filled:
        return ()
    source, tree = cell.value
    return expected.values.of(
        source, lambda: tuple(value_at(tree, names) for names in expected.names)
    )


def is_formula(
    expected: Expected, part: Part, k: int, cell: Cell, values: tuple[float, ...]
) -> bool | None:
    """Is it the right formula? None where neither could be shown."""
    source = cell.value[0]
    return expected.verdicts.of(
        (part.id, k, source), lambda: decided(expected, part, k, source, values)
    )


def decided(
    expected: Expected, part: Part, k: int, source: str, values: tuple[float, ...]
) -> bool | None:
    """The same, worked out: points tell most wrong formulas, algebra proves the right ones."""
    here = expected.right[part.id][k]
    if any(map(math.isnan, values)):
        return None
    if not agree(values, here):
        return False
    try:
        verdict = compare(
            source,
            text(flat(part.value)[k]),
            dict.fromkeys(symbols(expected.exercise), "real"),
            definitions=expected.definitions,
        )
    except AnswerError:
        return False
    return verdict.equal


def definitions(exercise: Exercise) -> dict[str, str]:
    """What names stand for: yhat is a formula of the others, and a label is a given number."""
    family = graph(type(exercise))
    found: dict[str, str] = {}
    for quantity, symbol in exercise.names.items():
        if quantity in family.steps:
            found.update(formulas_of(exercise, quantity))
        elif isinstance(symbol, str) and isinstance(getattr(exercise, quantity), int):
            found[symbol] = str(getattr(exercise, quantity))
    return found


def formulas_of(exercise: Exercise, quantity: str) -> dict[str, str]:
    """The formula behind each name of a step's cells."""
    named = exercise.in_names()
    names = flat(getattr(named, quantity))
    worked = flat(getattr(named.released(quantity), quantity))
    return {text(name): text(cell) for name, cell in zip(names, worked, strict=True)}
