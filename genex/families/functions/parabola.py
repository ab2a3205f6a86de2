"""Boxes side by side under a parabola: where they stand, and a second route to their numbers."""

from bisect import bisect_left
from fractions import Fraction
from typing import Any

from genex.exercise import Number, np

_SAMPLES = 32  # of the curve in a figure
_MANY = range(1, 10**12)
RANGES = {
    "bend": (-100, 100),
    "tilt": (-100, 100),
    "bound": (1, 100),
    "tolerance": (0.01, 1000),
    "boxes": (1, 20),
    "dimensions": (1, 6),
}


def places(bound: Number, boxes: int, shift: Number = 0) -> list[Number]:
    """The left end of each box from -bound to bound, and so much of a width to its right."""
    return [bound * (Fraction(2) * (k + shift) / boxes - 1) for k in range(boxes)]


def sampled(bend: Number, tilt: Number, bound: Number) -> list[tuple[Number, Number]]:
    """Points of the parabola, close to each other, with both ends."""
    return [(x, bend * x**2 + tilt * x) for x in [*places(bound, _SAMPLES), bound]]


def tried(
    bend: Fraction, tilt: Fraction, bound: Fraction, tolerance: Fraction, *, midpoint: bool
) -> dict[str, Any]:
    """Constant, width and number of boxes: by difference quotients, and by search."""

    def f(x: Fraction) -> Fraction:
        return x * (bend * x + tilt)

    steepest = max(abs(f(x + 1) - f(x - 1)) / 2 for x in (-bound, bound))  # exact for a parabola
    allowed = tolerance * (1 + midpoint)  # over one whole box
    fewest = bisect_left(_MANY, x=True, key=lambda n: steepest * 2 * bound / n <= allowed)
    return {"lipschitz": steepest, "width": allowed / steepest, "fewest": _MANY[fewest]}


def sketched(
    bend: Fraction, tilt: Fraction, bound: Fraction, boxes: int, *, midpoint: bool
) -> dict[str, Any]:
    """The heights of some boxes, by numpy."""
    cuts = np.linspace(-float(bound), float(bound), boxes + 1)
    spots = (cuts[:-1] + cuts[1:]) / 2 if midpoint else cuts[:-1]
    return {"heights": np.polyval([float(bend), float(tilt), 0.0], spots)}


def counted(boxes: int, dimensions: Fraction) -> dict[str, Any]:
    """The boxes of a grid in space, and two units for each of its axes and boxes."""
    grid = np.broadcast_to(0, (boxes,) * int(dimensions))
    return {"boxes_in_space": grid.size, "units_in_space": grid.size * 2 * grid.ndim}
