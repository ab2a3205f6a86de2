"""Formulas that students wrote: their values at the points, and the proof that they are right."""

from collections.abc import Collection
from typing import Any, Protocol

from genex.algebra import Names, Tree, compare, free_names, read_tree
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
    values = answer_values(question.exercise)
    right = formula_text(flat(part.value)[k])
    try:
        both = [{*free_names(read_tree(text, Names(values)))} for text in (source, right)]
        verdict = compare(
            source,
            right,
            {**dict.fromkeys(values, "real"), **question.exercise.domains},
            definitions=_without_given(question, both[0] & both[1]),
        )
    except AnswerError:
        return False
    return verdict.equal


def _without_given(question: Question, both: Collection[str]) -> dict[str, str]:
    """What names stand for; but a label in both formulas stands for any, whatever is given."""
    known = question.definitions.items()
    return {name: text for name, text in known if name not in both or not text.isdigit()}
