"""The functions of the course, on every kind of number."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
import sympy

from genex.exact import sympy_functions
from genex.exact.cells import dot, each, exactly, flat, onehot
from genex.exact.digits import rounded
from genex.exact.formula import Formula, named
from genex.exact.functions import (
    Evaluator,
    cross_entropy,
    exp,
    in_base,
    log,
    positive,
    ratio,
    relu,
    sigmoid,
    softmax,
    sqrt,
    tanh,
)
from genex.exact.values import Shape
from tests import given

BY_MATH = {
    "exp": (exp, math.exp),
    "log": (log, math.log),
    "sqrt": (sqrt, math.sqrt),
    "tanh": (tanh, math.tanh),
    "sigmoid": (sigmoid, lambda x: 1 / (1 + math.exp(-x))),
    "relu": (relu, lambda x: max(x, 0.0)),
}
BY_SYMPY = {
    "exp": (exp, sympy.exp),
    "log": (log, sympy.log),
    "sqrt": (sqrt, sympy.sqrt),
    "tanh": (tanh, sympy.tanh),
    "sigmoid": (sigmoid, sympy_functions.Sigmoid),
    "relu": (relu, sympy_functions.Relu),
}
POINTS = [Fraction(1, 3), Fraction(7, 2), Fraction(1, 100), Fraction(12)]
RATIONAL = [
    (exp(0), 1),
    (log(1), 0),
    (tanh(0), 0),
    (sigmoid(0), Fraction(1, 2)),
    (sqrt(0), 0),
    (sqrt(49), 7),
    (sqrt(Fraction(9, 16)), Fraction(3, 4)),
    (relu(Fraction(-1, 3)), 0),
    (relu(Fraction(1, 3)), Fraction(1, 3)),
    (positive(Fraction(1, 3)), 1),
    (positive(0), 0),
]
EXTREME = [
    (exp(1000.0), math.inf),
    (exp(-1000.0), 0.0),
    (log(0.0), -math.inf),
    (sigmoid(1000.0), 1.0),
    (sigmoid(-1000.0), 0.0),
    (tanh(1000.0), 1.0),
    (relu(-0.5), 0.0),
]


@pytest.mark.parametrize("point", POINTS, ids=str)
@pytest.mark.parametrize(("function", "expected"), BY_MATH.values(), ids=BY_MATH)
class TestKindsOfNumber:
    """Each function takes and gives floats, fractions, formulas and arrays."""

    def test_floats(self, function, expected, point):
        """Of a float it is the float."""
        assert math.isclose(expected(float(point)), function(float(point)), rel_tol=1e-12)

    def test_fractions(self, function, expected, point):
        """Of a fraction it is exact, and its digits are those of the float."""
        found = rounded(function(point), 9)
        assert math.isclose(expected(float(point)), found, rel_tol=1e-9, abs_tol=1e-9)

    def test_formulas(self, function, expected, point):
        """Of a formula it is exact, too."""
        found = rounded(function(point + exp(-60)), 9)
        assert math.isclose(expected(float(point)), found, rel_tol=1e-9, abs_tol=1e-9)

    def test_arrays(self, function, expected, point):
        """Of an array it works cell by cell."""
        cells = np.array([float(point), 2.5])
        assert np.allclose([expected(cell) for cell in cells], function(cells), rtol=1e-12)


@pytest.mark.parametrize(("function", "expected"), BY_SYMPY.values(), ids=BY_SYMPY)
def test_of_a_symbol_it_is_sympy_s_function(function, expected):
    """On the symbols of a derivation each function is the one that sympy derives."""
    z = sympy.Symbol("z")
    assert expected(z) == function(z)


@pytest.mark.parametrize(("value", "expected"), RATIONAL)
def test_rational_values_are_found(value, expected):
    """Where the value of a rational is rational, no formula is made of it."""
    assert (expected, False) == (value, isinstance(value, Formula))


@pytest.mark.parametrize(("value", "expected"), EXTREME)
def test_extreme_floats_raise_nothing(value, expected):
    """The fast twin of an exercise meets infinities, not exceptions."""
    assert expected == value


@pytest.mark.parametrize("value", [log(-1.0), sqrt(-1.0)])
def test_undefined_floats_are_nan(value):
    """Out of its domain a function of floats is not a number."""
    assert math.isnan(value)


@pytest.mark.parametrize("value", [2, Fraction(1, 3)])
def test_an_irrational_value_is_a_formula(value):
    """An exact number has no rounded logarithm."""
    assert isinstance(log(value), Formula)


def test_the_sign_of_a_formula_decides_its_relu():
    """A formula above 0 passes the hinge as it is, one below becomes 0."""
    above, below = exp(1) - 2, exp(1) - 3
    assert (above, 0, 1, 0) == (relu(above), relu(below), positive(above), positive(below))


def test_relu_of_a_name_stays_a_formula():
    """The sign of a name is open, so that ReLU waits for its number."""
    formula = relu(named("x") - 2)
    assert str(formula) == "relu(x - 2)"
    assert Evaluator({"x": 5.0})(formula) == 3
    assert Evaluator({"x": 1.0})(formula) == 0


def test_softmax_is_exact():
    """Probabilities of exact scores are formulas that add up to 1."""
    found = softmax([Fraction(3), Fraction(1), Fraction(-2)])
    assert Decimal("1.000000000000000000000000000000") == rounded(sum(found), 30)


def test_softmax_of_floats_does_not_overflow():
    """Scores of ±1000 have finite probabilities."""
    assert np.allclose(
        [1 / (1 + math.exp(-1)), 1 / (1 + math.e), 0], softmax([1000.0, 999.0, -1e3])
    )


def test_softmax_of_symbols_is_one_function():
    """On symbols a probability is one function of all scores, so that its slope is short."""
    a, b = sympy.symbols("a b")
    assert [sympy_functions.Softmax(0, a, b), sympy_functions.Softmax(1, a, b)] == softmax([a, b])


def test_cross_entropy_skips_what_counts_nothing():
    """A probability of 0 where the target is 0 does no harm: -ln 0.4 = 0.9163."""
    probabilities = [Fraction(1, 10), Fraction(1, 2), Fraction(0), Fraction(2, 5)]
    assert Decimal("0.9163") == rounded(cross_entropy(onehot(3, 4), probabilities), 4)


def test_cross_entropy_of_a_soft_target():
    """Each probability counts as much as the target says."""
    found = cross_entropy([Fraction(1, 4), Fraction(3, 4)], [0.5, 0.25])
    assert math.isclose(0.25 * math.log(2) + 0.75 * math.log(4), found)


@pytest.mark.parametrize(("base", "expected"), [(10, "1.6990"), (2, "5.6439")])
def test_another_base(base, expected):
    """A natural logarithm over that of the base: -log10(0.02) = 1.6990."""
    assert Decimal(expected) == rounded(in_base(-log(Fraction(1, 50)), base), 4)


def test_another_base_in_floats():
    """The fast twin changes the base in floats."""
    assert math.isclose(2.0, in_base(math.log(100), 10))


def test_cells():
    """Dot products, one-hot rows, cell by cell and flat: the small change of linear algebra."""
    assert dot((1, 2, 3), (4, 5, 6)) == 32
    assert onehot(1, 3) == (0, 1, 0)
    assert each(lambda a, b: a - b, ((5, 7), (9, 9)), [[1, 2], [3, 4]]) == [[4, 5], [6, 5]]
    assert flat((1, [2, (3, 4)], Shape((5, 6)))) == [1, 2, 3, 4, Shape((5, 6))]


def test_rows_of_unequal_length_are_refused():
    """Nothing is cut off in silence."""
    with pytest.raises(ValueError, match="lengths 3 and 2"):
        dot((1, 2, 3), (4, 5))
    with pytest.raises(ValueError, match="lengths 3 and 2"):
        each(lambda a, b: a + b, (1, 2, 3), (4, 5))


def test_whole_numbers_divide_exactly():
    """A ratio of whole numbers is a fraction, never a float."""
    found = [ratio(1, 3), exactly(1) / 3, ratio(Fraction(1, 2), 3)]
    assert [Fraction(1, 3), Fraction(1, 3), Fraction(1, 6)] == found
    assert all(isinstance(x, Fraction) for x in found)


@pytest.mark.parametrize("seed", range(60))
def test_a_formula_in_floats_has_the_value_of_its_digits(seed):
    """Evaluating a formula in floats and proving its digits are two ways to one value."""
    formula = given.formula(seed)
    assert math.isclose(rounded(formula, 12), Evaluator({})(formula), rel_tol=1e-6, abs_tol=1e-9)


def test_a_formula_in_floats_takes_the_values_of_its_names():
    """Names stand for the numbers that they are given."""
    formula = (named("yhat") - named("y")) * named("w1") ** 2
    assert Evaluator({"yhat": 0.75, "y": 1.0, "w1": 3.0})(formula) == -2.25
