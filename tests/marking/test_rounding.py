"""Rounding too early is judged cell by cell, and nobody falls off a cliff."""

from fractions import Fraction

import pytest

from genex.exercise.graph import slug
from genex.families.initialisation.conv_init import ConvInit
from genex.families.losses.cross_entropy import CrossEntropy
from genex.families.registry import our_families
from genex.marking.verdicts import Verdict
from tests.marking.planted import drawn, expected_of, marked, sheet_of
from tests.marking.planted.short import KEPT, shares

EXPECTED = expected_of(drawn(CrossEntropy, 3))


@pytest.mark.parametrize("family", our_families(), ids=slug)
def test_one_wrong_cell_a_decimal_short_keeps_most_marks(family):
    """With all that follows worked out from it, each part keeps 0.6 of its marks in full."""
    found = shares(family, range(4), {}, short=1)
    assert min(found.values(), default=1) >= KEPT, found


@pytest.mark.parametrize("short", [1, 2])
def test_a_wrong_cell_costs_its_own_share_however_short_the_others_are(short):
    """Fifteen cells of a gradient written short keep three quarters, whatever the last one is."""
    gradient = sheet_of(EXPECTED.exercise, EXPECTED.parts, short)["1d"]
    right = marked(EXPECTED, {"1d": gradient})[3]
    gradient[2][1] = "7.77"
    wrong = marked(EXPECTED, {"1d": gradient})[3]
    assert right.marks - wrong.marks <= Fraction(1, 4)
    assert [cell.verdict for cell in wrong.cells].count(Verdict.WRONG) == 1


@pytest.mark.parametrize("seed", range(6))
def test_nearer_is_no_worse(seed):
    """0.114, 0.1141, 0.1142: each earns at least what the one before it earns."""
    expected = expected_of(drawn(ConvInit, seed))
    bound = expected.right["1e"][0]
    cut = int(bound * 1000) / 1000
    tries = [f"{cut:.3f}", *(f"{x:.4f}" for x in between(cut, bound)), f"{bound:.4f}"]
    found = [marked(expected, {"1e": text})[4].marks for text in tries]
    assert found == sorted(found)
    assert found[0] > 0
    assert found[-1] == 1


def between(low, high):
    """The numbers of four decimals from one to the other."""
    return [k / 10_000 for k in range(round(low * 10_000), int(high * 10_000) + 1)]


def test_one_digit_is_told_from_rounding():
    """Whoever writes 0.1 and 0.2 everywhere has rounded nothing."""
    sheet = {"1a": [[("0.1", "0.2")[k % 2] for k in range(4)]] * 4}
    assert marked(EXPECTED, sheet)[0].marks == 0
