"""Expressions of authors: exact and in floats, by routes that share nothing."""

import math
from fractions import Fraction

import pytest

from genex.errors import AuthorError
from genex.exact.functions import Evaluator
from genex.questions.expressions import read_condition, read_expression_of

F = Fraction
NAMES = {"n": F(3), "p": F(1, 4)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(n + 1)*(n + 1)", 16),
        ("n^2 - p", 8.75),
        ("-10/9", -10 / 9),
        ("ln(n)/2", math.log(3) / 2),
        ("log2(8)", 3),
        ("log10(n)", math.log10(3)),
        ("sqrt(n*p)", math.sqrt(0.75)),
        ("e^(-n)", math.exp(-3)),
        ("sigmoid(n)", 1 / (1 + math.exp(-3))),
        ("tanh(p)", math.tanh(0.25)),
        ("max(n, 5) + min(n, 5)", 8),
        ("|p - n|", 2.75),
        ("floor(n*p) + ceil(n*p)", 1),
        ("3!", 6),
        ("50%", 0.5),
    ],
)
def test_both_routes_agree(text, value):
    """The exact value and that of the language of answers are one number."""
    found = read_expression_of(text, NAMES, "here")
    exact = Evaluator({})(found.exactly(NAMES))
    assert math.isclose(exact, value, rel_tol=1e-12)
    assert math.isclose(found.in_floats({"n": 3.0, "p": 0.25}), value, rel_tol=1e-12)


def test_rationals_stay_exact():
    """What only adds, multiplies and divides is a fraction to the end."""
    assert read_expression_of("(n + p)/7", NAMES, "here").exactly(NAMES) == F(13, 28)


@pytest.mark.parametrize("text", ["n +", "m", "1/0", "ln(0)", "sin(n)", "[n, p]", "n = 3"])
def test_what_cannot_be_worked_out_is_refused(text):
    """The place comes first, and no traceback."""
    with pytest.raises(AuthorError, match=r"^paper\.toml, right: "):
        read_expression_of(text, NAMES, "paper.toml, right")


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("n != 4", True),
        ("n = 3 and p < 1/2", True),
        ("n <= 2", False),
        ("p ≥ 1/4", True),
        ("n > 3", False),
        ("sqrt(n) < 2", True),
    ],
)
def test_conditions(text, holds):
    """Comparisons with `and` between them, decided exactly."""
    assert read_condition(text, NAMES, "here").holds(NAMES) is holds
