"""Formulas that students wrote: their values at the points, and the proof that they are right."""

from typing import Any, Protocol

from genex.algebra import Tree, compare
from genex.errors import AnswerError
from genex.exact.cells import flat
from genex.exact.formula import formula_text
from genex.exercise.exercise import Exercise
from genex.exercise.names import answer_values
from genex.marking.formula_values import value_at
from genex.marking.memo import Memo
from genex.quiz.parts import Part


class Question(Protocol):
    """What is known of an exercise whose formulas are asked; what is worked out is kept."""

    exercise: Exercise
    names: list[Any]  # the numbers behind the names, at each point
    values: Memo[str, tuple[float, ...]]
    verdicts: Memo[tuple[str, int, str], bool | None]

    @property
    def definitions(self) -> dict[str, str]:
        """What the names in formulas stand for."""


def values_of(question: Question, written: tuple[str, Tree]) -> tuple[float, ...]:
    """A formula's values at the points, from its text and tree."""
    source, tree = written
    return question.values.of(
        source, lambda: tuple(value_at(tree, names) for names in question.names)
    )


def is_proved(question: Question, part: Part, k: int, source: str) -> bool | None:
    """Whether a formula is that of a cell; None where neither could be shown."""
    return question.verdicts.of((part.id, k, source), lambda: _proof(question, part, k, source))


def _proof(question: Question, part: Part, k: int, source: str) -> bool | None:
    """What algebra says."""
    try:
        verdict = compare(
            source,
            formula_text(flat(part.value)[k]),
            dict.fromkeys(answer_values(question.exercise), "real"),
            definitions=question.definitions,
        )
    except AnswerError:
        return False
    return verdict.equal
