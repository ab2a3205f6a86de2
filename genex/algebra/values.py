"""The value of a tree: in doubles with a bound of its error, or as an exact fraction."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import prod

from genex.algebra.numeric.balls import Ball, Point, Unclear, Undefined
from genex.algebra.numeric.evaluation import evaluate
from genex.algebra.numeric.kits import DOUBLES
from genex.algebra.program.lower import Lowering
from genex.algebra.program.program import Program, Step
from genex.algebra.tree import Tree

_NO_NAMES: Mapping[str, float] = {}
_LARGEST_POWER = 64
_MOST_BITS = 2_000  # of a fraction, so that a hostile one does not grow for ever


def in_doubles(tree: Tree, names: Mapping[str, float] = _NO_NAMES) -> tuple[float, float]:
    """The value of a tree in doubles, and how far it may be from the true one.

    Undefined where it has none; Unclear where that cannot be told, or a name stands for nothing.
    """
    program, found = Program({}), list[Ball]()
    try:
        place = Lowering(program, {}).put(tree)
        evaluate(program, Point(DOUBLES, names), found, place + 1)
    except ZeroDivisionError:
        raise Undefined from None
    except (OverflowError, KeyError):
        raise Unclear from None
    value, radius = found[place]
    return float(value), float(radius)


def in_fractions(tree: Tree) -> Fraction:
    """The exact value of a tree without names that only adds, multiplies and divides.

    Undefined where it has no value; Unclear where it does something else, or grows too long.
    """
    program, values = Program({}), list[Fraction]()
    place = Lowering(program, {}).put(tree)
    for step in program.steps[: place + 1]:
        if step.op not in _RULES:
            raise Unclear
        values.append(_small(_RULES[step.op](step, [values[arg] for arg in step.args])))
    return values[place]


def _small(value: Fraction) -> Fraction:
    """A fraction that is quick to work with."""
    if value.numerator.bit_length() + value.denominator.bit_length() > _MOST_BITS:
        raise Unclear
    return value


def _power(step: Step, args: Sequence[Fraction]) -> Fraction:
    """A whole power."""
    if not isinstance(step.value, int) or abs(step.value) > _LARGEST_POWER:
        raise Unclear
    return Fraction(args[0] ** step.value)


def _inverse(_: Step, args: Sequence[Fraction]) -> Fraction:
    """One over a value."""
    if args[0] == 0:
        raise Undefined
    return 1 / args[0]


_RULES: Mapping[str, Callable[[Step, Sequence[Fraction]], Fraction]] = {
    "number": lambda step, _: Fraction(step.value),
    "add": lambda _, args: sum(args, Fraction(0)),
    "mul": lambda _, args: prod(args, start=Fraction(1)),
    "neg": lambda _, args: -args[0],
    "inv": _inverse,
    "integer power": _power,
}
