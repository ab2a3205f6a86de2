"""The values of constants inside a program: exact where they are rational, else to sixty digits."""

from fractions import Fraction
from typing import Any

from genex.algebra.numeric.balls import Point, Unclear, Undefined
from genex.algebra.numeric.evaluation import evaluate
from genex.algebra.numeric.kits import exact, long
from genex.algebra.program.program import Program
from genex.errors import AnswerError

_DIGITS = 60
_NOTHING = Fraction(1, 10**50)


def constant_value(program: Program, place: int) -> Fraction:
    """The value of a step without names: exact, or to sixty digits."""
    found = program.exact(place)
    if found is not None:
        return found
    for digits in (2 * _DIGITS, 8 * _DIGITS):
        middle, radius = _enclosure(program, place, digits)
        if radius <= max(abs(middle) / 10**_DIGITS, _NOTHING):
            return middle
    raise AnswerError("the value is too large or too small to be told")


def _enclosure(program: Program, place: int, digits: int) -> tuple[Fraction, Fraction]:
    """A rational and how far the value of a step can be from it."""
    values: list[tuple[Any, Any]] = []
    try:
        evaluate(program, Point(long(digits), {}), values, place + 1)
    except Undefined:
        raise AnswerError("the expression has no value") from None
    except Unclear:
        raise AnswerError("the value is too large or too small to be told") from None
    middle, radius = values[place]
    if not abs(middle) + radius < long(digits).exponent ** 2000:
        raise AnswerError("the value is too large to be told")
    return exact(middle), exact(radius)
