"""Chain rule through sigmoid units."""

from dataclasses import dataclass
from fractions import Fraction

from genex.exercise import (
    Draw,
    Exercise,
    Matrix,
    Vector,
    asked,
    cross_entropy,
    derivative,
    dot,
    each,
    feature,
    flat,
    formula,
    np,
    sigmoid,
    slip,
    step,
    value,
)


@dataclass(frozen=True)
class SigmoidChain(Exercise):
    """The chain rule through a small sigmoid network."""

    inputs: Vector
    hidden_weights: Matrix  # one row per hidden unit; no rows where the inputs meet the output unit
    weights: Vector
    bias: Fraction | None
    label: int

    levels = {"warm-up": {"inputs": 2}, "hard": {"hidden": 2}}
    limits = {"inputs": (1, 5), "hidden": (0, 4)}
    ranges = dict.fromkeys(("inputs", "weights", "hidden_sums", "output_sum"), (-10, 10))
    ranges |= {"label": (0, 1), "hidden_weights": (-10, 10)}
    names = {"inputs": "x", "hidden_weights": "v", "weights": "w", "bias": "b", "label": "y"}
    names |= {"activations": "h", "output": "yhat"}
    also_named = {"output_sum": "z", "hidden_sums": "u"}

    @classmethod
    def draw(cls, d: Draw, inputs: int = 3, hidden: int = 0, bias: bool = True):
        x = d.decimals("inputs", inputs, "-2", "2", zero=False)
        hidden_weights = d.matrix("hidden_weights", hidden, len(x), "-1", "1", zero=False)
        weights = d.decimals("weights", len(hidden_weights or x), "-1.5", "1.5", zero=False)
        b = d.decimal("bias", "-1", "1") if bias else None
        return cls(x, hidden_weights, weights, b, d.integer("label", 0, 1))

    hidden_sums = step(lambda e: [dot(row, e.inputs) for row in e.hidden_weights])
    activations = step(lambda e: each(sigmoid, e.hidden_sums))
    output_sum = step(lambda e: dot(e.weights, e.activations or e.inputs) + (e.bias or 0))
    output = asked(marks=1, decimals=4)(lambda e: sigmoid(e.output_sum))

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
        return sum(factor < 0 for factor in flat((self.inputs, self.hidden_weights, self.weights)))

    sign_turned = slip(delta, lambda e, delta: -delta)
    sigmoid_slope_kept = slip(delta, lambda e, delta: delta * e.output * (1 - e.output))
    hidden_slope_lost = slip(
        hidden_deltas, lambda e, _: [e.delta * w for w in e.weights], when=lambda e: e.hidden_sums
    )
    inner_slope_lost = slip(weight_slopes, lambda e, slopes: [e.delta for _ in slopes])
    weights_for_inputs = slip(weight_slopes, lambda e, slopes: [e.delta * w for w in e.weights])
    inputs_for_weights = slip(input_slopes, lambda e, slopes: [e.delta * x for x in e.inputs])

    def direct(self):
        inside = np.array(self.inputs, float)
        if self.hidden_weights:
            inside = (1 + np.tanh(np.array(self.hidden_weights, float) @ inside / 2)) / 2
        total = np.array(self.weights, float) @ inside + float(self.bias or 0)
        return {
            "output": (1 + np.tanh(total / 2)) / 2,
            "loss": np.logaddexp(0, -total if self.label else total),
        }
