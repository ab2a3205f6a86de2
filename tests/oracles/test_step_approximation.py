"""Approximation by boxes, tried out in numpy."""

import numpy as np
import pytest

from genex.families.functions.step_approximation import StepApproximation
from tests.oracles.dense import drawn, floats

MIDPOINT = pytest.mark.parametrize("midpoint", [False, True])


def worst(e, boxes):
    """The largest error for the steepest function, a straight line, over a box without its end."""
    across = np.linspace(0, 1 - 1e-9, 101) - (0.5 if e.midpoint else 0)
    return float(e.lipschitz) * np.abs(across).max() * 2 * float(e.bound) / boxes


@MIDPOINT
def test_so_many_boxes_are_enough_and_one_fewer_is_not(midpoint):
    """With the answer the worst error is within the tolerance, with one box fewer it is not."""
    for e in drawn(StepApproximation, midpoint=midpoint):
        boxes = int(e.fewest)
        assert worst(e, boxes) <= float(e.tolerance) * (1 + 1e-12)
        assert worst(e, boxes - 1) > float(e.tolerance)
        assert 2 * float(e.bound) / boxes <= float(e.width) * (1 + 1e-12)


@MIDPOINT
def test_the_constant_and_the_heights_are_those_of_the_function(midpoint):
    """Difference quotients come up to K and no further; heights are values of f."""
    for e in drawn(StepApproximation, midpoint=midpoint):
        f = np.polynomial.Polynomial([0, float(e.tilt), float(e.bend)])
        x = np.linspace(-float(e.bound), float(e.bound), 100_001)
        quotients = np.abs(np.diff(f(x)) / np.diff(x))
        assert quotients.max() == pytest.approx(float(e.lipschitz), rel=1e-3)
        assert quotients.max() <= float(e.lipschitz) * (1 + 1e-6)
        starts = np.linspace(-float(e.bound), float(e.bound), e.boxes, endpoint=False)
        spots = starts + midpoint * float(e.bound) / e.boxes
        assert f(spots) == pytest.approx(floats(e.heights))


def test_boxes_in_space_are_counted_one_by_one():
    """Every combination of intervals is a box, and each takes two units for each axis."""
    for e in drawn(StepApproximation, boxes=3):
        boxes = list(np.ndindex((3,) * int(e.dimensions)))
        units = [(box, axis, side) for box in boxes for axis in range(len(box)) for side in "ab"]
        assert (len(boxes), len(units)) == (e.boxes_in_space, e.units_in_space)
