"""Approximation by boxes."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from genex.exercise import Count, Draw, Exercise, asked, feature, slip, step
from genex.families.functions import parabola
from genex.families.functions.piecewise import rational

_HALF = Fraction(1, 2)


@dataclass(frozen=True)
class StepApproximation(Exercise):
    """How many boxes approximate a function, and how high."""

    bend: Fraction  # f(x) = bend x² + tilt x
    tilt: Fraction
    bound: Count  # the interval is from -bound to bound
    tolerance: Fraction
    midpoint: bool  # is a box as high as f at its middle, or at its left end?
    boxes: int  # for a first sketch
    dimensions: Count

    levels = {"warm-up": {"boxes": 2}, "hard": {"boxes": 8}}
    limits = {"boxes": (1, 10)}
    ranges = parabola.RANGES

    @classmethod
    def draw(cls, d: Draw, boxes: int = 4, midpoint: bool = True):
        bend = d.choice("bend", (_HALF, 2 * _HALF, 3 * _HALF, 4 * _HALF))
        tilt = d.count("tilt", 1, 5) * d.common.choice("side", (-1, 1))
        tolerance = d.decimal("tolerance", "0.021", "0.119", 3)
        bound, dimensions = d.count("bound", 2, 5), d.count("dimensions", 3, 4)
        sign = d.common.choice("sign", (-1, 1))
        return cls(sign * bend, tilt, bound, tolerance, midpoint, boxes, dimensions)

    end_slopes = step(lambda e: [abs(2 * e.bend * x + e.tilt) for x in (-e.bound, e.bound)])
    lipschitz = asked(marks=1)(lambda e: max(e.end_slopes))
    reach = step(lambda e: e.tolerance / e.lipschitz)  # how far a box may go from its spot
    width = asked(marks=1)(lambda e: 2 * e.reach if e.midpoint else e.reach)
    length = step(lambda e: 2 * e.bound)
    ratio = step(lambda e: e.length / e.width)
    fewest = asked(marks=1)(lambda e: Fraction(ceil(rational(e.ratio))))
    shift = step(lambda e: _HALF if e.midpoint else 0)
    spots = step(lambda e: parabola.places(e.bound, e.boxes, e.shift))
    heights = asked(marks=2)(lambda e: [e.bend * x**2 + e.tilt * x for x in e.spots])
    boxes_in_space = asked(marks=1)(lambda e: e.boxes**e.dimensions)
    units_in_space = asked(marks=1)(lambda e: 2 * e.dimensions * e.boxes_in_space)
    curve = step(lambda e: parabola.sampled(e.bend, e.tilt, e.bound))  # for the figure

    digits_of_fewest = feature(lambda e: len(str(e.fewest)))
    whole_number = feature(lambda e: rational(e.ratio).denominator == 1)

    slope_in_the_middle = slip(lipschitz, lambda e, slope: abs(e.tilt))
    gentler_end = slip(lipschitz, lambda e, _: min(e.end_slopes), when=lambda e: min(e.end_slopes))
    other_spot = slip(width, lambda e, width: e.reach if e.midpoint else 2 * e.reach)
    rounded_down = slip(fewest, lambda e, n: n - 1, when=lambda e: not e.whole_number)
    left_ends = slip(shift, lambda e, shift: 0, when=lambda e: e.midpoint)
    middles = slip(shift, lambda e, shift: _HALF, when=lambda e: not e.midpoint)
    right_ends = slip(shift, lambda e, shift: 1)
    axes_added = slip(boxes_in_space, lambda e, boxes: e.dimensions * e.boxes)
    one_axis_only = slip(units_in_space, lambda e, units: 2 * e.boxes_in_space)
    one_unit_for_two = slip(units_in_space, lambda e, units: units / 2)

    def direct(self):
        curve, midpoint = (self.bend, self.tilt, self.bound), self.midpoint
        needed = parabola.tried(*curve, self.tolerance, midpoint=midpoint)
        sketch = parabola.sketched(*curve, self.boxes, midpoint=midpoint)
        return needed | sketch | parabola.counted(self.boxes, self.dimensions)
