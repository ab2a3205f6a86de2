"""From the marks of parts to the total: no question below 0, a cap on bonus, a last rounding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from genex.keyfile import Key, KeyItem

Steps = Mapping[int, int]  # of each question, in steps of the policy


def by_question(items: Iterable[KeyItem], steps: Iterable[int]) -> Steps:
    """The sum of each question's exercises; wrong boxes may have brought it below 0."""
    sums: dict[int, int] = {}
    for item, own in zip(items, steps, strict=True):
        sums[item.number] = sums.get(item.number, 0) + own
    return sums


def below_zero(steps: Steps, key: Key) -> dict[int, Fraction]:
    """The questions that count 0 in place of less."""
    return {number: own * key.policy.step for number, own in steps.items() if own < 0}


def total(steps: Steps, key: Key) -> Fraction:
    """All marks; those from bonus questions up to the cap."""
    policy, counted = key.policy, {number: max(own, 0) for number, own in steps.items()}
    bonus = sum(counted[number] for number in key.bonus)
    marks = sum(counted.values()) * policy.step
    if policy.bonus_cap is not None:
        marks -= max(bonus * policy.step - policy.bonus_cap, Fraction(0))
    return policy.rounded_total(marks)
