"""Sheets priced anew where nothing has changed but numbers of a policy: what was found stays."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from fractions import Fraction
from itertools import accumulate, pairwise

from genex.errors import GenexError
from genex.exact.marks_in_words import marks_in_words
from genex.grading.intake import Basis, Intake
from genex.grading.marked_sheets import MarkedPart, MarkedSheet
from genex.grading.results import FIXED, as_number, lines_of_part
from genex.grading.store import Store
from genex.marking.marks import by_question, in_steps, part_share, total_marks
from genex.marking.prices import price_from
from genex.marking.verdicts import Verdict
from genex.quiz.key_reader import Key
from genex.quiz.policy import Policy, read_policy

_NUMBERS = {"slip", "early", "follows", "wrong_choice", "whole", "step", "total_step", "bonus_cap"}
_MOST_KEPT = 20_000  # parts with their new prices


@dataclass(frozen=True, slots=True)
class Priced:
    """A sheet with new prices."""

    marks: Fraction
    machine: Sequence[int]
    changes: tuple[str, ...]  # part by part


@dataclass(frozen=True, slots=True)
class _Part:
    """A part with its new price; marks in steps of the policies, since whole numbers are fast."""

    number: int
    before: int | Fraction
    after: int | Fraction
    change: str


class PriceList:
    """The prices of one key after a change of its policy, for all sheets that it marks."""

    def __init__(self, old: Policy | None, key: Key, intake: Intake) -> None:
        self.key, self.intake = key, intake
        self.serves = old is not None and _differ_in_numbers(old, key.policy)
        self.old = replace(key, policy=old) if old is not None else key
        self.parts, self.known = [*key.parts], dict[int, _Part | None]()
        ends = accumulate((len(item.parts) for item in key.items), initial=0)
        self.items = [slice(*pair) for pair in pairwise(ends)]

    def sheet(self, before: MarkedSheet) -> Priced | None:
        """A sheet with new prices; nothing where more than numbers may have changed."""
        if before.copy or [one.part for one in before.parts] != self.parts:
            return None
        found = [self.known.get(one.number) or self.part(one) for one in before.parts]
        if None in found:
            return None
        then = self.total([one.before for one in found if one], self.old)
        now = self.total([one.after for one in found if one], self.key)
        if now is None or then != before.marks:
            return None
        changes = tuple(one.change for one in found if one and one.change)
        return Priced(now, [one.number for one in found if one], changes)

    def total(self, steps: Sequence[int | Fraction], key: Key) -> Fraction | None:
        """The marks of a sheet; nothing if a question would fall below 0, which is to be told."""
        own = by_question(key.items, [sum(steps[one]) for one in self.items])
        return None if any(one < 0 for one in own.values()) else total_marks(own, key)

    def part(self, part: MarkedPart) -> _Part | None:
        """Price a part anew, once for all who have it."""
        if len(self.known) > _MOST_KEPT:
            self.known.clear()
        self.known[part.number] = found = self.new_part(part)
        return found

    def new_part(self, part: MarkedPart) -> _Part | None:
        """Price a part anew; nothing if its marks are not what its prices make."""
        old, policy = Fraction(part.marks), self.key.policy
        before = in_steps(old, self.old.policy.step)
        if part.prices == FIXED:
            return _Part(part.number, before, in_steps(old, policy.step), "")
        if not part.prices or self.priced(part, self.old.policy)[0] != old:
            return None
        marks, shares = self.priced(part, policy)
        told = f"{part.part} {marks_in_words(old)} → {marks_in_words(marks)}, {part.rule}"
        number, after = self.number(part, marks, shares), in_steps(marks, policy.step)
        return _Part(number, before, after, told if marks != old else "")

    def priced(self, part: MarkedPart, policy: Policy) -> tuple[Fraction, list[Fraction]]:
        """The marks of a part by a policy, and the shares of its cells."""
        shares = [price_from(text).share(policy) for text in part.prices.split(";")]
        share = part_share(shares, Verdict(part.verdict), policy)
        return policy.rounded(share * Fraction(part.out_of)), shares

    def number(self, part: MarkedPart, marks: Fraction, shares: Sequence[Fraction]) -> int:
        """The number of the row that says so: its own if nothing has changed."""
        out_of, found = Fraction(part.out_of), json.loads(part.evidence)
        cells = [(c["read"], c["verdict"], x) for c, x in zip(found["cells"], shares, strict=True)]
        lines = lines_of_part(part.part, part.read, part.verdict, part.slips, marks, out_of, cells)
        if marks == Fraction(part.marks) and lines == part.cells:
            return part.number
        text = json.dumps({**found, "marks": as_number(marks)})
        row = part._replace(marks=str(marks), by_genex=str(marks), evidence=text, cells=lines)
        return self.intake.add_part(row)


@dataclass
class Repricing:
    """The price lists of a run, by the policy before and the key of now."""

    store: Store
    intake: Intake
    lists: dict[tuple[int, str], PriceList] = field(default_factory=dict)

    def sheet(self, before: MarkedSheet, key: Key, basis: Basis) -> Priced | None:
        """A sheet with new prices; nothing where it is to be marked anew."""
        if before.body != basis.body or before.kept:
            return None
        pair = before.policy, basis.print
        if pair not in self.lists:
            self.lists.clear()  # sheets of one quiz mostly follow each other
            self.lists[pair] = PriceList(self.policy(before.policy), key, self.intake)
        return self.lists[pair].sheet(before) if self.lists[pair].serves else None

    def policy(self, number: int) -> Policy | None:
        """A policy by its number, if this genex can read it."""
        row = self.store.rows("SELECT text FROM policy WHERE id = ?", number).fetchone()
        try:
            return read_policy(json.loads(row[0]), "policy") if row else None
        except GenexError:
            return None


def _differ_in_numbers(old: Policy, new: Policy) -> bool:
    """Whether two policies differ in nothing but numbers by which marks are worked out."""
    before, now = asdict(old), asdict(new)
    return {name for name in now if now[name] != before.get(name)} <= _NUMBERS
