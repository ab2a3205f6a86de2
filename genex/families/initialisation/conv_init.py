"""Initial weights of a convolution."""

from dataclasses import dataclass
from fractions import Fraction

from genex.exercise import Count, Draw, Exercise, asked, feature, np, slip, sqrt, step


@dataclass(frozen=True)
class ConvInit(Exercise):
    """Fan-in, fan-out and initial weights of a convolution."""

    channels: Count  # of the input
    filters: Count  # channels of the output
    height: Count  # of the kernel
    width: Count

    version = 2
    levels = {"warm-up": {"square": True, "largest": 3}, "hard": {"largest": 7}}
    limits = {"largest": (2, 9)}
    ranges = {"height": (1, 15), "width": (1, 15)}

    @classmethod
    def draw(cls, d: Draw, square: bool = False, largest: int = 5):
        channels, filters = (d.count(name, 3, 64) for name in ("channels", "filters"))
        height = d.count("height", 2, largest)
        return cls(channels, filters, height, height if square else d.count("width", 1, largest))

    kernel = step(lambda e: e.height * e.width)
    fan_in = asked(marks=2)(lambda e: e.channels * e.kernel)
    fan_out = asked(marks=2)(lambda e: e.filters * e.kernel)
    variance = step(lambda e: 2 / e.fan_in)
    deviation = asked(marks=1, decimals=4)(lambda e: sqrt(e.variance))
    bound = asked(marks=1, decimals=4)(lambda e: sqrt(3 * e.deviation**2))
    glorot_bound = asked(marks=1, decimals=4)(lambda e: sqrt(6 / (e.fan_in + e.fan_out)))

    oblong = feature(lambda e: e.height != e.width)

    kernel_forgotten = slip(kernel, lambda e, kernel: Fraction(1))
    one_side_only = slip(kernel, lambda e, kernel: e.height, when=lambda e: e.width > 1)
    sides_added = slip(
        kernel, lambda e, kernel: e.height + e.width, when=lambda e: e.height * e.width != 4
    )
    filters_for_channels = slip(fan_in, lambda e, fan: e.filters * e.kernel)
    channels_for_filters = slip(fan_out, lambda e, fan: e.channels * e.kernel)
    relu_ignored = slip(variance, lambda e, variance: variance / 2)
    variance_for_deviation = slip(deviation, lambda e, s: e.variance)
    root_three_forgotten = slip(bound, lambda e, bound: sqrt(e.variance))
    variance_for_bound = slip(bound, lambda e, bound: 3 * e.variance)
    outputs_left_out = slip(glorot_bound, lambda e, bound: sqrt(6 / e.fan_in))
    two_forgotten = slip(glorot_bound, lambda e, bound: sqrt(3 / (e.fan_in + e.fan_out)))

    def direct(self):
        weights = np.ones([int(n) for n in (self.filters, self.channels, self.height, self.width)])
        fans = weights[0].sum(), weights[:, 0].sum()
        bounds = np.sqrt(6 / fans[0]), np.sqrt(6 / sum(fans))
        names = ("fan_in", "fan_out", "deviation", "bound", "glorot_bound")
        return dict(zip(names, (*fans, bounds[0] / np.sqrt(3), *bounds), strict=True))
