r"""Figures from parameters, drawn once as vectors that any writer can print.

    network(Network((Layer(3, numbered("x", 3)), Layer(1, (r"\hat{y}",), r"\sigma")), loss="L"))
    computation_graph(Graph((Node("x", "x", "quantity"), Node("e", r"\exp")), (Wire("x", "e"),)))
    plot(Plot(Axis(-4, 4, "z"), Axis(0, 1), (sampled(sigmoid, -4, 4, r"\sigma(z)"),)))

Each face takes a `measure` that tells how large a label is; without one it is guessed, well
enough for labels of usual length.
"""

from genex.figures.graph.graph import Graph, computation_graph
from genex.figures.graph.nodes import Node
from genex.figures.graph.wires import Wire
from genex.figures.measure import Extent, Measure, estimate
from genex.figures.names import matrix, numbered_names
from genex.figures.network.layer import Layer, Weights
from genex.figures.network.network import Network, network
from genex.figures.plot.plot import Plot, plot
from genex.figures.plot.ticks import Axis, Tick
from genex.figures.plot.traces import Guide, Mark, Stretch, Trace, sampled, steps, trace_through

__all__ = [
    "Axis",
    "Extent",
    "Graph",
    "Guide",
    "Layer",
    "Mark",
    "Measure",
    "Network",
    "Node",
    "Plot",
    "Stretch",
    "Tick",
    "Trace",
    "Weights",
    "Wire",
    "computation_graph",
    "estimate",
    "matrix",
    "network",
    "numbered_names",
    "plot",
    "sampled",
    "steps",
    "trace_through",
]
