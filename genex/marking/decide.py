"""From explanations to marks: each cell its share, each slip charged once."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from genex.exact import flat
from genex.exercise import slug
from genex.marking import choosing
from genex.marking.choosing import CHOSEN
from genex.marking.expected import Expected
from genex.marking.explain import SAME_EVERYWHERE, explain, flat_answer
from genex.marking.policy import Policy
from genex.marking.student import Written, read_all
from genex.marking.verdicts import CellDecision, Decision, Verdict, Why

NOTHING, ALL = Fraction(0), Fraction(1)


def decide(
    expected: Expected, answers: dict[str, Any], policy: Policy, *, bonus: bool
) -> list[Decision]:
    """The decisions on every part of an exercise."""
    sheet = read_all(expected, answers)
    whys = explain(expected, sheet)
    return [
        decision(expected, one, why, policy, bonus=bonus)
        for one, why in zip(sheet, whys, strict=True)
    ]


def decision(
    expected: Expected, one: Written, why: Why, policy: Policy, *, bonus: bool
) -> Decision:
    """The decision on one part."""
    if flat_answer(one) and why.verdict is Verdict.WRONG:
        why = SAME_EVERYWHERE
    cells = tuple(cell_decision(one, why, k, policy) for k in range(len(one.cells)))
    shares = [cell.share for cell in cells]
    share = mean(shares)
    if policy.whole and share < 1 and len(shares) > 1 and why.verdict is Verdict.WRONG:
        share = min(share, NOTHING)
    part = one.part
    return Decision(
        part.id,
        part.name,
        overall(one, why),
        why.rule,
        why.slips,
        why.charged,
        cells,
        expected.asked[part.id].show(one.reading),
        policy.rounded(share * part.marks),
        part.marks,
        bonus,
        slug(type(expected.exercise)),
        one.failure,
    )


def mean(shares: list[Fraction]) -> Fraction:
    """The mean of shares; most of them are all or nothing, which need no fractions."""
    others = sum((share for share in shares if share is not NOTHING and share is not ALL), NOTHING)
    return (sum(share is ALL for share in shares) + others) / len(shares) if shares else NOTHING


def overall(one: Written, why: Why) -> Verdict:
    """The verdict on a part; right cells beside blank ones do not make it right."""
    if why.verdict is not Verdict.RIGHT or one.complete:
        return why.verdict
    if any(cell.problem for cell in one.cells):
        return Verdict.UNREADABLE
    return Verdict.BLANK if any(cell.blank for cell in one.cells) else why.verdict


def cell_decision(one: Written, why: Why, k: int, policy: Policy) -> CellDecision:
    """The decision on one cell."""
    cell = one.cells[k]
    if not cell.filled:
        verdict = Verdict.UNREADABLE if cell.problem else Verdict.BLANK
        return CellDecision(verdict, cell.text, None, NOTHING, cell.problem, cell.place)
    verdict = verdict_of(one, why, k)
    told = why.values and verdict is not Verdict.RIGHT and not one.part.witness
    expected = why.values[k] if told else None
    return CellDecision(verdict, cell.text, expected, share_of(one, why, k, verdict, policy))


def verdict_of(one: Written, why: Why, k: int) -> Verdict:
    """The verdict on a cell that holds a value."""
    if why is SAME_EVERYWHERE:
        return Verdict.WRONG
    if one.right[k]:
        return Verdict.RIGHT
    if one.right[k] is None:
        return Verdict.UNDECIDED
    return why.verdict


def share_of(one: Written, why: Why, k: int, verdict: Verdict, policy: Policy) -> Fraction:
    """The share of a cell's marks; a witness earns them by the conditions that it meets."""
    if one.failure is not None and verdict in {Verdict.WRONG, Verdict.SLIP}:
        named = policy.slip ** len(why.charged) if verdict is Verdict.SLIP else NOTHING
        return max(named, one.failure.share)
    if verdict in {Verdict.RIGHT, Verdict.FOLLOWS}:
        return ALL
    if one.kind in CHOSEN:
        return choosing.share(one.values[k], flat(one.part.value)[k], policy)
    if verdict is Verdict.EARLY:
        return policy.early
    if verdict is not Verdict.SLIP:
        return NOTHING
    if one.kind == "shape" and k > min(one.wrong):
        return ALL  # a chain: what comes behind the slip follows from it
    return policy.slip ** len(why.charged)
