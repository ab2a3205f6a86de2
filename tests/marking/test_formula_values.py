"""Formulas at points where they have no value."""

import math
from fractions import Fraction

from genex.families.graphs.compute_graph import ComputeGraph
from genex.marking.verdicts import Verdict
from tests.marking.planted import expected_of, marked, sheet_of

LOG = ComputeGraph(  # beside the given numbers, tanh(x) - x + 1 is below 0
    (("tanh", "x"), ("-", "a", "x"), ("+", "b", "constant"), ("log", "c")),
    ((Fraction(19, 10), Fraction(1), Fraction(1, 2)),),
    Fraction(1),
    (),
)


def marked_formula(text):
    """The verdict on a formula for the output."""
    expected = expected_of(LOG)
    sheet = {**sheet_of(LOG, expected.parts), "1b": text}
    return marked(expected, sheet)[1].verdict


def test_the_other_point_lies_outside():
    """At the second point the right formula has no value."""
    ((here, beside),) = expected_of(LOG).right["1b"]
    assert math.isfinite(here)
    assert math.isnan(beside)


def test_a_right_formula_is_right_where_only_the_given_numbers_lie_in_its_domain():
    """A point without a value says nothing against the formula."""
    assert marked_formula("ln(1 - x + tanh(x))") is Verdict.RIGHT


def test_a_wrong_formula_is_wrong_there():
    """The given numbers still tell."""
    assert marked_formula("ln(1 + x + tanh(x))") is Verdict.WRONG
