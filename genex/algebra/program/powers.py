"""Powers with any exponent."""

from fractions import Fraction
from math import isqrt

from genex.algebra.program import elementary, ring
from genex.algebra.program.program import Program, Step
from genex.errors import AnswerError


def lower_power(p: Program, base: int, exponent: int) -> int:
    """A value to the power of another."""
    above, below = p.exact(exponent), p.exact(base)
    if above is not None and above.denominator == 1:
        return ring.lower_integer_power(p, base, int(above))
    if p.steps[base] == Step("exp", (p.number(1),)):
        return ring.lower_exp(p, exponent)
    if above is not None and below is not None:
        return _root(p, base, exponent, below, above)
    if above is not None and _is_even_power(p.steps[base]):
        return _power_of_size(p, p.steps[base], above)
    return base if below == 1 else p.put("power", (base, exponent))


def _is_even_power(step: Step) -> bool:
    return step.op == "integer power" and isinstance(step.value, int) and step.value % 2 == 0


def _power_of_size(p: Program, step: Step, exponent: Fraction) -> int:
    """The root of a square is the size of what was squared: √(x²) = |x|."""
    assert isinstance(step.value, int)
    size = elementary.lower_abs(p, step.args[0])
    return lower_power(p, size, p.number(exponent * step.value))


def _root(p: Program, base: int, exponent: int, value: Fraction, power: Fraction) -> int:
    """A number to a fractional power; exact if it is a square root that comes out."""
    if value < 0:
        raise AnswerError("a fractional power of a negative number is not real")
    if value == 0:
        if power < 0:
            raise AnswerError("division by zero")
        return p.number(0)
    above, below = isqrt(value.numerator), isqrt(value.denominator)
    if power.denominator == 2 and (above**2, below**2) == value.as_integer_ratio():
        return ring.lower_integer_power(p, p.number(Fraction(above, below)), power.numerator)
    return p.put("power", (base, exponent))
