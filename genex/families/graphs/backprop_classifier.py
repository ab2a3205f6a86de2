"""Backpropagation of a cross-entropy."""

from dataclasses import dataclass
from fractions import Fraction

from genex.exercise import Draw, Matrix, onehot, slip
from genex.families.graphs.layers import dense
from genex.families.graphs.layers import second_route as complexsteps
from genex.families.graphs.layers import two_layers as networks

_MOMENTA = Fraction(1, 2), Fraction(9, 10)


def _moving(e):
    """Whether there is a step with momentum."""
    return e.momentum is not None


@dataclass(frozen=True)
class BackpropClassifier(networks.TwoLayers):
    """Backpropagation through a classifier, with momentum."""

    y: tuple[int, ...]
    criterion: dense.CrossEntropy
    momentum: Fraction | None
    velocity: Matrix  # of W1 before the step; empty without momentum

    levels = {
        "warm-up": {"hidden": 2, "outputs": 1, "criterion": "binary"},
        "hard": {"outputs": 3, "activation": "tanh", "momentum": True},
    }
    ranges = {"y": (0, 1), "z1": (-20, 20), "z2": (-20, 20)}

    @classmethod
    def draw(
        cls,
        d: Draw,
        inputs: int = 2,
        hidden: int = 3,
        outputs: int = 2,
        activation: dense.Activation = "sigmoid",
        criterion: dense.CrossEntropy = "softmax",
        bias: bool = True,
        momentum: bool = False,
    ):
        net = networks.drawn(d, (inputs, hidden, outputs), activation, bias=bias, whole=False)
        classes = len(net["W2"])
        one = d.permutation("y", onehot(0, classes)) if criterion == "softmax" else ()
        y = one or d.integers("y", classes, 0, 1)
        mu = d.choice("momentum", _MOMENTA) if momentum else None
        v = d.matrix("velocity", momentum * len(net["W1"]), len(net["x"]), "-0.9", "0.9")
        return cls(**net, y=y, criterion=criterion, momentum=mu, velocity=v)

    yhat = networks.part(1)(lambda e: dense.OUTPUTS[e.criterion](e.z2))
    velocity_after = networks.part(1, when=_moving)(
        lambda e: dense.gathered(e.velocity, e.W1_gradient, e.momentum)
    )
    W1_by_velocity = networks.part(1, when=_moving)(
        lambda e: dense.descent(e.W1, e.velocity_after, e.rate)
    )

    output_slope_kept = slip("delta2", lambda e, delta: dense.kept(delta, e.yhat))
    momentum_left_out = slip(
        velocity_after, lambda e, _: dense.gathered(e.velocity, e.W1_gradient, 1), when=_moving
    )
    velocity_unused = slip(W1_by_velocity, lambda e, _: e.W1_after, when=_moving)

    def direct(self):
        return complexsteps.values(self) | complexsteps.values_of_momentum(self)
