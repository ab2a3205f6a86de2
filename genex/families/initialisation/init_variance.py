"""Variance of initial weights."""

from dataclasses import dataclass
from fractions import Fraction

from genex.exercise import (
    Count,
    Draw,
    Exercise,
    asked,
    feature,
    formula,
    np,
    slip,
    solution,
    sqrt,
    step,
    value,
)


@dataclass(frozen=True)
class InitVariance(Exercise):
    """Initial weights that keep the scale: He and Glorot."""

    inputs: Count  # of a layer
    outputs: Count
    relu: bool  # is the layer behind a ReLU, or is it linear?
    deviation: Fraction  # of a careless initialisation
    layers: int

    levels = {"warm-up": {"relu": False, "deepest": 3}, "hard": {"deepest": 8}}
    limits = {"deepest": (3, 12)}
    ranges = {"deviation": (0.001, 10), "layers": (1, 20), "growth": (0.02, 50)}
    names = {"inputs": "n_in", "outputs": "n_out", "deviation": "sigma"}

    @classmethod
    def draw(cls, d: Draw, relu: bool = True, deepest: int = 5):
        inputs, outputs = (d.count(name, 40, 600, by=10) for name in ("inputs", "outputs"))
        deviation = d.decimal("deviation", "0.04", "0.2", 3)
        layers = d.common.integer("layers", 3, deepest)
        return cls(inputs, outputs, relu, deviation, layers)

    divisor = step(lambda e: 2 if e.relu else 1)  # ReLU passes on half of the mean square
    variance = step(lambda e: e.deviation**2)
    gain = step(lambda e: e.inputs * e.variance / e.divisor)  # of the mean square, in a layer
    gain_backwards = step(lambda e: e.outputs * e.variance / e.divisor)
    compromise = step(lambda e: (e.inputs + e.outputs) / 2 * e.variance)  # of a linear layer

    forward = solution(gain, by=variance, equals=1)
    backward = solution(gain_backwards, by=variance, equals=1)
    glorot = solution(compromise, by=variance, equals=1)

    forward_formula = asked(marks=1)(formula(forward))
    backward_formula = asked(marks=1)(formula(backward))
    glorot_formula = asked(marks=1)(formula(glorot))
    forward_here = asked(marks=1)(value(forward))
    bound = asked(marks=1, decimals=4)(lambda e: sqrt(3 * e.glorot))  # of a uniform distribution
    growth = asked(marks=1, decimals=4)(lambda e: e.gain**e.layers)  # of the mean square

    layers_to_multiply = feature(lambda e: e.layers)

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

    def direct(self):
        gain = float(self.inputs) * float(self.deviation) ** 2 * (0.5 if self.relu else 1.0)
        return {
            "forward": (2.0 if self.relu else 1.0) / float(self.inputs),
            "backward": (2.0 if self.relu else 1.0) / float(self.outputs),
            "glorot": 2.0 / (float(self.inputs) + float(self.outputs)),
            "bound": np.sqrt(6.0 / float(self.inputs + self.outputs)),
            "growth": np.exp(self.layers * np.log(gain)),
        }
