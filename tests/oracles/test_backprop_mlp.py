"""Backpropagation of a squared error beside autograd and torch.optim.SGD."""

import pytest

from genex.families.graphs.backprop_mlp import BackpropMlp
from tests.oracles.torching import drawn
from tests.oracles.two_layers import ACTIVATIONS, assert_pytorch_agrees

EVERY_LEVEL = pytest.mark.parametrize("level", [{}, *BackpropMlp.levels.values()])


@pytest.mark.parametrize("bias", [False, True])
@pytest.mark.parametrize("criterion", ["half-squared", "mean-squared"])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_backpropagation_of_a_squared_error_is_pytorch_s(activation, criterion, bias):
    """Every activation with either loss, with and without biases."""
    for e in drawn(BackpropMlp, range(4), activation=activation, criterion=criterion, bias=bias):
        assert_pytorch_agrees(e)


@EVERY_LEVEL
def test_every_level_of_backprop_mlp_is_pytorch_s(level):
    """The exercises of each level."""
    for e in drawn(BackpropMlp, **level):
        assert_pytorch_agrees(e)


@pytest.mark.slow
@EVERY_LEVEL
def test_many_exercises_of_backprop_mlp_are_pytorch_s(level):
    """Two thousand exercises of each level."""
    for e in drawn(BackpropMlp, range(2000), **level):
        assert_pytorch_agrees(e)
