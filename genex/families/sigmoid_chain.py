"""Chain rule through sigmoid units."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from genex import flaws
from genex.draw import Draw, Unsuitable
from genex.exact import Matrix, Vector, cross_entropy, dot, each, flat, sigmoid, width
from genex.exercise import Exercise
from genex.steps import asked, derivative, feature, formula, slip, step, value


@dataclass(frozen=True)
class SigmoidChain(Exercise):
    """Chain rule through a small sigmoid network with binary cross-entropy."""

    inputs: Vector
    hidden_weights: Matrix  # one row per hidden unit; no rows where the inputs meet the output unit
    weights: Vector
    bias: Fraction | None
    label: int

    topic = "Losses and their gradients"
    levels = {"warm-up": {"inputs": 2}, "hard": {"hidden": 2}}
    limits = {"inputs": (1, 5), "hidden": (0, 4)}
    names = {
        "inputs": "x",
        "hidden_weights": "v",
        "weights": "w",
        "bias": "b",
        "label": "y",
        "activations": "h",
        "output": "yhat",
    }

    @classmethod
    def draw(cls, d: Draw, inputs: int = 3, hidden: int = 0, bias: bool = True):
        x = d.decimals("inputs", inputs, "-2", "2")
        hidden_weights = d.matrix("hidden_weights", hidden, len(x), "-1", "1")
        weights = d.decimals("weights", len(hidden_weights or x), "-1.5", "1.5")
        b = d.decimal("bias", "-1", "1") if bias else None
        found = cls(x, hidden_weights, weights, b, d.integer("label", 0, 1))
        if 0 in found.factors:
            raise Unsuitable("a factor of 0 leaves nothing to work out")
        return found

    @step
    def factors(self):
        return flat((self.inputs, self.hidden_weights, self.weights))

    @step
    def hidden_sums(self):
        return [dot(row, self.inputs) for row in self.hidden_weights]

    @step
    def activations(self):
        return each(sigmoid, self.hidden_sums)

    @step
    def output_sum(self):
        return dot(self.weights, self.activations or self.inputs) + (self.bias or 0)

    @asked(marks=1, decimals=4)
    def output(self):
        return sigmoid(self.output_sum)

    @asked(marks=1, decimals=4)
    def loss(self):
        return cross_entropy((self.label, 1 - self.label), (self.output, 1 - self.output))

    delta = derivative(loss, by=output_sum)
    hidden_deltas = derivative(output_sum, by=hidden_sums, times=delta)
    weight_slopes = derivative(output_sum, by="weights", times=delta)
    input_slopes = derivative(output_sum, by="inputs", times=delta)

    bias_formula = asked(marks=1, when=lambda e: e.bias is not None)(formula(delta))
    hidden_formulas = asked(marks=2, when=lambda e: e.hidden_weights)(formula(hidden_deltas))
    weight_formulas = asked(marks=2)(formula(weight_slopes))
    input_formulas = asked(marks=2)(formula(input_slopes))
    slopes_here = asked(marks=1, decimals=4)(value(input_slopes))

    @feature
    def minus_signs(self):
        return sum(factor < 0 for factor in self.factors)

    sign_turned = slip(delta, lambda e, delta: -delta)
    sigmoid_slope_kept = slip(delta, lambda e, delta: delta * e.output * (1 - e.output))
    hidden_slope_lost = slip(
        hidden_deltas,
        lambda e, deltas: [e.delta * w for w in e.weights],
        when=lambda e: e.hidden_weights,
    )
    inner_slope_lost = slip(weight_slopes, lambda e, slopes: [e.delta for _ in slopes])
    weights_for_inputs = slip(weight_slopes, lambda e, slopes: [e.delta * w for w in e.weights])
    inputs_for_weights = slip(input_slopes, lambda e, slopes: [e.delta * x for x in e.inputs])

    def flaw(self):
        x, rows, w = self.inputs, self.hidden_weights, self.weights
        if rows and width(rows) != len(x):
            return f"hidden_weights: rows of {width(rows)} for {len(x)} inputs."
        if not x or len(w) != len(rows or x):
            return f"weights: {len(w)} for {len(rows or x)} inputs of the output unit."
        fast = self.floats()  # a sigmoid of large numbers is 0 or 1 in floats
        sums = flaws.outside("sums of the units", (fast.hidden_sums, fast.output_sum), -10, 10)
        return flaws.outside("label", self.label, 0, 1) or sums

    def direct(self):
        inside = np.array(self.inputs, float)
        if self.hidden_weights:
            inside = (1 + np.tanh(np.array(self.hidden_weights, float) @ inside / 2)) / 2
        total = np.array(self.weights, float) @ inside + float(self.bias or 0)
        return {
            "output": (1 + np.tanh(total / 2)) / 2,
            "loss": np.logaddexp(0, -total if self.label else total),
        }
