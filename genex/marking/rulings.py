"""What people decided, put in place of what genex found."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from genex.marking.decisions import Decided
from genex.marking.ruling import Ruling
from genex.marking.verdicts import Decision
from genex.quiz.parts import Part

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
    return replace(decided, decisions=decisions, steps=marks / step)  # people give any share


def ruled(decision: Decision, part: Part, ruling: Ruling) -> Decision:
    """A decision with what a person made of it."""
    marks = marks_by(ruling, part)
    if marks is None:
        return replace(decision, ruling=ruling)
    return replace(decision, ruling=ruling, marks=marks, by_genex=decision.marks)


def marks_by(ruling: Ruling, part: Part) -> Fraction | None:
    """The marks that a ruling gives itself; None where genex gives them."""
    if ruling.marks is not None:
        return ruling.marks
    rubric = rubric_of(part)
    if not ruling.items or rubric is None:
        return None
    numbers = [k for k, item in enumerate(rubric.items, 1) if item.words in ruling.items]
    found: Fraction = rubric.marks(numbers, part.marks)
    return found


def rubric_of(part: Part) -> Any:
    """The rubric of a part, if it has one."""
    return getattr(part, "rubric", None)
