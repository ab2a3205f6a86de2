"""A computation graph as templates write it."""

from collections.abc import Mapping
from typing import Any

from genex.document.drawing import Drawing
from genex.figures.graph.graph import Graph, draw_graph
from genex.figures.graph.nodes import Node
from genex.figures.graph.wires import Wire


def read_graph(values: Mapping[str, Any]) -> Drawing:
    """A computation graph of nodes and wires."""
    nodes = tuple(Node(**node) for node in values.get("nodes", ()))
    wires = tuple(Wire(**wire) for wire in values.get("wires", ()))
    rest = {key: value for key, value in values.items() if key not in {"nodes", "wires"}}
    return draw_graph(Graph(nodes, wires, **rest))
