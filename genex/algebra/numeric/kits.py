"""The two kinds of numbers that balls are made of: those of the machine, and long ones."""

import math
from fractions import Fraction
from functools import lru_cache
from typing import Any


class _Doubles:
    """Numbers of the machine: quick, and enough to tell most wrong answers."""

    unit = 2.0**-52
    tiny = 1e-300
    huge = 1e280
    exponent = 640.0
    faint = 0.0
    lost = False
    exp = staticmethod(math.exp)
    log = staticmethod(math.log)
    sin = staticmethod(math.sin)
    cos = staticmethod(math.cos)
    asin = staticmethod(math.asin)
    atan = staticmethod(math.atan)
    atan2 = staticmethod(math.atan2)

    @staticmethod
    def number(value: Fraction) -> float:
        """The nearest double; OverflowError if there is none."""
        return float(value)

    @staticmethod
    def floor(x: float) -> float:
        """The largest whole number that is not larger."""
        return float(math.floor(x))

    @staticmethod
    def factorial(x: float) -> float:
        """The factorial of a whole number."""
        return float(math.factorial(int(x)))

    @staticmethod
    def pi() -> float:
        """The circle's number."""
        return math.pi


class Long:
    """Numbers of a chosen number of decimal digits."""

    def __init__(self, digits: int) -> None:
        import mpmath  # noqa: PLC0415 - takes 0.1 s and most answers do without

        self.context = context = mpmath.mp.__class__()
        context.dps = digits
        self.unit = context.mpf(10) ** -digits
        self.tiny = context.mpf(0)
        self.huge = context.mpf(10) ** 1_000_000
        self.exponent = context.mpf(1_000_000)
        self.faint = context.mpf(10) ** (-2 * digits // 3)
        self.lost = False
        self.exp, self.log = context.exp, context.log
        self.sin, self.cos = context.sin, context.cos
        self.asin, self.atan, self.atan2 = context.asin, context.atan, context.atan2
        self.floor, self.factorial = context.floor, context.factorial

    def number(self, value: Fraction) -> Any:
        """A rational, rounded."""
        return self.context.mpf(value.numerator) / value.denominator

    def pi(self) -> Any:
        """The circle's number."""
        return +self.context.pi


DOUBLES = _Doubles()


@lru_cache(8)
def long(digits: int) -> Long:
    """Numbers of so many digits; making a kit takes longer than using it."""
    return Long(digits)


def exact(value: Any) -> Fraction:
    """The rational that a number of either kind is."""
    if isinstance(value, int | float):
        return Fraction(value)
    mantissa, exponent = value.man_exp
    sign = -1 if value < 0 else 1
    return sign * abs(Fraction(int(mantissa))) * Fraction(2) ** int(exponent)
