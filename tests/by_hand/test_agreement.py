"""Agreement of two markers."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genex.by_hand.agreement import Agreement


def test_the_example_of_the_textbooks():
    """Cohen's κ of 50 grant proposals: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no is 0.4."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert Agreement(pairs).kappa == Fraction(2, 5)
    assert str(Agreement(pairs)) == "35 of 50 alike, Cohen's κ 0.40"


@pytest.mark.parametrize("pairs", [[], [(1, 1)], [(2, 2)] * 5])
def test_without_any_choice_there_is_no_kappa(pairs):
    """Where both always give one thing, chance agrees as well as they do."""
    assert Agreement(pairs).kappa is None
    assert str(Agreement(pairs)) == f"{len(pairs)} of {len(pairs)} alike"


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=30))
def test_kappa_is_at_most_one(pairs):
    """It is 1 just where both always agree, and the order of the markers plays no part."""
    kappa = Agreement(pairs).kappa
    if kappa is not None:
        assert -1 <= kappa <= 1
        assert (kappa == 1) == all(one == other for one, other in pairs)
        assert kappa == Agreement([(other, one) for one, other in pairs]).kappa
