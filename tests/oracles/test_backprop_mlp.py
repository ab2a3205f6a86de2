"""Backpropagation by hand beside autograd and torch.optim.SGD."""

import pytest

from genex.families import BackpropMlp
from tests.oracles.torching import assert_close, drawn, tensor, torch

ACTIVATIONS = {"relu": torch.relu, "sigmoid": torch.sigmoid, "tanh": torch.tanh}
OUTPUTS = {"binary": torch.sigmoid, "softmax": lambda z: torch.softmax(z, 0)}
LOSSES = {
    "half-squared": lambda z, y: torch.nn.functional.mse_loss(z, y, reduction="sum") / 2,
    "mean-squared": torch.nn.functional.mse_loss,
    "binary": lambda z, y: torch.nn.functional.binary_cross_entropy_with_logits(
        z, y, reduction="sum"
    ),
    "softmax": torch.nn.functional.cross_entropy,
}
EVERY_LEVEL = pytest.mark.parametrize("level", [{}, *BackpropMlp.levels.values()])
MANY = range(2000)


def layer(weights, bias):
    """A layer with these weights."""
    found = torch.nn.Linear(len(weights[0]), len(weights), bias=bool(bias)).double()
    with torch.no_grad():
        found.weight.copy_(tensor(weights))
        if bias:
            found.bias.copy_(tensor(bias))
    return found


def stepped(e, first, second, **how):
    """The parameters after a step of SGD, where the velocity of W1 may be more than 0."""
    optimizer = torch.optim.SGD([*first.parameters(), *second.parameters()], float(e.rate), **how)
    if how:
        optimizer.state[first.weight]["momentum_buffer"] = tensor(e.velocity)
    optimizer.step()
    return optimizer


def assert_pytorch_agrees(e):
    """Forwards, backwards and the steps are those of a module, autograd and an optimizer."""
    first, second = layer(e.W1, e.b1), layer(e.W2, e.b2)
    z1 = first(tensor(e.x))
    a1 = ACTIVATIONS[e.activation](z1)
    z2 = second(a1)
    z1.retain_grad()
    z2.retain_grad()
    loss = LOSSES[e.criterion](z2, tensor(e.y))
    loss.backward()
    assert_close(z1, e.z1)
    assert_close(a1, e.a1)
    assert_close(z2, e.z2)
    assert_close(OUTPUTS.get(e.criterion, lambda z: z)(z2), e.yhat)
    assert_close(loss, e.loss)
    assert_close(z2.grad, e.delta2)
    assert_close(z1.grad, e.delta1)
    assert_close(second.weight.grad, e.W2_gradient)
    assert_close(first.weight.grad, e.W1_gradient)
    assert_same_steps(e, first, second)


def assert_same_steps(e, first, second):
    """The step of gradient descent, and then the one with momentum from the same weights."""
    if e.b1:
        assert_close(torch.cat([first.bias.grad, second.bias.grad]), e.bias_gradients)
    stepped(e, first, second)
    assert_close(first.weight, e.W1_after)
    assert_close(second.weight, e.W2_after)
    if e.b1:
        assert_close(torch.cat([first.bias, second.bias]), e.biases_after)
    if e.momentum is not None:
        with torch.no_grad():
            first.weight.copy_(tensor(e.W1))
        optimizer = stepped(e, first, second, momentum=float(e.momentum))
        assert_close(optimizer.state[first.weight]["momentum_buffer"], e.velocity_after)
        assert_close(first.weight, e.W1_by_velocity)


@pytest.mark.parametrize("bias", [False, True])
@pytest.mark.parametrize("criterion", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_backpropagation_is_pytorch_s(activation, criterion, bias):
    """Every activation with every loss, with and without biases."""
    options = {"activation": activation, "criterion": criterion, "bias": bias, "momentum": bias}
    for e in drawn(BackpropMlp, range(4), **options):
        assert_pytorch_agrees(e)


@EVERY_LEVEL
def test_every_level_of_backpropagation_is_pytorch_s(level):
    """The exercises of each level."""
    for e in drawn(BackpropMlp, **level):
        assert_pytorch_agrees(e)


@pytest.mark.slow
@EVERY_LEVEL
def test_many_exercises_of_every_level_are_pytorch_s(level):
    """Two thousand exercises of each level."""
    for e in drawn(BackpropMlp, MANY, **level):
        assert_pytorch_agrees(e)
