"""Approximation by boxes."""

from bisect import bisect_left
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

import numpy as np

from genex.draw import Draw
from genex.exact import Count
from genex.exercise import Exercise
from genex.piecewise import rational
from genex.steps import asked, feature, slip, step

HALF = Fraction(1, 2)
SAMPLES = 32  # of the curve in the figure
MANY = range(1, 10**12)


@dataclass(frozen=True)
class StepApproximation(Exercise):
    """How many boxes of step units approximate a function, and how high they are."""

    bend: Fraction  # f(x) = bend x² + tilt x
    tilt: Fraction
    bound: Count  # the interval is from -bound to bound
    tolerance: Fraction
    midpoint: bool  # is a box as high as f at its middle, or at its left end?
    boxes: int  # for a first sketch
    dimensions: Count

    topic = "Expressivity and functions"
    levels = {"warm-up": {"boxes": 2}, "hard": {"boxes": 8}}
    limits = {"boxes": (1, 10)}
    ranges = {
        "bend": (-1000, 1000),
        "tilt": (-1000, 1000),
        "bound": (1, 100),
        "tolerance": (0.001, 1000),
        "boxes": (1, 20),
        "dimensions": (1, 6),
    }

    @classmethod
    def draw(cls, d: Draw, boxes: int = 4, midpoint: bool = True):
        bend = d.choice("bend", (HALF, 2 * HALF, 3 * HALF, 4 * HALF))
        tilt = d.count("tilt", 1, 5) * d.common.choice("side", (-1, 1))
        tolerance = d.decimal("tolerance", "0.021", "0.119", 3)
        bound, dimensions = d.count("bound", 2, 5), d.count("dimensions", 3, 4)
        sign = d.common.choice("sign", (-1, 1))
        return cls(sign * bend, tilt, bound, tolerance, midpoint, boxes, dimensions)

    @step
    def end_slopes(self):
        return [abs(2 * self.bend * x + self.tilt) for x in (-self.bound, self.bound)]

    @step
    def spots(self):  # of each box: where its height is taken
        return self.box_by_box(HALF if self.midpoint else 0)

    def box_by_box(self, shift):
        steps = [Fraction(2) * (k + shift) / self.boxes for k in range(self.boxes)]
        return [self.bound * (step - 1) for step in steps]

    lipschitz = asked(marks=1)(lambda e: max(e.end_slopes))
    reach = step(lambda e: e.tolerance / e.lipschitz)  # how far a box may go from its spot
    width = asked(marks=1)(lambda e: 2 * e.reach if e.midpoint else e.reach)
    length = step(lambda e: 2 * e.bound)
    ratio = step(lambda e: e.length / e.width)
    fewest = asked(marks=1)(lambda e: Fraction(ceil(rational(e.ratio))))
    heights = asked(marks=2)(lambda e: [e.bend * x**2 + e.tilt * x for x in e.spots])
    boxes_in_space = asked(marks=1)(lambda e: e.boxes**e.dimensions)
    units_in_space = asked(marks=1)(lambda e: 2 * e.dimensions * e.boxes_in_space)

    @step
    def curve(self):  # for the figure
        xs = [self.bound * (Fraction(2 * k, SAMPLES) - 1) for k in range(SAMPLES + 1)]
        return [(x, self.bend * x**2 + self.tilt * x) for x in xs]

    digits_of_fewest = feature(lambda e: len(str(e.fewest)))
    whole_number = feature(lambda e: rational(e.ratio).denominator == 1)

    slope_in_the_middle = slip(lipschitz, lambda e, slope: abs(e.tilt))
    gentler_end = slip(lipschitz, lambda e, _: min(e.end_slopes), when=lambda e: min(e.end_slopes))
    other_spot = slip(width, lambda e, width: e.reach if e.midpoint else 2 * e.reach)
    rounded_down = slip(fewest, lambda e, n: n - 1, when=lambda e: not e.whole_number)
    left_ends = slip(spots, lambda e, _: e.box_by_box(0), when=lambda e: e.midpoint)
    middles = slip(spots, lambda e, _: e.box_by_box(HALF), when=lambda e: not e.midpoint)
    right_ends = slip(spots, lambda e, _: e.box_by_box(1))
    axes_added = slip(boxes_in_space, lambda e, boxes: e.dimensions * e.boxes)
    one_axis_only = slip(units_in_space, lambda e, units: 2 * e.boxes_in_space)
    one_unit_for_two = slip(units_in_space, lambda e, units: units / 2)

    def direct(self):
        f = lambda x: x * (self.bend * x + self.tilt)
        edges = [self.bound, -self.bound]
        steepest = max(abs(f(x + 1) - f(x - 1)) / 2 for x in edges)  # exact for a parabola
        allowed = self.tolerance * (1 + self.midpoint)  # over one whole box
        drop = steepest * 2 * self.bound
        cuts = np.linspace(-float(self.bound), float(self.bound), self.boxes + 1)
        spots = (cuts[:-1] + cuts[1:]) / 2 if self.midpoint else cuts[:-1]
        grid = np.broadcast_to(0, (self.boxes,) * int(self.dimensions))
        return {
            "lipschitz": steepest,
            "width": allowed / steepest,
            "fewest": 1 + bisect_left(MANY, x=True, key=lambda n: drop / n <= allowed),
            "heights": float(self.bend) * spots**2 + float(self.tilt) * spots,
            "boxes_in_space": grid.size,
            "units_in_space": grid.size * len(edges) * grid.ndim,
        }
