"""From explanations to marks: each cell its share, each slip charged once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from genex.exercise.graph import slug
from genex.marking.clues import Clues
from genex.marking.expected import Expected
from genex.marking.explain import explain
from genex.marking.marks import in_steps, part_share, price_of
from genex.marking.memo import Memo
from genex.marking.prices import NOTHING, NOTHING_OF_IT
from genex.marking.reasons import with_reasons
from genex.marking.verdicts import GUESSED, GUESSES, CellDecision, Decision, Verdict, Why
from genex.marking.written_answers import Written, read_written
from genex.questions.own import FromWords
from genex.quiz.parts import Part
from genex.quiz.policy import Policy


@dataclass(frozen=True)
class Decided:
    """The decisions on the parts of one exercise, and their marks in steps of the policy."""

    decisions: tuple[Decision, ...]
    steps: int | Fraction  # of a class many are added up, and whole numbers are fast
    charged: frozenset[str]  # the slips that happened


class Desk:
    """Where one exercise is marked; what is worked out for one student serves the next ones."""

    def __init__(self, expected: Expected, policy: Policy, *, bonus: bool = False) -> None:
        self.expected, self.policy, self.bonus = expected, policy, bonus
        self.clues = Clues(expected)
        self.family = slug(type(expected.exercise))
        self.read = Memo[tuple[str, str], Written]()
        self.sheets = Memo[str, Decided]()
        self.decisions = Memo[tuple[Written, Why], Decision]()

    def mark(self, answers: Mapping[str, Any]) -> Decided:
        """The decisions on the answers to this exercise."""
        own = [answers.get(part.id) for part in self.expected.parts]
        return self.sheets.of(repr(own), lambda: self.decided(own))

    def written(self, part: Part, answer: Any) -> Written:
        """One answer, read and held against the right one."""
        return self.read.of(
            (part.id, repr(answer)), lambda: read_written(self.expected, part, answer)
        )

    def decided(self, answers: Sequence[Any]) -> Decided:
        """Work out the decisions on the answers of one sheet."""
        sheet = [self.written(*pair) for pair in zip(self.expected.parts, answers, strict=True)]
        whys = explain(self.clues, sheet)
        own = [self.decision(one, why) for one, why in zip(sheet, whys, strict=True)]
        found = tuple(with_reasons(self.expected.parts, own))
        marks = sum((decision.marks for decision in found), NOTHING)
        charged = frozenset(name for decision in found for name in decision.charged)
        return Decided(found, in_steps(marks, self.policy.step), charged)

    def decision(self, one: Written, why: Why) -> Decision:
        """The decision on one part."""
        if why.verdict is Verdict.WRONG and one.is_guess and why not in GUESSES:
            why = GUESSED
        return self.decisions.of((one, why), lambda: self.new_decision(one, why))

    def new_decision(self, one: Written, why: Why) -> Decision:
        """Work out the decision on one part."""
        cells = tuple(_cell_decision(one, why, k, self.policy) for k in range(len(one.cells)))
        share = part_share([cell.share for cell in cells], why.verdict, self.policy)
        return Decision(
            one.part.id,
            one.part.name,
            _overall(one, why),
            why.rule,
            why.slips,
            why.charged,
            cells,
            self.expected.asked[one.part.id].show(one.reading),
            self.policy.rounded(share * one.part.marks),
            one.part.marks,
            self.bonus,
            self.family,
            bool(why.cells),
            one.failure,
            one.reading.problem,
            alone=isinstance(self.expected.exercise, FromWords),
        )


def _overall(one: Written, why: Why) -> Verdict:
    """The verdict on a part; right cells beside blank ones do not make it right."""
    if why.verdict is not Verdict.RIGHT or one.complete:
        return why.verdict
    if any(cell.problem for cell in one.cells):
        return Verdict.UNREADABLE
    return Verdict.BLANK if any(cell.blank for cell in one.cells) else why.verdict


def _cell_decision(one: Written, why: Why, k: int, policy: Policy) -> CellDecision:
    """The decision on one cell."""
    cell = one.cells[k]
    if not cell.filled:
        verdict = Verdict.UNREADABLE if cell.problem else Verdict.BLANK
        problem = cell.problem, cell.place, cell.caret
        return CellDecision(verdict, cell.text, None, NOTHING, *problem, price=NOTHING_OF_IT)
    verdict = _verdict_of(one, why, k)
    named = verdict not in {Verdict.RIGHT, Verdict.WRONG}
    told = why.values and named and not one.part.witness
    price = price_of(one, why, k, verdict)
    expected = why.values[k] if told else None
    return CellDecision(verdict, cell.text, expected, price.share(policy), price=price)


def _verdict_of(one: Written, why: Why, k: int) -> Verdict:
    """The verdict on a cell that holds a value."""
    if why in GUESSES:
        return Verdict.WRONG
    if one.right[k]:
        return Verdict.RIGHT
    if one.right[k] is None:
        return Verdict.UNDECIDED
    return why.cells[k] if why.cells else why.verdict
