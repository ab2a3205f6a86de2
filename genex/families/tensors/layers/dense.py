"""Layers that mix or scale features, and those that only pass them on."""

from dataclasses import dataclass
from math import prod

from genex.exercise import Shape
from genex.families.tensors.layers.layer import Array, Layer, Sizes, Trial, nothing, twin


@dataclass(frozen=True, kw_only=True)
class Linear(Layer):
    """Wx + b in the last dimension; the number of inputs may be left blank."""

    in_features: int | None
    out_features: int
    bias: bool = True

    order = ("in_features", "out_features", "bias")
    plain = 2

    def wants(self, before: Shape) -> str:
        """Its inputs, or any number of them, in the last dimension."""
        fits = len(before) > 1 and self.in_features in {None, before[-1]}
        return "" if fits else f"(N, …, {self.in_features or 'any number'})"

    def shape(self, before: Shape) -> Shape:
        """The last dimension changes."""
        return Shape((*before[:-1], self.out_features))

    @property
    def weights(self) -> list[Sizes]:
        """A row of weights and a bias for each output."""
        matrix = (self.out_features, self.in_features or 0)
        return [matrix, (self.out_features,)] if self.bias else [matrix]

    def products(self, before: Shape, after: Shape) -> list[Sizes]:
        """Every output takes all inputs."""
        del before
        return [(*after[1:], self.in_features or 0)]

    def trial(self, x: Array) -> Trial:
        """By a matrix of weights."""
        matrix = nothing(self.out_features, x.shape[-1])
        output = nothing(*x.shape[:-1], len(matrix))
        learned = matrix.size + (len(matrix) if self.bias else 0)
        return Trial(output, learned, x[0, ..., 0].size * matrix.size)


@dataclass(frozen=True, kw_only=True)
class BatchNorm2d(Layer):
    """Every channel is normalised, then scaled and shifted by what is learned."""

    num_features: int
    learned: int = twin(2)  # numbers of a channel; its running mean and variance are not learned

    order = ("num_features",)
    plain = 1

    def wants(self, before: Shape) -> str:
        """As many channels."""
        fits = len(before) == 4 and before[1] == self.num_features
        return "" if fits else f"(N, {self.num_features}, H, W)"

    @property
    def weights(self) -> list[Sizes]:
        """A scale and a shift of each channel."""
        return [(self.learned, self.num_features)]

    def trial(self, x: Array) -> Trial:
        """By a scale and a shift for the channels."""
        scale, shift = nothing(*x.shape[1:2]), nothing(*x.shape[1:2])
        return Trial(x, scale.size + shift.size, 0)


@dataclass(frozen=True, kw_only=True)
class ReLU(Layer):
    """max(0, x) of every number."""

    own_memory = False


@dataclass(frozen=True, kw_only=True)
class Flatten(Layer):
    """All dimensions but the batch become one."""

    start_dim: int = twin(1)

    own_memory = False

    def wants(self, before: Shape) -> str:
        """Something behind the batch."""
        return "" if len(before) > 1 else "(N, …)"

    def shape(self, before: Shape) -> Shape:
        """The sizes from there on are multiplied."""
        return Shape((*before[: self.start_dim], prod(before[self.start_dim :])))

    def trial(self, x: Array) -> Trial:
        """The numbers of one example."""
        return Trial(nothing(len(x), x[0].size), 0, 0)
