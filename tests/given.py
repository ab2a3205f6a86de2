"""Formulas that several tests work on: grown from a seed, never the same shape twice."""

from fractions import Fraction

from genex.exact import functions
from genex.exact.formula import named
from genex.exercise.draw import Draw

FUNCTIONS = (functions.exp, functions.sigmoid, functions.tanh, functions.log, functions.sqrt)
POSITIVE_ONLY = (functions.log, functions.sqrt)
OPERATIONS = ("+", "-", "*", "/", "^", "neg", "function", "positive function")


def leaf(d, at, names):
    """A small fraction, or a name if there are any."""
    if names and d.integer(f"{at}/named", 0, 1):
        return named(d.choice(f"{at}/name", names))
    value = Fraction(d.integer(f"{at}/top", -40, 40), d.integer(f"{at}/bottom", 1, 12))
    return value or Fraction(1, 7)


def grown(d, depth, names=(), at="f"):
    """A formula of that depth, drawn."""
    if depth == 0:
        return leaf(d, at, names)
    one, other = (grown(d, depth - 1, names, f"{at}/{k}") for k in (0, 1))
    operation = d.choice(f"{at}/operation", OPERATIONS)
    return WAYS[operation](d, at, one, other)


WAYS = {
    "+": lambda _d, _at, a, b: a + b,
    "-": lambda _d, _at, a, b: a - b,
    "*": lambda _d, _at, a, b: a * b,
    "/": lambda _d, _at, a, b: a / (3 + functions.tanh(b)),
    "^": lambda d, at, a, _: functions.tanh(a) ** d.integer(f"{at}/power", 0, 4),
    "neg": lambda _d, _at, a, b: -(a - b),
    "function": lambda d, at, a, _: d.choice(f"{at}/function", FUNCTIONS[:3])(functions.tanh(a)),
    "positive function": lambda d, at, a, b: d.choice(f"{at}/function", POSITIVE_ONLY)(
        2 + functions.tanh(a * b)
    ),
}


def formula(seed, depth=3, names=()):
    """The formula of a seed."""
    return grown(Draw("formula", seed), depth, names)
