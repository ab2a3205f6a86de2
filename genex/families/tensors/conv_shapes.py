"""Shapes and parameters of a convolutional network."""

from dataclasses import dataclass
from fractions import Fraction
from math import prod

from genex.exercise import Draw, Shape, Unsuitable, feature, slip
from genex.families.tensors import layers

_BATCHES = (5, 10, 20, 32, 50, 64)


@dataclass(frozen=True)
class ConvShapes(layers.Program):
    """Shapes and parameters of a convolutional network."""

    rank = 4  # (N, C, H, W)
    levels = {"warm-up": {"convolutions": 1}, "hard": {"convolutions": 3, "activations": True}}
    limits = {"convolutions": (1, 3)}

    @classmethod
    def draw(cls, d: Draw, convolutions: int = 2, activations: bool = False):
        sides = range(20 + 8 * convolutions, 20 + 28 * convolutions, 2)
        start = d.choice("start", [(n, 3, side, side) for n in _BATCHES for side in sides])
        drawn = d.take(
            "lines", lambda _: layers.spelled(layers.convolutional(d, start[1], convolutions))
        )
        found = cls(start, drawn, activations)
        if min(found.sizes[-3][2:]) < 3:
            raise Unsuitable("little is left of the image")
        return found

    @feature
    def rounded_down(self):
        lines = zip(self.network, self.before, self.sizes)
        return sum(one.changed(rounded_up=True).shape(old) != new for one, old, new in lines)

    rounded_up = layers.misread(layers.Window, rounded_up=True)
    one_forgotten = layers.misread(layers.Window, first=0)
    padding_once = layers.misread(layers.Conv2d, padding=lambda conv: Fraction(conv.padding, 2))
    padding_ignored = layers.misread(layers.Conv2d, padding=0)
    stride_ignored = layers.misread(layers.Conv2d, stride=1)
    dilation_ignored = layers.misread(layers.Conv2d, dilation=1)
    groups_ignored = layers.misread(layers.Conv2d, groups=1)
    pooling_by_one = layers.misread(layers.Pool, stride=lambda pool: pool.stride or 1)
    batch_flattened = layers.misread(layers.Flatten, start_dim=0)
    input_channels_left_out = layers.misread(layers.Conv2d, in_channels=lambda conv: conv.groups)
    pooling_learns = layers.misread(layers.Pool, learned=True)
    statistics_counted = layers.misread(layers.BatchNorm2d, learned=4)
    norm_without_parameters = layers.misread(layers.BatchNorm2d, learned=0)
    positions_forgotten = slip(
        "products",
        lambda e, found: [n // max(1, prod(after[2:])) for n, after in zip(found, e.sizes)],
    )
    positions_of_input = slip(
        "products",
        lambda e, found: [
            one.mac_count(old, Shape((*new[:2], *old[2:]))) if isinstance(one, layers.Conv2d) else n
            for n, one, old, new in zip(found, e.filled, e.before, e.sizes)
        ],
    )
