"""Backpropagation by hand."""

from dataclasses import dataclass
from fractions import Fraction

from genex import complexsteps, dense, networks
from genex.draw import Draw
from genex.exact import HALF, Matrix, Vector, each
from genex.exercise import Exercise
from genex.steps import asked, derivative, feature, slip, step

squared = lambda e: dense.squared(e.criterion)
probable = lambda e: not squared(e)
curved = lambda e: e.activation != "relu"
square = lambda e: len(e.W2) == len(e.W1)
biased = lambda e: bool(e.b1)
moving = lambda e: e.momentum is not None
divided = lambda e: e.divisor > 1


def part(marks, when=None):
    """Something asked: as it is where all is rational, otherwise rounded."""
    places = lambda e: None if dense.rational(e.activation, e.criterion) else 4
    return asked(marks, decimals=places, when=when)


@dataclass(frozen=True)
class BackpropMlp(Exercise):
    """Backpropagation by hand through a network of two layers, and a step of gradient descent."""

    x: Vector
    W1: Matrix  # one row per hidden unit
    b1: Vector  # empty in a network without biases
    W2: Matrix  # one row per output
    b2: Vector
    y: Vector  # the target
    activation: dense.Activation  # of the hidden units
    criterion: dense.Criterion  # the loss, and with it what the outputs make of their sums
    rate: Fraction
    momentum: Fraction | None
    velocity: Matrix  # of W1 before the step; empty without momentum

    topic = "Computation graphs and backpropagation"
    limits = {"inputs": (1, 4), "hidden": (1, 4), "outputs": (1, 4)}
    levels = {
        "warm-up": {"hidden": 2, "outputs": 1},
        "hard": {"outputs": 3, "activation": "tanh", "criterion": "softmax", "momentum": True},
    }

    @classmethod
    def draw(
        cls,
        d: Draw,
        inputs: int = 2,
        hidden: int = 3,
        outputs: int = 2,
        activation: dense.Activation = "relu",
        criterion: dense.Criterion = "half-squared",
        bias: bool = True,
        momentum: bool = False,
    ):
        sizes, kind = (inputs, hidden, outputs), (activation, criterion)
        return cls(**networks.drawn(d, sizes, kind, bias=bias, momentum=momentum))

    z1 = part(1)(step(nonzero=True)(lambda e: dense.affine(e.W1, e.x, e.b1)))
    a1 = part(1)(lambda e: each(dense.ACTIVATIONS[e.activation], e.z1))
    z2 = part(1)(lambda e: dense.affine(e.W2, e.a1, e.b2))
    yhat = part(1, when=probable)(lambda e: dense.OUTPUTS[e.criterion](e.z2))
    loss = part(1)(lambda e: dense.LOSSES[e.criterion](e.y, e.yhat))

    delta2 = part(1)(derivative(loss, by=z2))
    W2_gradient = part(1)(derivative(z2, by="W2", times=delta2))
    carried_back = derivative(z2, by=a1, times=delta2)
    slopes = derivative(a1, by=z1)
    delta1 = part(2)(lambda e: dense.product(e.carried_back, e.slopes))
    W1_gradient = part(1)(derivative(z1, by="W1", times=delta1))
    divisor = step(lambda e: dense.divisor(e.criterion, e.y))
    biases = step(lambda e: [*e.b1, *e.b2])
    bias_gradients = part(1, when=biased)(lambda e: [*e.delta1, *e.delta2] if e.b1 else [])

    W2_after = part(1)(lambda e: dense.descent(e.W2, e.W2_gradient, e.rate))
    W1_after = part(1)(lambda e: dense.descent(e.W1, e.W1_gradient, e.rate))
    biases_after = part(1, when=biased)(lambda e: dense.descent(e.biases, e.bias_gradients, e.rate))
    velocity_after = part(1, when=moving)(
        lambda e: dense.gathered(e.velocity, e.W1_gradient, e.momentum)
    )
    W1_by_velocity = part(1, when=moving)(lambda e: dense.descent(e.W1, e.velocity_after, e.rate))

    active_units = feature(lambda e: sum(a != 0 for a in e.a1))

    not_activated = slip(a1, lambda e, a: e.z1)
    loss_not_divided = slip(loss, lambda e, loss: loss * e.divisor, when=divided)
    error_turned = slip(delta2, lambda e, delta: dense.scaled(-1, delta))
    two_lost = slip(delta2, lambda e, delta: dense.scaled(HALF, delta), when=squared)
    not_divided = slip(delta2, lambda e, delta: dense.scaled(e.divisor, delta), when=divided)
    output_slope_kept = slip(
        delta2, lambda e, delta: dense.product(delta, dense.flattening(e.yhat)), when=probable
    )
    not_transposed = slip(carried_back, lambda e, _: dense.affine(e.W2, e.delta2), when=square)
    updated_weights = slip(carried_back, lambda e, _: dense.backwards(e.W2_after, e.delta2))
    slope_left_out = slip(slopes, lambda e, slopes: [1 for _ in slopes])
    slope_twice = slip(slopes, lambda e, slopes: dense.product(slopes, slopes), when=curved)
    slope_at_activation = slip(slopes, lambda e, _: dense.slopes(e.activation, e.a1), when=curved)
    sums_for_activations = slip(W2_gradient, lambda e, _: dense.outer(e.delta2, e.z1))
    biases_forgotten = slip(bias_gradients, lambda e, g: dense.scaled(0, g), when=biased)
    ascent = slip("rate", lambda e, rate: -rate)
    momentum_left_out = slip(
        velocity_after, lambda e, _: dense.gathered(e.velocity, e.W1_gradient, 1), when=moving
    )
    velocity_unused = slip(W1_by_velocity, lambda e, _: e.W1_after, when=moving)

    def direct(self):
        return complexsteps.values(self)
