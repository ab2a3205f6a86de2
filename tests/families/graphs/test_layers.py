"""Layers forwards and backwards are mirror images, and complex steps find exact slopes."""

from fractions import Fraction

import numpy as np
import pytest

from genex.exact.cells import dot
from genex.exercise.draw import Draw
from genex.families import complex_step
from genex.families.graphs.layers import dense, second_route

SLOPES = {"relu": lambda z: float(z > 0), "sigmoid": lambda z: 1 / (2 + 2 * np.cosh(z))}
SLOPES["tanh"] = lambda z: 1 / np.cosh(z) ** 2


@pytest.mark.parametrize("seed", range(5))
def test_backwards_is_the_mirror_image(seed):
    """Deltas weigh what a layer does to x as what goes backwards weighs x."""
    d = Draw("mirror", seed)
    weights, x = d.matrix("W", 3, 2, "-3", "3"), d.decimals("x", 2, "-3", "3")
    deltas = d.decimals("deltas", 3, "-3", "3")
    forwards = dot(deltas, dense.affine(weights, x))
    assert forwards == dot(dense.backwards(weights, deltas), x)


def test_a_bias_is_added_where_there_is_one():
    """W x, with and without b."""
    weights = ((Fraction(1), Fraction(2)), (Fraction(3), Fraction(4)))
    assert dense.affine(weights, (1, -1)) == [-1, -1]
    assert dense.affine(weights, (1, -1), (10, 20)) == [9, 19]


def test_layers_that_do_not_fit_are_refused():
    """Nothing is cut off where there are too many inputs or biases."""
    with pytest.raises(ValueError, match="lengths 2 and 1 do not match"):
        dense.affine([[1, 2]], [1])
    with pytest.raises(ValueError, match="lengths 1 and 2 do not match"):
        dense.affine([[1, 2]], [1, 2], [1, 2])


@pytest.mark.parametrize("activation", SLOPES)
def test_slopes_are_found_by_both_routes(activation):
    """The table of slopes and complex steps agree with the textbook."""
    for z in (-2.5, -0.3, 0.4, 1.7):
        expected = pytest.approx(SLOPES[activation](z), rel=1e-14)
        assert dense.slopes(activation, [z]) == [expected]
        found = complex_step.slopes(
            lambda x: second_route.ACTIVATIONS[activation](x)[0], np.array([z])
        )
        assert found == [expected]
