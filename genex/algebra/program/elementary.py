"""Functions of steps, with what is exact put together at once."""

import math
from collections.abc import Iterable

from genex.algebra import limits
from genex.algebra.program import ring
from genex.algebra.program.program import Program
from genex.algebra.program.ring import HALF
from genex.algebra.program.signs import POSITIVE, UNKNOWN
from genex.errors import AnswerError


def lower_log(p: Program, place: int) -> int:
    """The natural logarithm."""
    value, step = p.exact(place), p.steps[place]
    if value is not None and value <= 0:
        raise AnswerError("the logarithm of a number that is not positive")
    if value == 1:
        return p.number(0)
    if step.op == "integer power" and isinstance(step.value, int) and step.value % 2 == 0:
        size = lower_log(p, lower_abs(p, step.args[0]))
        return ring.lower_product(p, (p.number(step.value), size))
    return step.args[0] if step.op == "exp" else p.put("log", (place,))


def lower_abs(p: Program, place: int) -> int:
    """The absolute value."""
    value, step = p.exact(place), p.steps[place]
    if value is not None:
        return p.number(abs(value))
    if step.op == "neg":
        return lower_abs(p, step.args[0])
    return place if p.signs[place] > UNKNOWN else p.put("abs", (place,))


def lower_sign(p: Program, place: int) -> int:
    """−1, 0 or 1."""
    value = p.exact(place)
    if value is not None:
        return p.number((value > 0) - (value < 0))
    return p.number(1) if p.signs[place] >= POSITIVE else p.put("sign", (place,))


def lower_floor(p: Program, place: int) -> int:
    """The largest integer that is not larger."""
    value = p.exact(place)
    return p.put("floor", (place,)) if value is None else p.number(value // 1)


def lower_factorial(p: Program, place: int) -> int:
    """The factorial."""
    value = p.exact(place)
    if value is None:
        return p.put("factorial", (place,))
    if value < 0 or value.denominator != 1:
        raise AnswerError("the factorial of a number that is not 0, 1, 2, …")
    if value > limits.FACTORIAL:
        raise AnswerError(f"a factorial is beyond {limits.FACTORIAL:,}!")
    return p.number(math.factorial(int(value)))


def larger(p: Program, places: Iterable[int]) -> int:
    """The largest of some values: max(a, b) is (a + b + |a − b|)/2."""
    first, *others = sorted(set(places))
    for other in others:
        gap = lower_abs(p, ring.sub(p, first, other))
        first = ring.lower_product(p, (p.number(HALF), ring.lower_sum(p, (first, other, gap))))
    return first


def lower_sin(p: Program, place: int) -> int:
    """The sine."""
    return place if p.exact(place) == 0 else p.put("sin", (place,))


def lower_cos(p: Program, place: int) -> int:
    """The cosine."""
    return p.number(1) if p.exact(place) == 0 else p.put("cos", (place,))


def lower_asin(p: Program, place: int) -> int:
    """The inverse of the sine."""
    return place if p.exact(place) == 0 else p.put("asin", (place,))


def lower_atan(p: Program, place: int) -> int:
    """The inverse of the tangent."""
    return place if p.exact(place) == 0 else p.put("atan", (place,))
