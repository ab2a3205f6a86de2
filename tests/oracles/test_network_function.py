"""What is read off weights, beside numpy on a dense grid."""

import numpy as np
import pytest

from genex.families.functions.network_function import NetworkFunction
from tests.oracles.dense import drawn, floats, grid, network, relu, sigma


def rows(e):
    """The weights, a row for each unit."""
    return [*zip(e.inputs, e.biases, e.outputs, strict=True), (e.output_bias,)]


@pytest.mark.parametrize("units", [1, 2, 3, 4, 6])
def test_relu_networks_are_straight_between_their_breakpoints(units):
    """Interpolated from the answers, with the outer slopes, the function is the network's."""
    for e in drawn(NetworkFunction, units=units):
        cuts, heights, slopes = np.sort(floats(e.breakpoints)), floats(e.heights), floats(e.slopes)
        x = grid(cuts[0], cuts[-1])
        left, right = np.minimum(x - cuts[0], 0), np.maximum(x - cuts[-1], 0)
        wanted = np.interp(x, cuts, heights) + slopes[0] * left + slopes[-1] * right
        assert np.allclose(network(relu, rows(e), x), wanted, rtol=0, atol=1e-9)
        assert slopes[1:-1] == pytest.approx(np.diff(heights) / np.diff(cuts))


@pytest.mark.parametrize("units", [2, 3, 4])
def test_step_networks_are_level_between_their_breakpoints(units):
    """On each piece the network has the height that is answered."""
    for e in drawn(NetworkFunction, units=units, steps=True):
        cuts = np.sort(floats(e.breakpoints))
        x = grid(cuts[0], cuts[-1], cuts)
        wanted = floats(e.plateaus)[np.searchsorted(cuts, x)]
        assert np.allclose(network(sigma, rows(e), x), wanted, rtol=0, atol=1e-12)
