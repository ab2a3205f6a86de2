"""Digits are proven: what is shown is the value, rounded as at school."""

from decimal import Decimal
from fractions import Fraction

import mpmath
import pytest

from genex.errors import AuthorError
from genex.exact.digits import Digits, Enclosure, proven_sign, rounded
from genex.exact.formula import Formula, named
from genex.exact.functions import exp, log, sigmoid, softmax, sqrt, tanh
from tests import given

BY_MPMATH = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "neg": lambda a: -a,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "^": lambda a, b: a**b,
    "exp": mpmath.exp,
    "log": mpmath.log,
    "sqrt": mpmath.sqrt,
    "tanh": mpmath.tanh,
    "sigmoid": lambda a: 1 / (1 + mpmath.exp(-a)),
}

HALVES = [
    ("1/8", 2, "0.13"),
    ("-1/8", 2, "-0.13"),
    ("5/2", 0, "3"),
    ("-5/2", 0, "-3"),
    ("1/2", 0, "1"),
    ("12345/100000", 4, "0.1235"),
    ("124999999/1000000000", 2, "0.12"),
    ("-1/1000", 2, "0.00"),
    ("0", 3, "0.000"),
]
TINY = Fraction(1, 10**40)
NEAR_HALVES = [
    (Fraction(1, 8) + exp(-100), 2, "0.13"),
    (Fraction(1, 8) - exp(-100), 2, "0.12"),
    (-Fraction(1, 8) - exp(-100), 2, "-0.13"),
    (-Fraction(1, 8) + exp(-100), 2, "-0.12"),
    (Fraction(1, 2) + exp(-2000), 0, "1"),
    (Fraction(1, 2) - exp(-2000), 0, "0"),
    (sigmoid(TINY), 0, "1"),
    (sigmoid(-TINY), 0, "0"),
]
LARGE = [
    (exp(50), 2, "5184705528587072464087.45"),
    (exp(-1000), 4, "0.0000"),
    (-exp(-1000), 4, "0.0000"),
    (log(exp(1000) + exp(999)), 6, "1000.313262"),
    (tanh(10**6), 30, "1." + 30 * "0"),
    (sigmoid(-1000), 10, "0.0000000000"),
    ((1 + exp(-40)) ** 900, 4, "1.0000"),
    (exp(1) ** -3, 6, "0.049787"),
    ((-exp(1)) ** -3, 6, "-0.049787"),
    ((-exp(1)) ** 4, 3, "54.598"),
    (exp(1) ** Fraction(1, 2), 6, "1.648721"),
    (2 ** exp(1), 6, "6.580886"),
]
ERRORS = {
    "log of 0 and less": (log(exp(1) - 3), "logarithm of a number that is not positive"),
    "root of a negative": (sqrt(exp(1) - 3), "square root of a negative number"),
    "root of a negative rational": (sqrt(Fraction(-1)), "square root of a negative number"),
    "over zero": (1 / (exp(1) - exp(1)), "divides by zero"),
    "a name": (named("w1") + 1, "'w1' has no value: 'name' cannot be worked out"),
    "too large to show": (exp(10_000), "a number of 2000 digits or more cannot be shown"),
    "a rational too large": (Fraction(10**2000), "a number of 2000 digits or more"),
    "an overflow": (exp(10**19), r"'exp\(10+\)' is too large to be worked out"),
    "a tower": (exp(1) ** exp(exp(20)), "is too large to be worked out"),
    "a hidden half": (Fraction(1, 8) + (exp(1) - exp(1)), "is too close to a half"),
}


def by_mpmath(x):
    """A formula's value to 60 digits."""
    if not isinstance(x, Formula):
        return mpmath.mpf(Fraction(x).numerator) / Fraction(x).denominator
    return BY_MPMATH[x.operation](*map(by_mpmath, x.parts))


def nearest(value, decimals):
    """A value of mpmath to so many decimals, halves away from zero."""
    units = mpmath.floor(abs(value) * 10**decimals + mpmath.mpf(1) / 2)
    found = f"{Decimal(int(units)).scaleb(-decimals):f}"
    return "-" + found if value < 0 and int(units) else found


