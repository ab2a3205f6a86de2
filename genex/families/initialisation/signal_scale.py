"""The scale of a signal in a deep network."""

from dataclasses import dataclass
from fractions import Fraction

from genex.exercise import (
    Choice,
    Count,
    Draw,
    Exercise,
    Vector,
    asked,
    feature,
    np,
    slip,
    sqrt,
    step,
)

_OPTIONS = 3  # it vanishes, it explodes, neither


@dataclass(frozen=True)
class SignalScale(Exercise):
    """Which weights let a signal vanish or explode."""

    width: Count  # of every layer
    layers: int
    relu: bool
    deviations: Vector  # of the weights, in three networks

    levels = {"warm-up": {"networks": 2, "relu": False}, "hard": {"networks": 4, "deepest": 20}}
    limits = {"networks": (1, 5), "deepest": (5, 40)}
    ranges = {"layers": (1, 50), "deviations": (0.001, 5), "factors": (1e-6, 1e6)}

    @classmethod
    def draw(cls, d: Draw, networks: int = 3, deepest: int = 12, relu: bool = True):
        width = d.count("width", 50, 400, by=10)
        deviations = d.decimals("deviations", networks, "0.05", "0.2", 2)
        return cls(width, d.common.integer("layers", 5, deepest), relu, deviations)

    divisor = step(lambda e: 2 if e.relu else 1)
    variances = step(lambda e: [s**2 for s in e.deviations])
    gains = asked(marks=1, decimals=4)(lambda e: [e.width * v / e.divisor for v in e.variances])
    factors = asked(marks=2, significant=3)(lambda e: [gain**e.layers for gain in e.gains])
    fates = asked(marks=1)(
        lambda e: [Choice((100 * f > 1) + (f > 100), _OPTIONS) for f in e.factors]
    )
    critical = asked(marks=1, decimals=4)(lambda e: sqrt(Fraction(e.divisor) / e.width))

    layers_to_pass = feature(lambda e: e.layers)

    relu_ignored = slip(divisor, lambda e, two: 1, when=lambda e: e.relu)
    relu_invented = slip(divisor, lambda e, one: 2, when=lambda e: not e.relu)
    deviation_not_squared = slip(variances, lambda e, _: e.deviations)
    times_for_power = slip(factors, lambda e, _: [gain * e.layers for gain in e.gains])
    one_layer_less = slip(factors, lambda e, _: [gain ** (e.layers - 1) for gain in e.gains])
    variance_for_deviation = slip(critical, lambda e, s: s**2)

    def direct(self):
        signal = np.log(float(self.width) * np.array(self.deviations, float) ** 2)
        gains = np.exp(signal - np.log(2) * self.relu)
        factors = np.exp(self.layers * np.log(gains))
        fates = np.digitize(factors, [0.01, 100])
        return {
            "gains": gains,
            "factors": factors,
            "fates": [Choice(int(fate), _OPTIONS) for fate in fates],
            "critical": np.sqrt((1 + self.relu) / float(self.width)),
        }
