"""Networks of two layers: drawn, worked out forwards and backwards, and changed by one step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from genex.exercise import (
    Draw,
    Exercise,
    Matrix,
    Rule,
    Unsuitable,
    Vector,
    asked,
    derivative,
    each,
    feature,
    slip,
    step,
)
from genex.families.graphs.layers import dense
from genex.families.graphs.layers import second_route as complexsteps

_WHOLE, _TENTHS = ("-3", "3", 0), ("-1.5", "1.5", 1)
_SMALL = Fraction(1, 10), Fraction(1, 20), Fraction(1, 50)  # rates for gradients of whole numbers
_LARGE = Fraction(2, 5), Fraction(1, 2), Fraction(4, 5)


def part(marks: float, when: Rule | None = None) -> Any:
    """Something asked: as it is where all is rational, otherwise rounded."""
    return asked(marks, decimals=lambda e: None if _rational(e) else 4, when=when)


def _rational(e: Any) -> bool:
    """Whether all values of the network are rational."""
    return dense.rational(e.activation, e.criterion)


def _biased(e: Any) -> bool:
    """Whether the units have biases."""
    return bool(e.b1)


def _curved(e: Any) -> bool:
    """Whether the activation of the hidden units has another slope at each point."""
    return bool(e.activation != "relu")


def _square(e: Any) -> bool:
    """Whether outputs are as many as hidden units, so that W2 passes for its transpose."""
    return len(e.W2) == len(e.W1) > 1


def drawn(
    d: Draw, sizes: Sequence[int], activation: dense.Activation, *, bias: bool, whole: bool
) -> dict[str, Any]:
    """The fields that every such network has; none of the numbers is 0."""
    span = _WHOLE if whole else _TENTHS
    x = d.decimals("x", sizes[0], *span, zero=False)
    first = d.matrix("W1", sizes[1], len(x), *span, zero=False)
    second = d.matrix("W2", sizes[2], len(first), *span, zero=False)
    b1 = d.decimals("b1", bias * len(first), *span, zero=False)
    b2 = d.decimals("b2", bias * len(second), *span, zero=False)
    active = sum(z > 0 for z in dense.affine(first, x, b1))
    if activation == "relu" and 2 * active < len(first):
        raise Unsuitable("most of the hidden units are at rest")
    fields = {"x": x, "W1": first, "b1": b1, "W2": second, "b2": b2}
    return {
        **fields,
        "activation": activation,
        "rate": d.choice("rate", _SMALL if whole else _LARGE),
    }


@dataclass(frozen=True)
class TwoLayers(Exercise):
    """What every network of two layers asks, by the names of the lecture."""

    x: Vector
    W1: Matrix  # one row per hidden unit
    b1: Vector  # empty in a network without biases
    W2: Matrix  # one row per output
    b2: Vector
    y: tuple[Any, ...]  # the target: numbers or labels
    activation: dense.Activation  # of the hidden units
    criterion: dense.Criterion  # the loss, and with it what the outputs make of their sums
    rate: Fraction

    topic: ClassVar[str] = "Computation graphs and backpropagation"
    limits: ClassVar[Mapping[str, tuple[int, int]]] = {
        "inputs": (1, 4),
        "hidden": (2, 4),
        "outputs": (1, 4),
    }

    z1 = part(1)(step(nonzero=True)(lambda e: dense.affine(e.W1, e.x, e.b1)))
    a1 = part(1)(lambda e: each(dense.ACTIVATIONS[e.activation], e.z1))
    z2 = part(1)(lambda e: dense.affine(e.W2, e.a1, e.b2))
    yhat = step(lambda e: dense.OUTPUTS[e.criterion](e.z2))
    loss = part(1)(lambda e: dense.LOSSES[e.criterion](e.y, e.yhat))

    delta2 = part(1)(derivative(loss, by=z2))
    W2_gradient = part(1)(derivative(z2, by="W2", times=delta2))
    carried_back = derivative(z2, by=a1, times=delta2)
    slopes = derivative(a1, by=z1)
    delta1 = part(2)(lambda e: dense.product(e.carried_back, e.slopes))
    W1_gradient = part(1)(derivative(z1, by="W1", times=delta1))
    bias_gradients = part(1, when=_biased)(lambda e: [*e.delta1, *e.delta2] if e.b1 else [])

    biases = step(lambda e: [*e.b1, *e.b2])
    W2_after = part(1)(lambda e: dense.descent(e.W2, e.W2_gradient, e.rate))
    W1_after = part(1)(lambda e: dense.descent(e.W1, e.W1_gradient, e.rate))
    biases_after = part(1, when=_biased)(
        lambda e: dense.descent(e.biases, e.bias_gradients, e.rate)
    )

    active_units = feature(lambda e: sum(a != 0 for a in e.a1))

    not_activated = slip(a1, lambda e, _: e.z1)
    error_turned = slip(delta2, lambda _, delta: dense.scaled(-1, delta))
    not_transposed = slip(carried_back, lambda e, _: dense.affine(e.W2, e.delta2), when=_square)
    updated_weights = slip(carried_back, lambda e, _: dense.backwards(e.W2_after, e.delta2))
    slope_left_out = slip(slopes, lambda _, slopes: [1 for _ in slopes])
    slope_twice = slip(slopes, lambda _, slopes: dense.product(slopes, slopes), when=_curved)
    slope_at_activation = slip(slopes, lambda e, _: dense.slopes(e.activation, e.a1), when=_curved)
    sums_for_activations = slip(W2_gradient, lambda e, _: dense.outer(e.delta2, e.z1))
    biases_forgotten = slip(bias_gradients, lambda _, g: dense.scaled(0, g), when=_biased)
    ascent = slip("rate", lambda _, rate: -rate)

    def direct(self) -> Mapping[str, Any]:
        """By numpy forwards, and back by complex steps."""
        return complexsteps.values(self)
