"""From the marks of parts to the total: no question below 0, a cap on bonus, a last rounding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from genex.keyfile import Key
from genex.marking.verdicts import Decision

Numbers = Mapping[str, int]  # the question of each part


def by_question(decisions: Iterable[Decision], numbers: Numbers) -> dict[int, Fraction]:
    """The sum of each question's parts; wrong boxes may have brought it below 0."""
    sums: dict[int, Fraction] = {}
    for decision in decisions:
        number = numbers[decision.id]
        sums[number] = sums.get(number, Fraction(0)) + decision.marks
    return sums


def below_zero(decisions: Iterable[Decision], key: Key) -> dict[int, Fraction]:
    """The questions that count 0 in place of less."""
    sums = by_question(decisions, key.numbers)
    return {number: marks for number, marks in sums.items() if marks < 0}


def total(decisions: Iterable[Decision], key: Key) -> Fraction:
    """All marks; those from bonus questions up to the cap."""
    found, policy = list(decisions), key.policy
    plain = sum_of((d for d in found if not d.bonus), key)
    bonus = sum_of((d for d in found if d.bonus), key)
    capped = bonus if policy.bonus_cap is None else min(bonus, policy.bonus_cap)
    return policy.rounded_total(plain + capped)


def sum_of(decisions: Iterable[Decision], key: Key) -> Fraction:
    """The marks of some questions, each at least 0."""
    sums = by_question(decisions, key.numbers).values()
    return sum((max(marks, Fraction(0)) for marks in sums), Fraction(0))
