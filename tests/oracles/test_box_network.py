"""Boxes and staircases beside numpy, on a dense grid."""

import numpy as np
import pytest

from genex.families.functions.box_network import BoxNetwork
from tests.oracles.dense import drawn, floats, grid, network, sigma


@pytest.mark.parametrize("touching", [False, True])
@pytest.mark.parametrize("boxes", [0, 1, 2, 3])
def test_the_weights_make_the_boxes(boxes, touching):
    """Between the places the network has the heights that the statement gives."""
    for e in drawn(BoxNetwork, boxes=boxes, touching=touching):
        x = grid(e.places[0], e.places[-1], e.places)
        wanted = np.select([x > place for place in floats(e.places)[::-1]], floats(e.heights)[::-1])
        assert np.allclose(network(sigma, e.weights, x), wanted, rtol=0, atol=1e-12)


def test_the_ends_are_those_of_the_statement():
    """At a place the network has the height of the piece that the place belongs to."""
    for e in drawn(BoxNetwork, ends_matter=True):
        first, second = network(sigma, e.weights, floats(e.places))
        height = float(e.heights[0])
        wanted = {"left": (0, height), "right": (height, 0)}[e.ends]
        assert (first, second) == pytest.approx(wanted)
