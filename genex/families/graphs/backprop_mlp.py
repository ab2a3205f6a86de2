"""Backpropagation of a squared error."""

from dataclasses import dataclass, replace
from operator import sub

from genex.exercise import HALF, Draw, Vector, slip, step
from genex.families.graphs.layers import dense
from genex.families.graphs.layers import two_layers as networks

_MISSES = (-6, -5, -4, 4, 5, 6)  # by which whole outputs miss: their losses have two digits


def _divided(e):
    """Whether the sum of the squared errors is divided."""
    return e.divisor > 1


@dataclass(frozen=True)
class BackpropMlp(networks.TwoLayers):
    """Backpropagation of a squared error, and a step downhill."""

    y: Vector
    criterion: dense.SquaredError

    levels = {
        "warm-up": {"hidden": 2, "outputs": 1},
        "hard": {"outputs": 3, "activation": "sigmoid"},
    }
    ranges = {"z1": (-100, 100)}  # a sigmoid of less is 0 in floats

    @classmethod
    def draw(
        cls,
        d: Draw,
        inputs: int = 2,
        hidden: int = 3,
        outputs: int = 2,
        activation: dense.Activation = "relu",
        criterion: dense.SquaredError = "half-squared",
        bias: bool = True,
    ):
        whole = dense.rational(activation, criterion)
        fields = networks.drawn(d, (inputs, hidden, outputs), activation, bias=bias, whole=whole)
        found = cls(**fields, criterion=criterion, y=())
        if whole:
            return replace(found, y=tuple(map(sub, found.z2, d.permutation("y", _MISSES))))
        return replace(found, y=d.decimals("y", len(found.W2), "-1.5", "1.5"))

    divisor = step(lambda e: dense.divisor(e.criterion, len(e.y)))

    loss_not_divided = slip("loss", lambda e, loss: loss * e.divisor, when=_divided)
    two_lost = slip("delta2", lambda e, delta: dense.scaled(HALF, delta))
    deltas_not_divided = slip(
        "delta2", lambda e, delta: dense.scaled(e.divisor, delta), when=_divided
    )
