"""The value of an expression: exact where it is rational, else to as many digits as are asked."""

from collections.abc import Mapping
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

from genex.algebra.numeric.balls import Point, Unclear, Undefined
from genex.algebra.numeric.evaluation import evaluate as evaluate_steps
from genex.algebra.numeric.kits import exact, long
from genex.algebra.program.lower import Lowering
from genex.algebra.program.program import Program
from genex.algebra.tree import Number, Tree
from genex.errors import AnswerError

_ATTEMPTS = 4


def value_at_point(
    tree: Tree, values: Mapping[str, Fraction | Decimal | int | str], digits: int = 30
) -> Decimal:
    """The value at a point, correctly rounded to so many significant digits."""
    program, place = _program(tree, values)
    rational = program.exact(place)
    if rational is not None:
        return _rounded(rational, digits)
    for attempt in range(1, _ATTEMPTS + 1):
        middle, radius = _enclosure(program, place, (digits + 20) * attempt)
        low, high = _rounded(middle - radius, digits), _rounded(middle + radius, digits)
        if low == high:
            return low
    raise AnswerError(f"the value cannot be determined to {digits} digits")


def rational_value(tree: Tree) -> Fraction | None:
    """The exact value of an expression without names and functions, or None."""
    program, place = _program(tree, {})
    return program.exact(place)


def number_value(tree: Tree) -> Fraction:
    """The value of an expression without names: exact, or to sixty digits."""
    program, place = _program(tree, {})
    return constant_value(program, place)


def _program(
    tree: Tree, values: Mapping[str, Fraction | Decimal | int | str]
) -> tuple[Program, int]:
    known = {name: Number(Fraction(value)) for name, value in values.items()}
    lowering = Lowering(Program({}), known)
    place = lowering.put(tree)
    names = [str(step.value) for step in lowering.program.steps if step.op == "name"]
    if names:
        raise AnswerError(f"no value is given for {', '.join(names)}")
    return lowering.program, place


def _rounded(value: Fraction, digits: int) -> Decimal:
    context = Context(prec=digits, Emax=10**9, Emin=-(10**9))
    return context.divide(Decimal(value.numerator), Decimal(value.denominator))


# -- constants inside a program

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
    raise AnswerError("the value is too large or too small to be worked out")


def _enclosure(program: Program, place: int, digits: int) -> tuple[Fraction, Fraction]:
    """A rational and how far the value of a step can be from it."""
    values: list[tuple[Any, Any]] = []
    try:
        evaluate_steps(program, Point(long(digits), {}), values, place + 1)
    except Undefined:
        raise AnswerError("the expression has no value") from None
    except Unclear:
        raise AnswerError("the value is too large or too small to be worked out") from None
    middle, radius = values[place]
    if not abs(middle) + radius < long(digits).exponent ** 2000:
        raise AnswerError("the value is too large to be worked out")
    return exact(middle), exact(radius)
