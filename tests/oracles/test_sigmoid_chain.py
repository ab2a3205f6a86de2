"""The sigmoid network beside a module and its autograd."""

import pytest

from genex.families.losses.sigmoid_chain import SigmoidChain
from tests.oracles.torching import assert_close, at_each_level, numbers, tensor, torch


def linear(weights, bias):
    """A layer with these weights."""
    layer = torch.nn.Linear(len(weights[0]), len(weights), bias=bias is not None)
    layer.double()
    with torch.no_grad():
        layer.weight.copy_(tensor(weights))
        if bias is not None:
            layer.bias.fill_(float(bias))
    return layer


def network(e):
    """The exercise's network as a module."""
    hidden = [linear(e.hidden_weights, None), torch.nn.Sigmoid()] if e.hidden_weights else []
    return torch.nn.Sequential(*hidden, linear((e.weights,), e.bias), torch.nn.Sigmoid())


@pytest.mark.parametrize("bias", [False, True])
@pytest.mark.parametrize("hidden", [0, 2])
def test_the_sigmoid_network_is_pytorch_s(hidden, bias):
    """Output, loss and all formulas are what a module and its autograd find."""
    for e in at_each_level(SigmoidChain, hidden=hidden, bias=bias):
        model, inputs = network(e), tensor(e.inputs, grad=True)
        output = model(inputs)
        target = torch.tensor([float(e.label)], dtype=torch.float64)
        loss = torch.nn.functional.binary_cross_entropy(output, target)
        loss.backward()
        assert_close(output[0], e.output)
        assert_close(loss, e.loss)
        assert_close(inputs.grad, e.slopes_here)
        assert torch.allclose(inputs.grad, numbers(e, e.input_formulas))
        assert torch.allclose(model[-2].weight.grad[0], numbers(e, e.weight_formulas))
        if bias:
            assert torch.allclose(model[-2].bias.grad, numbers(e, e.bias_formula))


def test_hidden_deltas_are_pytorch_s():
    """The slopes at the hidden sums are what autograd leaves there."""
    for e in at_each_level(SigmoidChain, hidden=2):
        model = network(e)
        sums = model[0](tensor(e.inputs)).detach().requires_grad_()
        target = torch.tensor([float(e.label)], dtype=torch.float64)
        torch.nn.functional.binary_cross_entropy(model[1:](sums), target).backward()
        assert torch.allclose(sums.grad, numbers(e, e.hidden_formulas))
