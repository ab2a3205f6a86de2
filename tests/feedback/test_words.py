"""Words of a feedback page."""

from fractions import Fraction

import pytest

from genex.feedback.words import in_decimals


@pytest.mark.parametrize(
    ("marks", "words"),
    [("3", "3"), ("11/4", "2.75"), ("-1/2", "−0.5"), ("1/3", "0.33"), ("10", "10")],
)
def test_marks_on_a_feedback_page_are_short(marks, words):
    """Students read decimals with two places at most."""
    assert in_decimals(Fraction(marks)) == words
