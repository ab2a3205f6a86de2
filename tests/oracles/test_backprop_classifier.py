"""Backpropagation of a cross-entropy beside autograd and torch.optim.SGD."""

import pytest

from genex.families.graphs.backprop_classifier import BackpropClassifier
from tests.oracles.torching import assert_close, drawn, tensor, torch
from tests.oracles.two_layers import ACTIVATIONS, assert_pytorch_agrees

EVERY_LEVEL = pytest.mark.parametrize("level", [{}, *BackpropClassifier.levels.values()])


def assert_agrees(e):
    """Forwards, backwards, and both steps, each from the same weights."""
    first, _ = assert_pytorch_agrees(e)
    if e.momentum is not None:
        with torch.no_grad():
            first.weight.copy_(tensor(e.W1))
        step = torch.optim.SGD([first.weight], float(e.rate), momentum=float(e.momentum))
        step.state[first.weight]["momentum_buffer"] = tensor(e.velocity)
        step.step()
        assert_close(step.state[first.weight]["momentum_buffer"], e.velocity_after)
        assert_close(first.weight, e.W1_by_velocity)


@pytest.mark.parametrize("bias", [False, True])
@pytest.mark.parametrize("criterion", ["binary", "softmax"])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_backpropagation_of_a_cross_entropy_is_pytorch_s(activation, criterion, bias):
    """Every activation with either loss, with and without biases and momentum."""
    options = {"activation": activation, "criterion": criterion, "bias": bias, "momentum": bias}
    for e in drawn(BackpropClassifier, range(4), **options):
        assert_agrees(e)


@EVERY_LEVEL
def test_every_level_of_backprop_classifier_is_pytorch_s(level):
    """The exercises of each level."""
    for e in drawn(BackpropClassifier, **level):
        assert_agrees(e)


@pytest.mark.slow
@EVERY_LEVEL
def test_many_exercises_of_backprop_classifier_are_pytorch_s(level):
    """Two thousand exercises of each level."""
    for e in drawn(BackpropClassifier, range(2000), **level):
        assert_agrees(e)
