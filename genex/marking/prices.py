"""What a cell keeps of its marks, as far as a policy has its say in it: worked out, or kept."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from genex.quiz.policy import Policy

ALL, NOTHING = Fraction(1), Fraction(0)
FOLLOWS, EARLY, SLIP, BOX = "follows", "early", "slip", "box"


@dataclass(frozen=True, slots=True)
class Price:
    """A share that is fixed, or one that a number of the policy decides."""

    least: Fraction = NOTHING
    by: str = ""  # what decides: empty if nothing does
    slips: int = 0  # that were charged
    whole: Fraction = NOTHING  # of boxes, where marks are given for all of them or none

    def share(self, policy: Policy) -> Fraction:
        """The share of its marks that the cell keeps."""
        if not self.by:
            return self.least
        if self.by == FOLLOWS:
            return ALL if policy.follows == ALL else policy.follows
        if self.by == EARLY:
            return policy.early
        if self.by == SLIP:
            return max(policy.slip**self.slips, self.least)
        return max(self.whole if policy.whole else self.least, -policy.wrong_choice)

    def __str__(self) -> str:
        return (
            f"{self.by} {self.least} {self.slips} {self.whole}".strip()
            if self.by
            else (str(self.least))
        )


ALL_OF_IT, NOTHING_OF_IT = Price(ALL), Price(NOTHING)
_WHOLE = {"1": ALL_OF_IT, "0": NOTHING_OF_IT}
WHAT_FOLLOWS, ROUNDED_EARLY = Price(by=FOLLOWS), Price(by=EARLY)


@lru_cache(maxsize=1_000)
def price_from(text: str) -> Price:
    """A price as it was written down.

    >>> price_from("3/4").least, str(price_from(str(Price(by="slip", slips=2))))
    (Fraction(3, 4), 'slip 0 2 0')
    """
    first, *rest = text.split()
    if not rest:
        return _WHOLE.get(first) or Price(Fraction(first))
    least, slips, whole = rest
    return Price(Fraction(least), first, int(slips), Fraction(whole))
