"""How many decimals write a number exactly."""

from fractions import Fraction
from functools import lru_cache

from genex.exact.formula import Formula, Number, is_rational

MOST_DECIMALS = 6  # an exact decimal with more of them is shown as a fraction
_POWERS = [10**k for k in range(MOST_DECIMALS + 1)]


def exact_places(value: Number) -> int | None:
    """How many decimals write it exactly; None if they are too many."""
    if isinstance(value, Formula):
        return None
    return _decimals_of((value if is_rational(value) else Fraction(value)).denominator)


@lru_cache(maxsize=1024)
def _decimals_of(denominator: int) -> int | None:
    """How many decimals write a number with this denominator exactly."""
    return next((k for k, power in enumerate(_POWERS) if power % denominator == 0), None)
