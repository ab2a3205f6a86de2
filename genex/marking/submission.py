"""One submission: every part of a quiz as one student answered it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from genex.marking.decisions import Desk
from genex.marking.expected import Expected
from genex.marking.marks import below_zero, by_question, total_marks
from genex.marking.same_slips import charged_again
from genex.marking.verdicts import Decision
from genex.quiz.answer_sheet import Sheet
from genex.quiz.key_reader import Key, KeyItem
from genex.quiz.policy import Policy


@dataclass(frozen=True)
class Result:
    """A sheet, its marks and what is to be told about it."""

    sheet: Sheet
    marked: "Marked"
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class Marked:
    """The decisions on a submission."""

    decisions: tuple[Decision, ...]
    marks: Fraction
    out_of: Fraction
    unknown: tuple[str, ...]  # ids of parts that the quiz does not have
    floored: Mapping[int, Fraction] = field(
        default_factory=dict
    )  # questions that count 0, not this

    @cached_property
    def slips(self) -> tuple[tuple[str, str], ...]:
        """Each slip where it happened: the part and the slip's name."""
        return tuple((d.id, name) for d in self.decisions for name in d.charged)

    @property
    def open(self) -> tuple[str, ...]:
        """The parts that go to a person."""
        return tuple(d.id for d in self.decisions if d.open)


class Marker:
    """A key made ready: a desk for each of its exercises."""

    def __init__(self, key: Key) -> None:
        self.key = key
        self.desks = [_desk(item, key.policy) for item in key.items]

    def mark(self, answers: Mapping[str, Any]) -> Marked:
        """Mark one sheet of answers."""
        found = [desk.mark(answers) for desk in self.desks]
        if sum(one.charges for one in found) > 1:
            found = charged_again(found, self.key)
        decisions = tuple(decision for one in found for decision in one.decisions)
        unknown = tuple(name for name in answers if name not in self.key.parts)
        steps = by_question(self.key.items, [one.steps for one in found])
        marks, floored = total_marks(steps, self.key), below_zero(steps, self.key)
        return Marked(decisions, marks, self.key.marks, unknown, floored)


def _desk(item: KeyItem, policy: Policy) -> Desk:
    """The desk for one exercise of a key."""
    expected = Expected(item.exercise, item.parts, policy.guard)
    return Desk(expected, policy, bonus=item.bonus)
