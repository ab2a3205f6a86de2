"""One submission: every part of a quiz as one student answered it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from genex.marking.decisions import Desk
from genex.marking.expected import Expected
from genex.marking.marks import below_zero, by_question, in_steps, mean, total_marks
from genex.marking.prices import NOTHING
from genex.marking.rulings import NOBODY, Rulings, with_rulings, with_what_was_meant
from genex.marking.same_slips import charged_again
from genex.marking.verdicts import Decision, Verdict
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


def marks_without_following(marked: Marked, key: Key) -> Fraction:
    """The marks of a sheet where nothing is given for what follows from a wrong value."""
    marks = {one.id: _without_following(one, key.policy) for one in marked.decisions}
    own = [sum((marks[part.id] for part in item.parts), NOTHING) for item in key.items]
    return total_marks(by_question(key.items, [in_steps(m, key.policy.step) for m in own]), key)


def _without_following(decision: Decision, policy: Policy) -> Fraction:
    """The marks of a part without those for what follows."""
    cells = decision.cells
    if all(cell.verdict is not Verdict.FOLLOWS for cell in cells):
        return decision.marks
    kept = [NOTHING if cell.verdict is Verdict.FOLLOWS else cell.share for cell in cells]
    return min(decision.marks, policy.rounded(mean(kept) * decision.out_of))


class Marker:
    """A key made ready: a desk for each of its exercises."""

    def __init__(self, key: Key) -> None:
        self.key = key
        self.desks = [_desk(item, key.policy) for item in key.items]

    def mark(self, answers: Mapping[str, Any], rulings: Rulings = NOBODY) -> Marked:
        """Mark one sheet of answers, some of which people may have decided about."""
        read = with_what_was_meant(answers, rulings)
        found = charged_again([desk.mark(read) for desk in self.desks], self.key)
        if rulings:
            step = self.key.policy.step
            pairs = zip(found, self.key.items, strict=True)
            found = [with_rulings(one, item.parts, rulings, step) for one, item in pairs]
        decisions = tuple(decision for one in found for decision in one.decisions)
        unknown = tuple(name for name in answers if name not in self.key.parts)
        steps = by_question(self.key.items, [one.steps for one in found])
        marks, floored = total_marks(steps, self.key), below_zero(steps, self.key)
        return Marked(decisions, marks, self.key.marks, unknown, floored)


def _desk(item: KeyItem, policy: Policy) -> Desk:
    """The desk for one exercise of a key."""
    expected = Expected(item.exercise, item.parts, policy.guard)
    return Desk(expected, policy, bonus=item.bonus)
