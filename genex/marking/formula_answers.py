"""Formulas that students wrote: their values at the points, and whether they are the right ones."""

import math
from typing import TYPE_CHECKING

from genex.algebra import compare
from genex.answers import Cell
from genex.errors import AnswerError
from genex.exact.cells import flat
from genex.exact.formula import formula_text
from genex.exercise.names import symbol_values
from genex.marking.formula_values import value_at
from genex.marking.tolerance import agree

if TYPE_CHECKING:
    from genex.marking.expected import Expected
    from genex.quiz.parts import Part


def values_of(expected: "Expected", cell: Cell) -> tuple[float, ...]:
    """A formula's values at the exercise's points."""
    if not cell.filled:
        return ()
    source, tree = cell.value
    return expected.values.of(
        source, lambda: tuple(value_at(tree, names) for names in expected.names)
    )


def is_formula(
    expected: "Expected", part: "Part", k: int, cell: Cell, values: tuple[float, ...]
) -> bool | None:
    """Is it the right formula? None where neither could be shown."""
    source = cell.value[0]
    return expected.verdicts.of(
        (part.id, k, source), lambda: _decided(expected, part, k, source, values)
    )


def _decided(
    expected: "Expected", part: "Part", k: int, source: str, values: tuple[float, ...]
) -> bool | None:
    """Whether a formula is right: points tell most wrong ones, algebra proves the right ones."""
    here = expected.right[part.id][k]
    if any(map(math.isnan, values)):
        return None
    if not agree(values, here):
        return False
    try:
        verdict = compare(
            source,
            formula_text(flat(part.value)[k]),
            dict.fromkeys(symbol_values(expected.exercise), "real"),
            definitions=expected.definitions,
        )
    except AnswerError:
        return False
    return verdict.equal
