"""The function of given weights."""

from dataclasses import dataclass
from fractions import Fraction

from genex.exercise import (
    Draw,
    Exercise,
    Vector,
    asked,
    dot,
    each,
    feature,
    ratio,
    slip,
    step,
    together,
)
from genex.families.functions import hidden_layer as hidden

_SIGNS = (-1, 1, 1, -1, 1, 1)  # of the input weights
_SIZES = (Fraction(1, 2), Fraction(1), Fraction(2), Fraction(4))


def _bent(e):
    """Whether the network has ReLU units."""
    return not e.steps


@dataclass(frozen=True)
class NetworkFunction(Exercise):
    """Breakpoints, slopes and values of a small network."""

    inputs: Vector  # the input weight of each hidden unit
    biases: Vector
    outputs: Vector  # the output weight of each hidden unit
    output_bias: Fraction
    steps: bool  # step units, or ReLU units?

    levels = {"warm-up": {"units": 2}, "hard": {"units": 4}}
    limits = {"units": (1, 6)}
    ranges = dict.fromkeys(("inputs", "biases", "outputs", "output_bias"), (-1000, 1000))

    @classmethod
    def draw(cls, d: Draw, units: int = 3, steps: bool = False):
        signs = d.common.permutation("signs", _SIGNS[:units])
        inputs = tuple(sign * d.choice(f"size {k}", _SIZES) for k, sign in enumerate(signs))
        places = d.decimals("places", units, "-6", "6", 0, zero=False)
        biases = tuple(-w * place for w, place in together(inputs, places))
        outputs = d.decimals("outputs", units, "-4", "4", 0, zero=False)
        return cls(inputs, biases, outputs, d.choice("output_bias", _SIZES[1:]), steps)

    breakpoints = asked(marks=1)(lambda e: each(lambda w, b: ratio(-b, w), e.inputs, e.biases))
    passed = step(lambda e: hidden.behind(e.breakpoints))  # on each piece, from left to right
    active = step(lambda e: hidden.switched_on(e.passed, e.inputs))
    places = step(lambda e: sorted(e.breakpoints))
    unit_slopes = step(lambda e: each(lambda v, w: v * w, e.outputs, e.inputs))

    @step
    def contributions(self):  # of each unit at each place; units that are on to its left are on
        units = list(together(self.outputs, self.inputs, self.biases))
        pairs = zip(self.active, self.places)
        return [[o * v * (w * x + b) for o, (v, w, b) in zip(on, units)] for on, x in pairs]

    slopes = asked(marks=2, when=_bent)(lambda e: [dot(on, e.unit_slopes) for on in e.active])
    heights = asked(marks=2, when=_bent)(
        lambda e: [sum(c) + e.output_bias for c in e.contributions]
    )
    plateaus = asked(marks=3, when=lambda e: e.steps)(
        lambda e: [dot(on, e.outputs) + e.output_bias for on in e.active]
    )
    active_units = feature(lambda e: sum(map(sum, e.active)))

    sign_turned = slip(breakpoints, lambda e, places: [-x for x in places])
    upside_down = slip(breakpoints, lambda e, places: [1 / x for x in places])
    weight_left_out = slip(breakpoints, lambda e, places: [-b for b in e.biases])
    facing_ignored = slip(active, lambda e, _: e.passed, when=lambda e: min(e.inputs) < 0)
    always_on = slip(active, lambda e, active: each(lambda _: 1, active))
    input_weights_lost = slip(unit_slopes, lambda e, _: e.outputs, when=_bent)
    output_weights_lost = slip(unit_slopes, lambda e, _: e.inputs, when=_bent)
    output_bias_lost = slip("output_bias", lambda e, c: 0 * c)

    def flaw(self):
        return hidden.meeting(self.inputs, self.biases)

    def direct(self):
        rows = [*zip(self.inputs, self.biases, self.outputs), (self.output_bias,)]
        return hidden.probed(hidden.sigma if self.steps else hidden.ramp, rows)
