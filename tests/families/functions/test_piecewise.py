"""Piecewise functions: sums, canonical forms, and where two of them differ."""

from fractions import Fraction
from itertools import permutations

import pytest

from genex.exercise.draw import Draw
from genex.families.functions.piecewise import (
    Piecewise,
    between,
    failure,
    relu_unit,
    staircase,
    step_unit,
    through,
    total,
    with_free_points,
)

F = Fraction
BOX = staircase([2, 5], [3, 0], "left")
PLACES = [F(n, 4) for n in range(-40, 41)]


def units(seed, kind):
    """Some drawn units with their output weights."""
    d = Draw("units", seed)
    rows = [[F(d.integer(f"{k}/{cell}", -4, 4), 2) for cell in "wbv"] for k in range(4)]
    return [v for _, _, v in rows], [kind(w, b) for w, b, _ in rows], rows


def sigma(u):
    """The step of the statement."""
    return F(int(u > 0))


def ramp(u):
    """ReLU."""
    return max(F(0), u)


@pytest.mark.parametrize(("kind", "plain"), [(step_unit, sigma), (relu_unit, ramp)])
@pytest.mark.parametrize("seed", range(30))
def test_a_sum_of_units_is_what_it_computes(kind, plain, seed):
    """At every point, breakpoints included, the sum has the value of the plain formula."""
    factors, functions, rows = units(seed, kind)
    f = total(factors, functions, F(1, 3))
    breaks = [-b / w for w, b, _ in rows if w]
    for x in [*PLACES, *breaks]:
        assert f(x) == sum(v * plain(w * x + b) for w, b, v in rows) + F(1, 3)


@pytest.mark.parametrize("kind", [step_unit, relu_unit])
@pytest.mark.parametrize("seed", range(10))
def test_equal_functions_are_equal_values(kind, seed):
    """Order, scale, units without weight and pairs that cancel leave no trace."""
    factors, functions, rows = units(seed, kind)
    f = total(factors, functions, 1)
    for order in permutations(range(4)):
        assert total([factors[k] for k in order], [functions[k] for k in order], 1) == f
    scale = F(3) if kind is relu_unit else F(1)
    scaled = [kind(3 * w, 3 * b) for w, b, _ in rows]
    assert total([v / scale for v in factors], scaled, 1) == f
    more = [*functions, kind(0, -1), kind(1, F(1, 7)), kind(1, F(1, 7)), kind(5, 2)]
    assert total([*factors, 9, 2, -2, 0], more, 1) == f


def test_a_box_is_two_units():
    """The box of the homework, with the value at its ends as the strict step gives it."""
    found = total([3, -3], [step_unit(1, -2), step_unit(1, -5)])
    assert found == BOX
    assert [found(F(x)) for x in (1, 2, 3, 5, 6)] == [0, 0, 3, 3, 0]
    assert failure(BOX, found) is None


def test_a_place_at_which_only_the_point_differs_is_kept():
    """Two units that face each other may leave a single point; free points forget it."""
    hole = total([1, 1], [step_unit(1, -2), step_unit(-1, 2)], -1)
    assert hole == Piecewise((F(2),), (F(-1),), ((F(0), F(0)), (F(0), F(0))))
    assert with_free_points(hole) == Piecewise((), (), ((F(0), F(0)),))


@pytest.mark.parametrize(
    ("found", "at", "value", "wanted", "share"),
    [
        (staircase([2, 5], [3, 6], "left"), F(6), F(6), F(0), F(2, 4)),
        (staircase([2, 5], [3, 0], "right"), F(2), F(3), F(0), F(2, 4)),
        (staircase([2, F(21, 4)], [3, 0], "left"), F(41, 8), F(3), F(0), F(2, 4)),
        (staircase([], [], "left"), F(3), F(0), F(3), F(0)),
        (total([1], [BOX], 1), F(1), F(1), F(0), F(4, 5)),
    ],
)
def test_the_first_difference_is_found(found, at, value, wanted, share):
    """The failure names the first point, both values, and the share of changes that are right."""
    missed = failure(BOX, found)
    assert (missed.at, missed.found, missed.wanted, missed.share) == (at, value, wanted, share)


def test_free_points_are_passed_over():
    """Where the value at a place is free, either side will do."""
    free = with_free_points(BOX)
    assert failure(free, with_free_points(staircase([2, 5], [3, 0], "right"))) is None


@pytest.mark.parametrize("seed", range(40))
def test_functions_differ_where_the_failure_says(seed):
    """What is found and wanted are the values of the two functions, and they differ."""
    one, other = (total(*units(seed + k, relu_unit)[:2]) for k in (0, 100))
    missed = failure(one, other)
    assert missed is None if one == other else other(missed.at) == missed.found != missed.wanted
    assert failure(one, one) is None


def test_straight_lines_through_points_are_level_outside():
    """A tent has its slopes between the points, and nothing outside."""
    tent = through([0, 2, 6], [0, 4, 0])
    assert [tent(F(x)) for x in (-3, 0, 1, 2, 4, 6, 9)] == [0, 0, 2, 4, 2, 0, 0]
    assert tent == total([2, -3, 1], [relu_unit(1, 0), relu_unit(1, -2), relu_unit(1, -6)])


@pytest.mark.parametrize(
    ("low", "high"), [(None, None), (None, F(1)), (F(5, 2), None), (F(0), F(1, 9)), (F(2), F(3))]
)
def test_points_of_an_interval_lie_inside_it(low, high):
    """At least two points, so that two lines cannot agree at all of them."""
    found = list(between(low, high))
    assert len(set(found)) >= 2
    assert all((low is None or low < x) and (high is None or x < high) for x in found)


def test_floats_of_the_fast_twin_stand_for_short_fractions():
    """A third in floats makes the function that a third makes."""
    assert relu_unit(1 / 3, -0.1) == relu_unit(F(1, 3), F(-1, 10))
