"""Initial variances beside torch.nn.init."""

import math

import pytest

from genex.families.initialisation.init_variance import InitVariance
from tests.oracles.torching import drawn, torch


def weights_of(e):
    """An empty weight matrix, as Linear keeps it: (out, in)."""
    return torch.empty(int(e.outputs), int(e.inputs), dtype=torch.float64)


def bound_of(initialise, e):
    """How far uniform weights reach."""
    torch.manual_seed(0)
    return initialise(weights_of(e)).abs().max().item()


def deviation_of(initialise, e):
    """The standard deviation of weights."""
    torch.manual_seed(0)
    return initialise(weights_of(e)).std().item()


def test_the_initial_variances_are_pytorch_s():
    """He's and Glorot's formulas give the scales of torch.nn.init."""
    init = torch.nn.init
    for e in drawn(InitVariance)[:10]:
        he = deviation_of(lambda w: init.kaiming_normal_(w, nonlinearity="relu"), e)
        back = deviation_of(
            lambda w: init.kaiming_normal_(w, mode="fan_out", nonlinearity="relu"), e
        )
        assert math.isclose(he**2, e.forward, rel_tol=0.05)
        assert math.isclose(back**2, e.backward, rel_tol=0.05)
        assert math.isclose(deviation_of(init.xavier_normal_, e) ** 2, e.glorot, rel_tol=0.05)
        assert math.isclose(
            bound_of(init.xavier_uniform_, e), float(e.floats().bound), rel_tol=1e-3
        )


def test_a_linear_layer_s_variance_is_pytorch_s():
    """Without ReLU the forward condition is 1/n_in."""
    for e in drawn(InitVariance, relu=False)[:10]:
        found = deviation_of(lambda w: torch.nn.init.kaiming_normal_(w, nonlinearity="linear"), e)
        assert math.isclose(found**2, e.forward, rel_tol=0.05)


@pytest.mark.parametrize("relu", [False, True])
def test_signals_grow_as_predicted(relu):
    """The mean square of a real signal changes by the factor that the exercise finds."""
    torch.manual_seed(0)
    e = drawn(InitVariance, relu=relu)[0]
    width = int(e.inputs)
    x = torch.randn(500, width, dtype=torch.float64)
    before = 1.0
    for layer in range(e.layers):
        weights = torch.randn(width, width, dtype=torch.float64) * float(e.deviation)
        x = (x.relu() * (math.sqrt(2) if not layer else 1) if relu else x) @ weights
    growth = float(e.growth) * (2 if relu else 1)
    assert math.isclose(x.var().item() / before, growth, rel_tol=0.3)
