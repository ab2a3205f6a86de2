"""Tents and trapezoids beside numpy, on a dense grid."""

import numpy as np
import pytest

from genex.families.functions.relu_network import ReluNetwork
from tests.oracles.dense import drawn, floats, grid, network, relu


@pytest.mark.parametrize("bends", [2, 3, 4, 5, 6])
def test_the_weights_make_the_function(bends):
    """The network is numpy's interpolation, and so are the slopes."""
    for e in drawn(ReluNetwork, bends=bends):
        x = grid(e.places[0], e.places[-1])
        wanted = np.interp(x, floats(e.places), floats(e.heights))
        assert np.allclose(network(relu, e.weights, x), wanted, rtol=0, atol=1e-9)
        middles = (floats(e.places)[:-1] + floats(e.places)[1:]) / 2
        ahead, behind = (network(relu, e.weights, middles + h) for h in (0.01, -0.01))
        assert (ahead - behind) / 0.02 == pytest.approx(floats(e.slopes))
