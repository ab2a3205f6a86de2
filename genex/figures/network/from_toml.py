"""A network as templates write it."""

from collections.abc import Mapping
from typing import Any

from genex.document.blocks import runs
from genex.document.drawing import Drawing
from genex.figures.from_toml import frozen
from genex.figures.network.layer import Layer, Weights
from genex.figures.network.network import Network, draw_network


def read_network(values: Mapping[str, Any]) -> Drawing:
    """A network of layers and weights."""
    layers = tuple(_read_layer(layer) for layer in values.get("layers", ()))
    weights = tuple(Weights(**frozen(one)) for one in values.get("weights", ()))
    rest = {key: value for key, value in values.items() if key not in {"layers", "weights"}}
    return draw_network(Network(layers, weights, **rest))


def _read_layer(values: Mapping[str, Any]) -> Layer:
    """A layer; its caption is plain text."""
    return Layer(**frozen({**values, "caption": runs(values.get("caption", ""))}))
