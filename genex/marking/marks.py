"""From the marks of parts to the total: no question below 0, a cap on bonus, a last rounding."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from genex.exact.cells import flat
from genex.marking.prices import (
    ALL,
    ALL_OF_IT,
    BOX,
    NOTHING,
    NOTHING_OF_IT,
    ROUNDED_EARLY,
    SLIP,
    WHAT_FOLLOWS,
    Price,
)
from genex.marking.verdicts import Verdict, Why
from genex.marking.written_answers import Written
from genex.quiz.key_reader import Key, KeyItem
from genex.quiz.policy import Policy


def mean(shares: Sequence[Fraction]) -> Fraction:
    """The mean of shares; most of them are all or nothing, which need no fractions."""
    whole = sum(share is ALL for share in shares)
    others = [share for share in shares if share is not NOTHING and share is not ALL]
    if others:
        return sum(others, Fraction(whole)) / len(shares)
    return Fraction(whole, len(shares)) if shares else NOTHING


def price_of(one: Written, why: Why, k: int, verdict: Verdict) -> Price:
    """What a cell keeps of its marks; a witness earns them by the conditions that it meets."""
    if one.failure is not None and verdict in {Verdict.WRONG, Verdict.SLIP}:
        by = SLIP if verdict is Verdict.SLIP else ""
        return Price(one.failure.share, by, len(why.charged))
    if verdict is Verdict.RIGHT:
        return ALL_OF_IT
    if verdict is Verdict.FOLLOWS:
        return WHAT_FOLLOWS
    costs = one.costs_of(why.charged) if verdict is Verdict.SLIP else None
    if costs is not None:
        marks = one.part.marks
        return Price(max(ALL - costs / marks, NOTHING)) if marks else NOTHING_OF_IT
    if one.kind.chosen:
        return _price_of_boxes(one, k)
    if verdict is Verdict.EARLY:
        return ROUNDED_EARLY
    return Price(by=SLIP, slips=len(why.charged)) if verdict is Verdict.SLIP else NOTHING_OF_IT


def _price_of_boxes(one: Written, k: int) -> Price:
    """What wrong boxes keep: each of them costs as much as the policy says, and no more."""
    right = flat(one.part.value)[k]
    least, whole = (
        one.kind.share(one.values[k], right, wrong=ALL, whole=whole) for whole in (False, True)
    )
    return Price(least, BOX, whole=whole)


def part_share(shares: Sequence[Fraction], verdict: Verdict, policy: Policy) -> Fraction:
    """The share of the marks of a part that its cells make together."""
    share = mean(shares)
    if policy.whole and share < 1 and len(shares) > 1 and verdict is Verdict.WRONG:
        return min(share, NOTHING)
    return share


def in_steps(marks: Fraction, step: Fraction) -> int | Fraction:
    """Marks in steps of the policy; people and rubrics may give what is no whole number of them."""
    found = marks / step
    return int(found) if found.denominator == 1 else found


Steps = Mapping[int, int | Fraction]  # of each question, in steps of the policy


def by_question(items: Iterable[KeyItem], steps: Iterable[int | Fraction]) -> Steps:
    """The sum of each question's exercises; wrong boxes may have brought it below 0."""
    sums: dict[int, int | Fraction] = {}
    for item, own in zip(items, steps, strict=True):
        sums[item.number] = sums.get(item.number, 0) + own
    return sums


def below_zero(steps: Steps, key: Key) -> dict[int, Fraction]:
    """The questions that count 0 in place of less."""
    return {number: own * key.policy.step for number, own in steps.items() if own < 0}


def total_marks(steps: Steps, key: Key) -> Fraction:
    """All marks; those from bonus questions up to the cap."""
    policy, counted = key.policy, {number: max(own, 0) for number, own in steps.items()}
    bonus = sum(counted[number] for number in key.bonus)
    marks = sum(counted.values()) * policy.step
    if policy.bonus_cap is not None:
        marks -= max(bonus * policy.step - policy.bonus_cap, Fraction(0))
    return policy.rounded_total(marks)
