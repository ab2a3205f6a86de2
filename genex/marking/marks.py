"""From the marks of parts to the total: no question below 0, a cap on bonus, a last rounding."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from genex.exact.cells import flat
from genex.marking.verdicts import Verdict, Why
from genex.marking.written_answers import Written
from genex.quiz.key_reader import Key, KeyItem
from genex.quiz.policy import Policy

_ALL, NOTHING = Fraction(1), Fraction(0)


def mean(shares: list[Fraction]) -> Fraction:
    """The mean of shares; most of them are all or nothing, which need no fractions."""
    whole = sum(share is _ALL for share in shares)
    others = [share for share in shares if share is not NOTHING and share is not _ALL]
    if others:
        return sum(others, Fraction(whole)) / len(shares)
    return Fraction(whole, len(shares)) if shares else NOTHING


def share_of(one: Written, why: Why, k: int, verdict: Verdict, policy: Policy) -> Fraction:
    """The share of a cell's marks; a witness earns them by the conditions that it meets."""
    if one.failure is not None and verdict in {Verdict.WRONG, Verdict.SLIP}:
        named = policy.slip ** len(why.charged) if verdict is Verdict.SLIP else NOTHING
        return max(named, one.failure.share)
    if verdict is Verdict.RIGHT:
        return _ALL
    if verdict is Verdict.FOLLOWS:
        return _ALL if policy.follows == _ALL else policy.follows
    costs = one.costs_of(why.charged) if verdict is Verdict.SLIP else None
    if costs is not None:
        return max(_ALL - costs / one.part.marks, NOTHING) if one.part.marks else NOTHING
    if one.kind.chosen:
        right = flat(one.part.value)[k]
        return one.kind.share(one.values[k], right, wrong=policy.wrong_choice, whole=policy.whole)
    if verdict is Verdict.EARLY:
        return policy.early
    return policy.slip ** len(why.charged) if verdict is Verdict.SLIP else NOTHING


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
