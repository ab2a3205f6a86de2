"""The second route for networks: numpy forwards, and slopes by steps into the complex plane."""

from collections.abc import Callable, Mapping
from typing import Any

from genex.exercise import np
from genex.families.complex_step import slopes
from genex.families.graphs.layers.dense import Activation, Criterion

Array = Any  # of numpy


def _relu(z: Array) -> Array:
    """max(0, z), also beside the real line."""
    return z * (z.real > 0)


def _sigmoid(z: Array) -> Array:
    """The sigmoid, also beside the real line."""
    return (1 + np.tanh(z / 2)) / 2


def _softmax(z: Array) -> Array:
    """The softmax, also beside the real line."""
    powers = np.exp(z - z.real.max())
    found: Array = powers / powers.sum()
    return found


def _either(target: Array, p: Array) -> Any:
    """Cross-entropies of outputs that each answer yes or no."""
    return -np.log(np.where(target == 1, p, 1 - p)).sum()


ACTIVATIONS: Mapping[Activation, Callable[[Array], Array]] = {
    "relu": _relu,
    "sigmoid": _sigmoid,
    "tanh": lambda z: np.tanh(z),
}
_OUTPUTS: Mapping[Criterion, Callable[[Array], Array]] = {"binary": _sigmoid, "softmax": _softmax}
_LOSSES: Mapping[Criterion, Callable[[Array, Array], Any]] = {
    "half-squared": lambda target, p: ((p - target) ** 2).sum() / 2,
    "mean-squared": lambda target, p: ((p - target) ** 2).mean(),
    "binary": _either,
    "softmax": lambda target, p: -(target * np.log(p)).sum(),
}


def _arrays(e: Any) -> dict[str, Array]:
    """The weights and biases; a bias that is not there is 0."""
    return {
        "W1": np.array(e.W1, float),
        "b1": np.array(e.b1 or [0] * len(e.W1), float),
        "W2": np.array(e.W2, float),
        "b2": np.array(e.b2 or [0] * len(e.W2), float),
    }


def values(e: Any) -> dict[str, Any]:
    """All that can be asked of a network of two layers, from nothing but its fields."""
    layers = _arrays(e)
    gradient = {name: slopes(_loss_by(e, layers, name), at) for name, at in layers.items()}
    after = {name: at - float(e.rate) * gradient[name] for name, at in layers.items()}
    return {
        **_forwards(e, layers),
        "delta1": gradient["b1"],  # a bias is added to its sum, so their slopes are one
        "delta2": gradient["b2"],
        "W1_gradient": gradient["W1"],
        "W2_gradient": gradient["W2"],
        "bias_gradients": np.concatenate([gradient["b1"], gradient["b2"]]),
        "W1_after": after["W1"],
        "W2_after": after["W2"],
        "biases_after": np.concatenate([after["b1"], after["b2"]]),
    }


def values_of_momentum(e: Any) -> dict[str, Any]:
    """The velocity of W1 after a step with momentum, and where it leads."""
    layers = _arrays(e)
    velocity = slopes(_loss_by(e, layers, "W1"), layers["W1"])
    if e.velocity:
        velocity = float(e.momentum) * np.array(e.velocity, float) + velocity
    return {"velocity_after": velocity, "W1_by_velocity": layers["W1"] - float(e.rate) * velocity}


def _forwards(e: Any, layers: Mapping[str, Array]) -> dict[str, Any]:
    """The forward pass with certain weights and biases."""
    z1 = layers["W1"] @ np.array(e.x, float) + layers["b1"]
    a1 = ACTIVATIONS[e.activation](z1)
    z2 = layers["W2"] @ a1 + layers["b2"]
    yhat = _OUTPUTS.get(e.criterion, np.array)(z2)
    loss = _LOSSES[e.criterion](np.array(e.y, float), yhat)
    return {"z1": z1, "a1": a1, "z2": z2, "yhat": yhat, "loss": loss}


def _loss_by(e: Any, layers: Mapping[str, Array], name: str) -> Callable[[Array], Any]:
    """The loss as a function of one array of weights or biases."""
    return lambda moved: _forwards(e, {**layers, name: moved})["loss"]