@pytest.mark.parametrize("seed", range(150))
def test_digits_are_those_of_mpmath(seed):
    """At 3, 10 and 25 decimals a formula shows what mpmath finds with 60 digits."""
    formula = given.formula(seed)
    with mpmath.workdps(60):
        value = by_mpmath(formula)
        expected = [nearest(value, decimals) for decimals in (3, 10, 25)]
    assert expected == [f"{rounded(formula, decimals):f}" for decimals in (3, 10, 25)]


@pytest.mark.parametrize("function", [exp, log, sqrt, sigmoid, tanh])
@pytest.mark.parametrize("digits", [2, 3, 5])
def test_bounds_enclose_the_value(function, digits):
    """However few digits are worked with, the value is between the bounds."""
    for k in range(1, 80):
        formula = function(Fraction(k, 7))
        low, high = map(Fraction, Enclosure(digits)(formula))
        with mpmath.workdps(60):
            value = by_mpmath(formula)
            assert by_mpmath(low) <= value <= by_mpmath(high), formula


@pytest.mark.parametrize("seed", range(150))
def test_signs_are_those_of_mpmath(seed):
    """The sign of a formula is proven, and mpmath agrees."""
    formula = given.formula(seed, depth=2)
    with mpmath.workdps(800):
        assert mpmath.sign(by_mpmath(formula)) == proven_sign(formula)


@pytest.mark.parametrize(("fraction", "decimals", "expected"), HALVES)
def test_halves_go_away_from_zero(fraction, decimals, expected):
    """A rational half is rounded as at school, and zero has no sign."""
    assert expected == str(rounded(Fraction(fraction), decimals))


@pytest.mark.parametrize(("formula", "decimals", "expected"), NEAR_HALVES)
def test_values_next_to_a_half_are_told_apart(formula, decimals, expected):
    """As many digits are worked out as it takes to know the side of the half."""
    assert expected == str(rounded(formula, decimals))


@pytest.mark.parametrize(("formula", "decimals", "expected"), LARGE)
def test_huge_and_tiny_values_have_right_digits(formula, decimals, expected):
    """Neither overflow nor underflow reaches the paper."""
    assert expected == f"{rounded(formula, decimals):f}"


def test_a_softmax_of_huge_logits_is_right():
    """Logits of ±1000, where floats overflow, have right probabilities."""
    found = [f"{rounded(p, 4):f}" for p in softmax([1000, 999, -1000])]
    assert found == ["0.7311", "0.2689", "0.0000"]


@pytest.mark.parametrize(("formula", "message"), ERRORS.values(), ids=ERRORS)
def test_what_has_no_digits_is_an_authors_error(formula, message):
    """What cannot be worked out is said so; no error of the decimal module gets out."""
    with pytest.raises(AuthorError, match=message):
        rounded(formula, 2)


def test_a_sign_too_close_to_call_is_an_authors_error():
    """Where 2000 digits do not tell the sign, a person has to."""
    with pytest.raises(AuthorError, match="it is too close to zero"):
        proven_sign(exp(1) - exp(1))


@pytest.mark.parametrize("places", [20, 30, 60, 200])
@pytest.mark.parametrize("side", [-1, 1])
def test_what_cancels_leaves_proven_digits(places, side):
    """The difference between e and e cut or raised to many places has the right first digits."""
    with mpmath.workdps(places + 20):
        cut = Fraction(int(mpmath.e * 10**places) + (side < 0), 10**places)
        expected = nearest((mpmath.e - by_mpmath(cut)) * 10**places, 5)
    gap = exp(1) - cut
    assert (side, expected) == (proven_sign(gap), f"{rounded(gap * 10**places, 5):f}")


@pytest.mark.parametrize(("number", "expected"), [(Fraction(-1, 9), -1), (0, 0), (3, 1)])
def test_the_sign_of_a_rational_is_plain(number, expected):
    """Rationals know their signs, zero included."""
    assert expected == proven_sign(number)


def test_one_instance_gives_what_fresh_ones_give():
    """Sharing the work of many values changes none of them."""
    shared = Digits()
    formulas = [given.formula(seed) for seed in range(60)]
    assert [rounded(x, 6) for x in formulas] == [shared.rounded(x, 6) for x in formulas]
