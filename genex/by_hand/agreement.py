"""How far two markers agree on the same answers: shares, and Cohen's κ."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from fractions import Fraction

Pair = tuple[Hashable, Hashable]  # what one marker gave, and what the other


@dataclass(frozen=True)
class Agreement:
    """What two markers gave for the same answers."""

    pairs: Sequence[Pair]

    @property
    def same(self) -> int:
        """How often both gave the same."""
        return sum(one == other for one, other in self.pairs)

    @property
    def kappa(self) -> Fraction | None:
        """Cohen's κ: 1 for full agreement, 0 for chance; None where chance agrees fully, too.

        >>> Agreement([(1, 1), (1, 1), (0, 0), (0, 1)]).kappa
        Fraction(1, 2)
        """
        count = len(self.pairs)
        ours = Counter(one for one, _ in self.pairs)
        theirs = Counter(other for _, other in self.pairs)
        chance = Fraction(sum(ours[one] * theirs[one] for one in ours), count * count or 1)
        if count == 0 or chance == 1:
            return None
        return (Fraction(self.same, count) - chance) / (1 - chance)

    def __str__(self) -> str:
        told = f"{self.same} of {len(self.pairs)} alike"
        return told if self.kappa is None else f"{told}, Cohen's κ {float(self.kappa):.2f}"
