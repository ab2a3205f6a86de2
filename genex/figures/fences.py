"""Figures as templates write them: a fenced block with the name of a figure, written in TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from genex.document import Block, Blocks, Figure, Listing, runs
from genex.drawing import Drawing
from genex.errors import AuthorError, TemplateError
from genex.figures.graph import Graph, computation_graph
from genex.figures.layer import Layer, Weights
from genex.figures.network import Network, network
from genex.figures.nodes import Node
from genex.figures.wires import Wire


def with_figures(blocks: Blocks, source: str) -> Blocks:
    """The blocks, with a figure in place of each listing that describes one."""
    return tuple(figured(block, source) for block in blocks)


def figured(block: Block, source: str) -> Block:
    """A figure, if the block describes one."""
    if not isinstance(block, Listing) or block.language not in KINDS:
        return block
    try:
        return Figure(drawn(block.language, block.code))
    except (tomllib.TOMLDecodeError, TypeError, AuthorError) as error:
        raise TemplateError(f"{source}, figure '{block.language}': {error}.") from None


@lru_cache(maxsize=512)
def drawn(kind: str, text: str) -> Drawing:
    """The drawing that a description stands for."""
    return KINDS[kind](tomllib.loads(text))


def read_network(values: Mapping[str, Any]) -> Drawing:
    """A network of layers and weights."""
    layers = tuple(read_layer(layer) for layer in values.get("layers", ()))
    weights = tuple(Weights(**frozen(one)) for one in values.get("weights", ()))
    rest = {key: value for key, value in values.items() if key not in {"layers", "weights"}}
    return network(Network(layers, weights, **rest))


def read_layer(values: Mapping[str, Any]) -> Layer:
    """A layer; its caption is plain text."""
    return Layer(**frozen({**values, "caption": runs(values.get("caption", ""))}))


def read_graph(values: Mapping[str, Any]) -> Drawing:
    """A computation graph of nodes and wires."""
    nodes = tuple(Node(**node) for node in values.get("nodes", ()))
    wires = tuple(Wire(**wire) for wire in values.get("wires", ()))
    rest = {key: value for key, value in values.items() if key not in {"nodes", "wires"}}
    return computation_graph(Graph(nodes, wires, **rest))


def frozen(value: Any) -> Any:
    """Lists as tuples, all the way down."""
    if isinstance(value, dict):
        return {key: frozen(part) for key, part in value.items()}
    return tuple(map(frozen, value)) if isinstance(value, list) else value


KINDS: Mapping[str, Callable[[Mapping[str, Any]], Drawing]] = {
    "network": read_network,
    "graph": read_graph,
}
