"""Signals in real networks beside the factors that are predicted for them."""

import math

import pytest

from genex.families.initialisation.signal_scale import SignalScale
from tests.oracles.torching import drawn, torch


@pytest.mark.parametrize("relu", [False, True])
def test_one_layer_changes_the_mean_square_as_predicted(relu):
    """A wide batch through one layer of PyTorch has the predicted mean square."""
    torch.manual_seed(0)
    e = drawn(SignalScale, relu=relu)[0]
    width = int(e.width)
    for deviation, gain in zip(e.deviations, e.gains, strict=True):
        before = torch.randn(4000, width, dtype=torch.float64)
        weights = torch.randn(width, width, dtype=torch.float64) * float(deviation)
        after = (before.relu() if relu else before) @ weights
        assert math.isclose(after.square().mean().item(), float(gain), rel_tol=0.1)
