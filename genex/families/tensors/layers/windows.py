"""Layers that move a window over an image: convolutions and pooling."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import ClassVar

from genex.exercise import Shape, np
from genex.families.tensors.layers.layer import Array, Layer, Sizes, Trial, nothing, twin


@dataclass(frozen=True, kw_only=True)
class Window(Layer):
    """A square window that takes every place of an image that its stride reaches."""

    kernel_size: int
    stride: int | None = None  # then it is the kernel size
    padding: int = 0
    dilation: int = 1
    rounded_up: bool = twin(False)
    first: int = twin(1)  # where the window starts is a place, too

    @property
    def step(self) -> int:
        """From one place to the next."""
        return self.stride or self.kernel_size

    @property
    def reach(self) -> int:
        """From the first to the last number under the window."""
        return self.dilation * (self.kernel_size - 1) + 1

    def wants(self, before: Shape) -> str:
        """An image that is large enough."""
        least = self.reach - 2 * self.padding
        fits = len(before) == 4 and min(before[2:]) >= least
        return "" if fits else f"(N, C, H, W) with H and W of at least {max(1, least)}"

    def places(self, size: int) -> int:
        """The places along a side."""
        moves = (Fraction(size) + 2 * self.padding - self.reach) / self.step
        return (ceil(moves) if self.rounded_up else floor(moves)) + self.first

    def shape(self, before: Shape) -> Shape:
        """Both sides change."""
        batch, channels, *sides = before
        return Shape((batch, channels, *map(self.places, sides)))

    def seen(self, x: Array) -> Array:
        """What is under the window at each place: (N, C, H', W', k, k)."""
        sides = (side + 2 * self.padding for side in x.shape[2:])
        every = np.lib.stride_tricks.sliding_window_view(
            nothing(*x.shape[:2], *sides), (self.reach, self.reach), (2, 3)
        )
        return every[:, :, :: self.step, :: self.step, :: self.dilation, :: self.dilation]


@dataclass(frozen=True, kw_only=True)
class Conv2d(Window):
    """Every output channel has a kernel over the input channels of its group."""

    in_channels: int
    out_channels: int
    stride: int = 1
    groups: int = 1
    bias: bool = True

    order = (
        *("in_channels", "out_channels", "kernel_size"),
        *("stride", "padding", "dilation", "groups", "bias"),
    )
    plain = 2

    def wants(self, before: Shape) -> str:
        """Its input channels too, shared evenly by the groups."""
        if self.in_channels % self.groups or self.out_channels % self.groups:
            return f"channels that {self.groups} groups can share"
        fits = len(before) == 4 and before[1] == self.in_channels
        return super().wants(before) if fits else f"(N, {self.in_channels}, H, W)"

    def shape(self, before: Shape) -> Shape:
        """A new number of channels."""
        batch, _, *sides = super().shape(before)
        return Shape((batch, self.out_channels, *sides))

    @property
    def kernel(self) -> Sizes:
        """The sizes of one kernel."""
        return (self.in_channels // self.groups, self.kernel_size, self.kernel_size)

    @property
    def weights(self) -> list[Sizes]:
        """A kernel and a bias for each output channel."""
        kernels = (self.out_channels, *self.kernel)
        return [kernels, (self.out_channels,)] if self.bias else [kernels]

    def products(self, before: Shape, after: Shape) -> list[Sizes]:
        """Each number of the output takes one kernel."""
        del before
        return [(*after[1:], *self.kernel)]

    def trial(self, x: Array) -> Trial:
        """By what a kernel sees: the channels of its group, at every place."""
        seen = self.seen(x[:, : x.shape[1] // self.groups])
        batch, _, height, width, *_ = seen.shape
        learned = self.out_channels * (seen[0, :, 0, 0].size + int(self.bias))
        output = nothing(batch, self.out_channels, height, width)
        return Trial(output, learned, self.out_channels * seen[0].size)


@dataclass(frozen=True, kw_only=True)
class Pool(Window):
    """A window that takes one number out of many."""

    learned: bool = twin(False)

    order: ClassVar[tuple[str, ...]] = ("kernel_size", "stride", "padding")
    plain = 1

    def wants(self, before: Shape) -> str:
        """Padding that no window misses the image for."""
        if 2 * self.padding > self.kernel_size:
            return "padding of at most half the kernel size"
        return super().wants(before)

    @property
    def weights(self) -> list[Sizes]:
        """Nothing, unless the window is taken for a kernel."""
        return [(self.kernel_size, self.kernel_size)] if self.learned else []

    def trial(self, x: Array) -> Trial:
        """One number for each place."""
        return Trial(self.seen(x)[..., 0, 0], 0, 0)


@dataclass(frozen=True, kw_only=True)
class MaxPool2d(Pool):
    """The largest number."""

    order = (*Pool.order, "dilation")


@dataclass(frozen=True, kw_only=True)
class AvgPool2d(Pool):
    """The mean; PyTorch has no dilation for it."""

    dilation: int = twin(1)
