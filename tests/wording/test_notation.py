"""How numbers, names and formulas look in LaTeX."""

from fractions import Fraction

import pytest

from genex.exact.formula import named
from genex.exact.functions import exp, log, sigmoid, sqrt
from genex.exact.values import Shape
from genex.typeset.math.formula import set_formula
from genex.wording.notation import column_in_latex, operand_in_latex, tex
from tests import given

x1, w12, y, yhat, n_in = map(named, ("x1", "w12", "y", "yhat", "n_in"))

EXACT = [
    (Fraction(7, 2), "3.5"),
    (Fraction(1, 3), r"\frac{1}{3}"),
    (Fraction(-1, 3), r"-\frac{1}{3}"),
    (Fraction(1, 10**6), "0.000001"),
    (Fraction(1, 10**7), r"\frac{1}{10000000}"),
    (5, "5"),
    (Shape((32, 84, 28)), "(32, 84, 28)"),
    (Shape((3,)), "(3,)"),
    (exp(x1) + 1, "e^{x_1} + 1"),
    (exp(x1 / 4) * y, r"e^{x_1/4}\,y"),
    (exp(x1) ** 2, "(e^{x_1})^{2}"),
    (exp(exp(x1)), r"\exp(e^{x_1})"),
    (exp(1 + y / x1), r"\exp\left(1 + \frac{y}{x_1}\right)"),
    (Fraction(1, 2) / n_in, r"\frac{1}{2\,n_{\text{in}}}"),
    (Fraction(3, 4) / x1, r"\frac{0.75}{x_1}"),
    ("error", r"\text{error}"),
    ((Fraction(1, 2), 2), r"(0.5,\, 2)"),
    (((1, 2), (3, Fraction(1, 4))), r"\begin{bmatrix} 1.00 & 2.00 \\ 3.00 & 0.25 \end{bmatrix}"),
    (((Fraction(1, 3), 2),), r"\begin{bmatrix} \frac{1}{3} & 2 \end{bmatrix}"),
]
ROUNDED = [
    (Fraction(2, 3), 4, "0.6667"),
    (Fraction(1, 8), 2, "0.13"),
    (-exp(-20), 4, "0.0000"),
    (exp(-20), 9, "0.000000002"),
    (Fraction(1, 10**9), 8, "0.00000000"),
    ((exp(1), log(2)), 2, r"(2.72,\, 0.69)"),
]
FORMULAS = [
    ((yhat - y) * x1, r"(\hat{y} - y)\,x_1"),
    (w12 * x1, r"w_{12}\,x_1"),
    (2 / n_in, r"\frac{2}{n_{\text{in}}}"),
    (sqrt(n_in), r"\sqrt{n_{\text{in}}}"),
    (-(x1 + y), r"-(x_1 + y)"),
    (x1**2, "x_1^{2}"),
    ((x1 + y) ** 2, r"(x_1 + y)^{2}"),
    (log(yhat), r"\ln(\hat{y})"),
    (log(y / x1), r"\ln\left(\frac{y}{x_1}\right)"),
    (sigmoid(x1), r"\sigma(x_1)"),
    (x1 * Fraction(1, 2), r"0.5\,x_1"),
]


@pytest.mark.parametrize(("value", "expected"), EXACT, ids=str)
def test_exact_values(value, expected):
    """Short decimals are written as decimals, all others as fractions."""
    assert expected == tex(value)


@pytest.mark.parametrize(("value", "decimals", "expected"), ROUNDED, ids=str)
def test_rounded_values(value, decimals, expected):
    """Rounded values show all their decimals, never an exponent, and zero has no sign."""
    assert expected == tex(value, decimals)


@pytest.mark.parametrize(("formula", "expected"), FORMULAS, ids=str)
def test_formulas(formula, expected):
    """Formulas are written as in the lecture, with brackets where they are needed."""
    assert expected == tex(formula)


@pytest.mark.parametrize("seed", range(60))
def test_every_formula_can_be_set(seed):
    """Whatever a family derives, its LaTeX can be typeset."""
    latex = tex(given.formula(seed, names=("x1", "yhat", "n_in", "w12")))
    assert set_formula(latex, display=True).piece.width > 0


@pytest.mark.parametrize(
    ("value", "expected"), [(-3, "(-3)"), (3, "3"), (Fraction(-1, 2), "(-0.5)")]
)
def test_a_later_operand_has_its_sign_in_brackets(value, expected):
    """Two signs never stand side by side."""
    assert expected == operand_in_latex(value)


def test_a_column():
    """A vector of labels stands upright."""
    assert column_in_latex((0, 2, 1)) == r"\begin{bmatrix} 0 \\ 2 \\ 1 \end{bmatrix}"
