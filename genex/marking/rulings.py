"""What people decided, put in place of what genex found."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from genex.marking.decisions import Decided
from genex.marking.marks import in_steps
from genex.marking.ruling import Ruling
from genex.marking.verdicts import Decision
from genex.quiz.parts import Part
from genex.quiz.rubric import Rubric

Rulings = Mapping[str, Ruling]  # by the part
NOBODY: Rulings = {}  # decided anything


def with_what_was_meant(answers: Mapping[str, Any], rulings: Rulings) -> Mapping[str, Any]:
    """The answers of a sheet, with what the student meant where a person could read it."""
    meant = {part: one.read_as for part, one in rulings.items() if one.read_as}
    return {**answers, **meant} if meant else answers


def with_rulings(
    decided: Decided, parts: Iterable[Part], rulings: Rulings, step: Fraction
) -> Decided:
    """What was decided on an exercise, with what people made of some of its parts."""
    decisions = tuple(
        ruled(decision, part, rulings[part.id]) if part.id in rulings else decision
        for decision, part in zip(decided.decisions, parts, strict=True)
    )
    if decisions == decided.decisions:
        return decided
    marks = sum((decision.marks for decision in decisions), Fraction(0))
    return replace(decided, decisions=decisions, steps=in_steps(marks, step))


def ruled(decision: Decision, part: Part, ruling: Ruling) -> Decision:
    """A decision with what a person made of it."""
    marks = marks_by(ruling, part, decision.ticked)
    if marks is None:
        return replace(decision, ruling=ruling)
    return replace(decision, ruling=ruling, marks=marks, by_genex=decision.marks)


def marks_by(ruling: Ruling, part: Part, ticked: Collection[int]) -> Fraction | None:
    """The marks that a ruling gives itself; None where genex gives them.

    Items that genex ticks are those that it ticks now, whatever they were before.
    """
    if ruling.marks is not None or not ruling.items or part.rubric is None:
        return ruling.marks
    return part.rubric.marks({*ticked, *items_by_hand(ruling.items, part.rubric)}, part.marks)


def items_by_hand(words: Collection[str], rubric: Rubric) -> list[int]:
    """The numbers of items by their words, without those that are for genex to tick."""
    known = enumerate(rubric.items, 1)
    return [k for k, item in known if item.words in words and not item.when]
