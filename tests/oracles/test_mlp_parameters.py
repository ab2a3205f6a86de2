"""Fully connected networks beside PyTorch's."""

from itertools import pairwise

import pytest

from genex.families.tensors.mlp_parameters import MlpParameters
from tests.oracles.networks import LEVELS, Run, assert_counts, drawn, nn, torch


def run(e):
    """The network of these widths, with ReLU between its layers."""

    def work():
        layers = [nn.Linear(a, b, bias=e.bias) for a, b in pairwise(e.widths)]
        relus = [nn.ReLU() for _ in layers]
        pairs = zip(layers, relus, strict=True)
        model = nn.Sequential(*[one for pair in pairs for one in pair][:-1])
        model(torch.rand(e.batch, e.widths[0]))

    return Run(work)


def assert_pytorch_agrees(e):
    """All that is asked, beside PyTorch's own counts."""
    found = run(e)
    assert_counts(e, found, [n for n in found.parameters if n])


@pytest.mark.parametrize("level", LEVELS)
def test_counts_are_pytorch_s(level):
    """Parameters, products and memory of every layer are PyTorch's."""
    for e in drawn(MlpParameters, level, 25):
        assert_pytorch_agrees(e)


@pytest.mark.slow
@pytest.mark.parametrize("level", LEVELS)
def test_many_counts_are_pytorch_s(level):
    """The same for two thousand seeds."""
    for e in drawn(MlpParameters, level, 2000):
        assert_pytorch_agrees(e)


@pytest.mark.parametrize("widths", [(784, 256, 128, 64, 10), (784, 32, 32, 10), (784, 64, 10)])
@pytest.mark.parametrize("bias", [True, False])
def test_real_networks_are_pytorch_s(widths, bias):
    """The networks of real papers, with biases and without."""
    assert_pytorch_agrees(MlpParameters(widths, 32, bias, activations=True))
