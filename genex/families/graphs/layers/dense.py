"""Fully connected layers: what one computes, its mirror image backwards, activations and losses."""

from collections.abc import Callable, Mapping, Sequence
from operator import add, mul
from typing import Any, Literal

from genex.exercise import Number, cross_entropy, dot, each, positive, relu, sigmoid, softmax, tanh

Activation = Literal["relu", "sigmoid", "tanh"]
SquaredError = Literal["half-squared", "mean-squared"]
CrossEntropy = Literal["binary", "softmax"]
Criterion = SquaredError | CrossEntropy  # the loss, and with it what outputs make of their sums
Cells = Sequence[Number]
Rows = Sequence[Cells]  # one for each unit of the layer


def affine(weights: Rows, x: Cells, bias: Cells = ()) -> list[Number]:
    """W x + b; without a bias W x."""
    sums = [dot(row, x) for row in weights]
    return each(add, sums, bias) if bias else sums


def backwards(weights: Rows, deltas: Cells) -> list[Number]:
    """The mirror image, W transposed times the deltas: what reaches each input of the layer."""
    return affine(list(zip(*weights, strict=True)), deltas)


def outer(deltas: Cells, x: Cells) -> list[list[Number]]:
    """Each delta times each input: the gradient of the weights."""
    return [[delta * cell for cell in x] for delta in deltas]


def product(a: Any, b: Any) -> Any:
    """The products, cell by cell."""
    return each(mul, a, b)


def scaled(factor: Number, values: Any) -> Any:
    """A number times every cell."""
    return each(lambda x: factor * x, values)


def descent(values: Any, gradient: Any, rate: Number) -> Any:
    """The values after a step against their gradient."""
    return each(lambda w, g: w - rate * g, values, gradient)


def gathered(velocity: Any, gradient: Any, momentum: Number) -> Any:
    """What momentum leaves of the velocity, if there is one, and the gradient on top."""
    return each(lambda v, g: momentum * v + g, velocity, gradient) if velocity else gradient


def rational(activation: Activation, criterion: Criterion) -> bool:
    """Whether all values of such a network are rational."""
    return activation == "relu" and criterion in {"half-squared", "mean-squared"}


def divisor(criterion: SquaredError, outputs: int) -> int:
    """What the sum of the squared errors is divided by."""
    return 2 if criterion == "half-squared" else outputs


def _squared_error(target: Cells, outputs: Cells) -> Number:
    """The sum of the squared errors."""
    return sum((output - wanted) ** 2 for output, wanted in zip(outputs, target, strict=True))


def _yes_or_no(target: Cells, outputs: Cells) -> Number:
    """The sum of the binary cross-entropies of all outputs."""
    pairs = zip(target, outputs, strict=True)
    return sum(cross_entropy((wanted, 1 - wanted), (p, 1 - p)) for wanted, p in pairs)


def slopes(activation: Activation, z: Cells) -> list[Number]:
    """How steep the activation is at each z."""
    return each(_SLOPES[activation], z)  # type: ignore[no-any-return]


def kept(deltas: Cells, p: Cells) -> list[Number]:
    """Deltas times p (1 - p), the slope of a sigmoid whose value is p."""
    return [delta * one * (1 - one) for delta, one in zip(deltas, p, strict=True)]


ACTIVATIONS: Mapping[Activation, Callable[[Number], Number]] = {
    "relu": relu,
    "sigmoid": sigmoid,
    "tanh": tanh,
}
_SLOPES: Mapping[Activation, Callable[[Number], Number]] = {
    "relu": positive,
    "sigmoid": lambda z: sigmoid(z) * (1 - sigmoid(z)),
    "tanh": lambda z: 1 - tanh(z) ** 2,
}
OUTPUTS: Mapping[Criterion, Callable[[Cells], list[Number]]] = {
    "half-squared": list,
    "mean-squared": list,
    "binary": lambda sums: each(sigmoid, sums),
    "softmax": softmax,
}
LOSSES: Mapping[Criterion, Callable[[Cells, Cells], Number]] = {
    "half-squared": lambda target, outputs: _squared_error(target, outputs) / 2,
    "mean-squared": lambda target, outputs: _squared_error(target, outputs) / len(outputs),
    "binary": _yes_or_no,
    "softmax": cross_entropy,
}
