"""Figures as templates write them: a fenced block with the name of a figure, written in TOML."""

import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from genex.document.blocks import runs
from genex.document.drawing import Drawing
from genex.figures.graph.graph import Graph, draw_graph
from genex.figures.graph.nodes import Node
from genex.figures.graph.wires import Wire
from genex.figures.network.layer import Layer, Weights
from genex.figures.network.network import Network, draw_network
from genex.figures.plot.plot import Plot, draw_plot
from genex.figures.plot.ticks import Axis, Tick
from genex.figures.plot.traces import Guide, Mark, Stretch, Trace, steps, trace_through


@lru_cache(maxsize=512)
def read_drawing(kind: str, text: str) -> Drawing:
    """The drawing that a description stands for."""
    return _KINDS[kind](tomllib.loads(text))


def _read_network(values: Mapping[str, Any]) -> Drawing:
    """A network of layers and weights."""
    layers = tuple(_read_layer(layer) for layer in values.get("layers", ()))
    weights = tuple(Weights(**_frozen(one)) for one in values.get("weights", ()))
    rest = {key: value for key, value in values.items() if key not in {"layers", "weights"}}
    return draw_network(Network(layers, weights, **rest))


def _read_layer(values: Mapping[str, Any]) -> Layer:
    """A layer; its caption is plain text."""
    return Layer(**_frozen({**values, "caption": runs(values.get("caption", ""))}))


def _read_graph(values: Mapping[str, Any]) -> Drawing:
    """A computation graph of nodes and wires."""
    nodes = tuple(Node(**node) for node in values.get("nodes", ()))
    wires = tuple(Wire(**wire) for wire in values.get("wires", ()))
    rest = {key: value for key, value in values.items() if key not in {"nodes", "wires"}}
    return draw_graph(Graph(nodes, wires, **rest))


def _read_plot(values: Mapping[str, Any]) -> Drawing:
    """Traces between two axes, with marks and guides."""
    x, y = _read_axis(values.get("x", {})), _read_axis(values.get("y", {}))
    traces = tuple(_read_trace(trace) for trace in values.get("traces", ()))
    marks = tuple(Mark(**_frozen(one)) for one in values.get("marks", ()))
    guides = tuple(Guide(**one) for one in values.get("guides", ()))
    rest = {key: value for key, value in values.items() if key not in _READ_HERE}
    return draw_plot(Plot(x, y, traces, marks, guides, **rest))


_READ_HERE = ("x", "y", "traces", "marks", "guides")


def _read_axis(values: Mapping[str, Any]) -> Axis:
    """An axis; its ticks may be numbers, or numbers with what is written there."""
    if "ticks" not in values:
        return Axis(**values)
    ticks = (Tick(**t) if isinstance(t, dict) else Tick(t, f"{t:g}") for t in values["ticks"])
    return Axis(**{**values, "ticks": tuple(ticks)})


def _read_trace(values: Mapping[str, Any]) -> Trace:
    """A trace: straight through points, in steps of levels from place to place, or in stretches."""
    read = next((read for key, read in _TRACES.items() if key in values), _in_stretches)
    return read(**_frozen(values))


def _in_stretches(stretches: tuple[dict[str, Any], ...], name: str = "") -> Trace:
    """A trace in several parts."""
    return Trace(tuple(Stretch(**one) for one in stretches), name)


_TRACES: Mapping[str, Callable[..., Trace]] = {"points": trace_through, "levels": steps}


def _frozen(value: Any) -> Any:
    """Lists as tuples, all the way down."""
    if isinstance(value, dict):
        return {key: _frozen(part) for key, part in value.items()}
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


_KINDS: Mapping[str, Callable[[Mapping[str, Any]], Drawing]] = {
    "network": _read_network,
    "graph": _read_graph,
    "plot": _read_plot,
}
