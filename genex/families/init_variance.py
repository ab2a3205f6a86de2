"""Variance of initial weights."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from genex import flaws
from genex.draw import Draw, Unsuitable
from genex.exact import sqrt
from genex.exercise import Exercise
from genex.steps import asked, feature, formula, slip, solution, step, value


@dataclass(frozen=True)
class InitVariance(Exercise):
    """Initial weights that keep the scale of signals and gradients: He, Glorot, bounds."""

    inputs: Fraction  # of a layer
    outputs: Fraction
    relu: bool  # is the layer behind a ReLU, or is it linear?
    deviation: Fraction  # of a careless initialisation
    layers: int

    topic = "Initialisation and signal scale"
    levels = {"warm-up": {"relu": False, "deepest": 3}, "hard": {"deepest": 8}}
    limits = {"deepest": (3, 12)}
    names = {"inputs": "n_in", "outputs": "n_out", "deviation": "sigma"}

    @classmethod
    def draw(cls, d: Draw, relu: bool = True, deepest: int = 5):
        inputs = d.choice("inputs", range(40, 610, 10))
        outputs = d.choice("outputs", range(40, 610, 10))
        deviation = d.decimal("deviation", "0.04", "0.2", 3)
        layers = d.common.integer("layers", 3, deepest)
        found = cls(Fraction(inputs), Fraction(outputs), relu, deviation, layers)
        if not found.flaw() and not Fraction(1, 50) < found.growth < 50:
            raise Unsuitable("the factor after all layers is too small or too large to work out")
        return found

    @step
    def divisor(self):  # ReLU passes on half of the mean square
        return 2 if self.relu else 1

    @step
    def variance(self):
        return self.deviation**2

    @step
    def gain(self):  # from the mean square of one layer's signal to the next one's
        return self.inputs * self.variance / self.divisor

    @step
    def gain_backwards(self):
        return self.outputs * self.variance / self.divisor

    @step
    def compromise(self):  # of a linear layer, between forwards and backwards
        return (self.inputs + self.outputs) / 2 * self.variance

    forward = solution(gain, by=variance, equals=1)
    backward = solution(gain_backwards, by=variance, equals=1)
    glorot = solution(compromise, by=variance, equals=1)

    forward_formula = asked(marks=1)(formula(forward))
    backward_formula = asked(marks=1)(formula(backward))
    glorot_formula = asked(marks=1)(formula(glorot))
    forward_here = asked(marks=1)(value(forward))

    @asked(marks=1, decimals=4)
    def bound(self):  # a uniform distribution on (-r, r) has the variance r²/3
        return sqrt(3 * self.glorot)

    @asked(marks=1, decimals=4)
    def growth(self):  # of the mean square, after all layers
        return self.gain**self.layers

    @feature
    def layers_to_multiply(self):
        return self.layers

    relu_ignored = slip(divisor, lambda e, two: 1, when=lambda e: e.relu)
    half_for_two = slip(divisor, lambda e, two: Fraction(1, 2), when=lambda e: e.relu)
    outputs_for_inputs = slip(forward, lambda e, s: e.divisor / e.outputs)
    inputs_for_outputs = slip(backward, lambda e, s: e.divisor / e.inputs)
    deviation_for_variance = slip(forward, lambda e, s: sqrt(s))
    sum_of_reciprocals = slip(glorot, lambda e, s: 1 / e.inputs + 1 / e.outputs)
    two_forgotten = slip(glorot, lambda e, s: 1 / (e.inputs + e.outputs))
    root_three_forgotten = slip(bound, lambda e, r: sqrt(e.glorot))
    variance_for_bound = slip(bound, lambda e, r: 3 * e.glorot)
    deviation_not_squared = slip(variance, lambda e, v: e.deviation)
    times_for_power = slip(growth, lambda e, growth: e.gain * e.layers)

    def flaw(self):
        return (
            flaws.broken("inputs", self.inputs)
            or flaws.broken("outputs", self.outputs)
            or flaws.outside("inputs", self.inputs, 1, 10**5)
            or flaws.outside("outputs", self.outputs, 1, 10**5)
            or flaws.not_positive("deviation", self.deviation)
            or flaws.outside("deviation", self.deviation, 0, 10)
            or flaws.outside("layers", self.layers, 1, 20)
        )

    def direct(self):
        gain = float(self.inputs) * float(self.deviation) ** 2 * (0.5 if self.relu else 1.0)
        return {
            "forward": (2.0 if self.relu else 1.0) / float(self.inputs),
            "backward": (2.0 if self.relu else 1.0) / float(self.outputs),
            "glorot": 2.0 / (float(self.inputs) + float(self.outputs)),
            "bound": np.sqrt(6.0 / float(self.inputs + self.outputs)),
            "growth": np.exp(self.layers * np.log(gain)),
        }
