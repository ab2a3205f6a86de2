"""A number that has to be exact: 3, -0.5, 7/2 or 2*(1 - 1/3), as a fraction."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import prod

from genex.algebra.names import Names
from genex.algebra.program.lower import Lowering
from genex.algebra.program.program import Program, Step
from genex.algebra.reading.read import read_tree
from genex.answers.cells import Cell, short
from genex.answers.numbers import LONGEST_SUM, PLAIN, decimal
from genex.errors import AnswerError

_NO_NAMES = Names()
_LARGEST_POWER = 64
_MOST_BITS = 2_000  # of a fraction, so that a hostile one does not grow for ever
_NOT_RATIONAL = "an exact value is needed here: a whole number, a decimal or a fraction"


def read_rational(text: str) -> Cell:
    """One exact number."""
    plain = PLAIN.fullmatch(text)
    if plain and (plain[2] or plain[3]):
        cell = decimal(plain)
        return Cell(cell.text, Fraction(cell.text), cell.decimals)
    if len(text) > LONGEST_SUM:
        raise AnswerError(f"longer than {LONGEST_SUM} characters, too long for a number")
    return Cell(short(text), _value_of(text))


def _value_of(text: str) -> Fraction:
    """The value of an expression without names that only adds, multiplies and divides."""
    program, values = Program({}), list[Fraction]()
    place = Lowering(program, {}).put(read_tree(text, _NO_NAMES))
    for step in program.steps[: place + 1]:
        if step.op not in _RULES:
            raise AnswerError(_NOT_RATIONAL)
        values.append(_small(_RULES[step.op](step, [values[arg] for arg in step.args])))
    return values[place]


def _small(value: Fraction) -> Fraction:
    """A fraction that is quick to work with."""
    if value.numerator.bit_length() + value.denominator.bit_length() > _MOST_BITS:
        raise AnswerError(_NOT_RATIONAL)
    return value


def _power(step: Step, args: Sequence[Fraction]) -> Fraction:
    """A whole power."""
    if not isinstance(step.value, int) or abs(step.value) > _LARGEST_POWER:
        raise AnswerError(_NOT_RATIONAL)
    return Fraction(args[0] ** step.value)


def _inverse(_: Step, args: Sequence[Fraction]) -> Fraction:
    """One over a value."""
    if args[0] == 0:
        raise AnswerError("it has no value")
    return 1 / args[0]


_RULES: dict[str, Callable[[Step, Sequence[Fraction]], Fraction]] = {
    "number": lambda step, _: Fraction(step.value),
    "add": lambda _, args: sum(args, Fraction(0)),
    "mul": lambda _, args: prod(args, start=Fraction(1)),
    "neg": lambda _, args: -args[0],
    "inv": _inverse,
    "integer power": _power,
}
