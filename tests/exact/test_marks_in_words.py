"""Marks as people write them."""

from fractions import Fraction

import pytest

from genex.exact.marks_in_words import marks_in_words


@pytest.mark.parametrize(
    ("marks", "words"),
    [("3", "3"), ("11/4", "2¾"), ("-1/2", "−½"), ("1/3", "0.33"), ("10", "10"), ("1/10", "0.1")],
)
def test_marks_are_short(marks, words):
    """Quarters have signs of their own; of other shares there are two decimals at most."""
    assert marks_in_words(Fraction(marks)) == words
