"""Formulas are exact, fold what is plain, and can be read back from their text."""

from fractions import Fraction

import pytest
import sympy

from genex.errors import AuthorError
from genex.exact.formula import Formula, formula_text, named, negative, to_the
from genex.exact.functions import exp, log, sigmoid, sqrt
from tests import given

x, y, w1 = map(named, ("x", "y", "w1"))
THIRD = Fraction(1, 3)
NAMES = ("x", "y", "yhat", "w1", "x12")
LOCAL = {n: sympy.Symbol(n, real=True) for n in NAMES} | {
    "sigmoid": lambda z: 1 / (1 + sympy.exp(-z))
}

WRITTEN = [
    (x - (y - w1), "x - (y - w1)"),
    (x + (y + w1), "x + y + w1"),
    (x / (y * w1), "x/(y*w1)"),
    (x / y / w1, "x/y/w1"),
    ((x + y) * w1, "(x + y)*w1"),
    ((x**2) ** 3, "(x^2)^3"),
    ((-x) ** 2, "(-x)^2"),
    (-(x**2), "-x^2"),
    (-(x + y), "-(x + y)"),
    (2 ** (x / 3), "2^(x/3)"),
    (x**THIRD, "x^(1/3)"),
    (x**-2, "x^(-2)"),
    (to_the(THIRD, x), "(1/3)^x"),
    (x * THIRD, "1/3*x"),
    (THIRD / x, "1/3/x"),
    (x / THIRD, "x/(1/3)"),
    (x * -3, "(-3)*x"),
    (log(exp(Fraction(7, 2)) + 1) - y * w1, "log(exp(7/2) + 1) - y*w1"),
]

FOLDED = {
    "0 added": (x + 0, x),
    "0 in front": (0 + x, x),
    "0 taken away": (x - 0, x),
    "taken from 0": (0 - x, -x),
    "1 times": (1 * x, x),
    "times 1": (x * 1, x),
    "times -1": (x * -1, -x),
    "0 times": (0 * x, 0),
    "times 0": (x * 0, 0),
    "over 1": (x / 1, x),
    "over -1": (x / -1, -x),
    "0 over": (0 / x, 0),
    "two signs": (negative(-x), x),
    "less a negative": (x - (-y), x + y),
    "a negative added": (x + (-y), x - y),
    "a negative in front": (-x + y, y - x),
    "a negative number added": (x + Fraction(-2), x - 2),
    "a negative number less": (x - Fraction(-2), x + 2),
    "a product of negatives": ((-x) * (-y), x * y),
    "a ratio of negatives": ((-x) / (-y), x / y),
    "a negative below": (x / (-y), -(x / y)),
    "a negative number above": (Fraction(-2) / x, -(2 / x)),
    "to the 0": (x**0, 1),
    "to the 1": (x**1, x),
}


def read(written):
    """A formula's text, read by sympy."""
    return sympy.parse_expr(written.replace("^", "**"), LOCAL)


def assert_equal(one, other):
    """Two expressions of sympy have the same 40 digits at a point where no two names agree."""
    point = {LOCAL[n]: sympy.Rational(7 + 3 * k, 11) for k, n in enumerate(NAMES)}
    gap = one.xreplace(point).evalf(60) - other.xreplace(point).evalf(60)
    assert abs(gap) < sympy.Float("1e-40", 60)


def same(x):
    """A formula, built anew of sympy's parts."""
    if not isinstance(x, Formula):
        return sympy.Rational(x)
    if x.operation == "name":
        return LOCAL[x.parts[0]]
    return BY_SYMPY[x.operation](*map(same, x.parts))


BY_SYMPY = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "neg": lambda a: -a,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "^": lambda a, b: a**b,
    "exp": sympy.exp,
    "log": sympy.log,
    "sqrt": sympy.sqrt,
    "tanh": sympy.tanh,
    "sigmoid": LOCAL["sigmoid"],
}


@pytest.mark.parametrize(("formula", "expected"), WRITTEN, ids=[case[1] for case in WRITTEN])
def test_a_formula_is_written_with_the_brackets_it_needs(formula, expected):
    """The text has brackets where the order of operations asks for them, and nowhere else."""
    assert expected == formula_text(formula)


@pytest.mark.parametrize(("formula", "expected"), FOLDED.values(), ids=FOLDED)
def test_what_is_plain_is_folded(formula, expected):
    """Zeros, ones and signs do not pile up."""
    assert expected == formula


@pytest.mark.parametrize("seed", range(120))
def test_text_reads_back(seed):
    """What sympy reads in a formula's text is the formula."""
    formula = given.formula(seed, names=NAMES)
    assert_equal(read(formula_text(formula)), same(formula))


@pytest.mark.parametrize("seed", range(40))
def test_a_formula_of_a_formula_s_parts_is_equal_and_hashes_alike(seed):
    """Two formulas built the same way are the same key of a dictionary."""
    one, other = given.formula(seed, names=NAMES), given.formula(seed, names=NAMES)
    assert {one: 1} == {other: 1}


def test_rationals_stay_rationals():
    """The functions of formulas on plain numbers give plain numbers."""
    assert (sqrt(Fraction(9, 4)), exp(0), log(1), sigmoid(0)) == (
        Fraction(3, 2),
        1,
        0,
        Fraction(1, 2),
    )


@pytest.mark.parametrize("spoil", [lambda: x + 0.5, lambda: 0.5 * x, lambda: x**0.5])
def test_a_float_in_a_formula_is_an_authors_error(spoil):
    """Nothing inexact gets into a formula; the message says what to write."""
    with pytest.raises(AuthorError, match=r"0\.5 is not exact\. Write a fraction"):
        spoil()
