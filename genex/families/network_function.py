"""The function of given weights."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np

from genex import hidden
from genex.draw import Draw
from genex.exact import Vector, dot, each, ratio, together
from genex.exercise import Exercise
from genex.steps import asked, feature, slip, step

SIGNS = (-1, 1, 1, -1, 1, 1)  # of the input weights
SIZES = (Fraction(1, 2), Fraction(1), Fraction(2), Fraction(4))


def bent(e):
    """Has the network ReLU units?"""
    return not e.steps


@dataclass(frozen=True)
class NetworkFunction(Exercise):
    """Breakpoints, slopes and values of the function that given weights make."""

    inputs: Vector  # the input weight of each hidden unit
    biases: Vector
    outputs: Vector  # the output weight of each hidden unit
    output_bias: Fraction
    steps: bool  # step units, or ReLU units?

    topic = "Expressivity and functions"
    levels = {"warm-up": {"units": 2}, "hard": {"units": 4}}
    limits = {"units": (1, 6)}
    ranges = dict.fromkeys(("inputs", "biases", "outputs", "output_bias"), (-1000, 1000))

    @classmethod
    def draw(cls, d: Draw, units: int = 3, steps: bool = False):
        signs = d.common.permutation("signs", SIGNS[:units])
        inputs = tuple(sign * d.choice(f"size {k}", SIZES) for k, sign in enumerate(signs))
        places = d.decimals("places", units, "-6", "6", 0, zero=False)
        biases = tuple(-w * place for w, place in together(inputs, places))
        outputs = d.decimals("outputs", units, "-4", "4", 0, zero=False)
        return cls(inputs, biases, outputs, d.choice("output_bias", SIZES[1:]), steps)

    @asked(marks=1)
    def breakpoints(self):  # of each unit
        return each(lambda w, b: ratio(-b, w), self.inputs, self.biases)

    @step
    def order(self):  # of the units, by their breakpoints
        return sorted(range(len(self.inputs)), key=lambda k: self.breakpoints[k])

    @step
    def passed(self):  # on each piece, from left to right: the units with breakpoints behind us
        cuts = range(len(self.order) + 1)
        return [[int(k in self.order[:cut]) for k in sorted(self.order)] for cut in cuts]

    @step
    def active(self):  # the units that are on
        return [
            [int(behind == (w > 0)) for behind, w in zip(row, self.inputs)] for row in self.passed
        ]

    @step
    def places(self):  # the breakpoints from left to right
        return [self.breakpoints[k] for k in self.order]

    @step
    def unit_slopes(self):
        return each(lambda v, w: v * w, self.outputs, self.inputs)

    @step
    def contributions(self):  # of each unit at each place; units that are on to its left are on
        units = list(together(self.outputs, self.inputs, self.biases))
        return [
            [o * v * (w * x + b) for o, (v, w, b) in zip(on, units)]
            for on, x in zip(self.active, self.places)
        ]

    @asked(marks=2, when=bent)
    def slopes(self):
        return [dot(on, self.unit_slopes) for on in self.active]

    @asked(marks=2, when=bent)
    def heights(self):  # at the places
        return [sum(row) + self.output_bias for row in self.contributions]

    @asked(marks=3, when=lambda e: e.steps)
    def plateaus(self):
        return [dot(on, self.outputs) + self.output_bias for on in self.active]

    active_units = feature(lambda e: sum(map(sum, e.active)))

    sign_turned = slip(breakpoints, lambda e, places: [-x for x in places])
    upside_down = slip(breakpoints, lambda e, places: [1 / x for x in places])
    weight_left_out = slip(breakpoints, lambda e, places: [-b for b in e.biases])
    facing_ignored = slip(active, lambda e, _: e.passed, when=lambda e: min(e.inputs) < 0)
    always_on = slip(active, lambda e, active: each(lambda _: 1, active))
    input_weights_lost = slip(unit_slopes, lambda e, _: e.outputs, when=bent)
    output_weights_lost = slip(unit_slopes, lambda e, _: e.inputs, when=bent)
    output_bias_lost = slip("output_bias", lambda e, c: 0 * c)

    def flaw(self):
        places = [b / w for w, b in zip(self.inputs, self.biases) if w]
        alike = len(set(places)) < len(places)
        return "biases: two units switch at one place. Give each unit a place." if alike else ""

    def direct(self):
        rule = (lambda u: int(u > 0)) if self.steps else (lambda u: max(u, 0))
        rows = [*zip(self.inputs, self.biases, self.outputs), (self.output_bias,)]
        cuts = sorted({-b / w for w, b, _ in rows[:-1]})
        ends = [cuts[0] - 1, *cuts, cuts[-1] + 1]
        thirds = [[(2 * a + z) / 3, (a + 2 * z) / 3] for a, z in pairwise(ends)]
        inside = [(hidden.run(rule, rows, pair), pair[1] - pair[0]) for pair in thirds]
        return {
            "breakpoints": [np.roots([float(w), float(b)])[0] for w, b, _ in rows[:-1]],
            "slopes": [(after - before) / width for (before, after), width in inside],
            "heights": hidden.run(rule, rows, cuts),
            "plateaus": [before for (before, _), _ in inside],
        }
