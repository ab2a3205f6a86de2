"""The figures of a course, for the eye and for the golden picture."""

import math
from collections.abc import Callable

from genex.document.blocks import Block, Columns, Figure, Meta, runs
from genex.figures.graph.graph import Graph, draw_graph
from genex.figures.graph.nodes import Node
from genex.figures.graph.wires import Wire
from genex.figures.network.layer import Layer, Weights
from genex.figures.network.network import Network, draw_network
from genex.figures.plot.plot import Plot, draw_plot
from genex.figures.plot.ticks import Axis
from genex.figures.plot.traces import Guide, Mark, Trace, steps, trace_through
from genex.typeset import Margins, PageSetup

SETUP = PageSetup(margins=Margins(12, 23, 12, 23))
META = Meta("Figures of a course")
SIGMOID, Y_HAT = r"\sigma", r"\hat{y}"
OUTPUT = Layer(1, (Y_HAT,), SIGMOID, caption=runs("output"))


def sigmoid(z: float) -> float:
    """Return σ(z)."""
    return 1 / (1 + math.exp(-z))


def sampled(function: Callable[[float], float], low: float, high: float, name: str = "") -> Trace:
    """Return the graph of a continuous function on an interval."""
    xs = [low + (high - low) * i / 120 for i in range(121)]
    return trace_through([(x, function(x)) for x in xs], name)


def numbered_names(letter: str, count: int, layer: str = "") -> tuple[str, ...]:
    """Return x_1, x_2, … of a layer; `layer` stands above, as in h_1^{(2)}."""
    above = f"^{{({layer})}}" if layer else ""
    return tuple(f"{letter}_{{{i}}}{above}" for i in range(1, count + 1))


def matrix(letter: str, rows: int, columns: int, layer: str = "") -> tuple[tuple[str, ...], ...]:
    """Return w_{ji}: a row for each unit that the edges enter, a column for each they leave."""
    above = f"^{{({layer})}}" if layer else ""
    return tuple(
        tuple(f"{letter}_{{{j}{i}}}{above}" for i in range(1, columns + 1))
        for j in range(1, rows + 1)
    )


SIGMOID_UNIT = Network(
    (Layer(3, numbered_names("x", 3), bias=True), Layer(1, (Y_HAT,), SIGMOID)),
    (Weights((("w_1", "w_2", "w_3"),), ("b",)),),
    "L",
    "y",
)
SIGMOID_CHAIN = Network(
    (
        Layer(3, numbered_names("x", 3), caption=runs("input")),
        Layer(2, numbered_names("h", 2), SIGMOID, caption=runs("hidden, sigmoid")),
        OUTPUT,
    ),
    (Weights(matrix("w", 2, 3, "1")), Weights((("w_1^{(2)}", "w_2^{(2)}"),))),
    "L",
)
WITH_BIASES = Network(
    (
        Layer(3, numbered_names("x", 3), bias=True),
        Layer(2, numbered_names("h", 2), SIGMOID, bias=True),
        Layer(1, (Y_HAT,), SIGMOID),
    ),
    (Weights(matrix("w", 2, 3), ("b_1", "b_2")), Weights((("v_1", "v_2"),), ("c",))),
)
SMALL_MLP = Network(
    (
        Layer(2, numbered_names("x", 2), caption=runs("input")),
        Layer(3, numbered_names("h", 3), caption=runs("hidden, ReLU")),
        Layer(2, numbered_names(Y_HAT, 2), caption=runs("output")),
    ),
    (
        Weights((("1", "-2"), ("0.5", "1"), ("-1", "3"))),
        Weights((("1", "-2", "2"), ("0.5", "1", "-1.5"))),
    ),
    "L",
)
DIGITS = Network(
    (
        Layer(784, numbered_names("x", 784), caption=runs("input")),
        *(Layer(units, caption=runs("ReLU")) for units in (256, 128, 64)),
        Layer(10, numbered_names(Y_HAT, 10), caption=runs("softmax")),
    )
)
POLYNOMIAL = Graph(
    (
        Node("x", "x", "quantity", "3"),
        Node("square", r"\times"),
        Node("plus", "+"),
        Node("five", "5", "quantity"),
        Node("shift", "+"),
        Node("f", "f", "quantity", "17"),
    ),
    (
        Wire("x", "square", "3", "3"),
        Wire("x", "square", "3", "3"),
        Wire("square", "plus", "9", "1"),
        Wire("x", "plus", "3", "1"),
        Wire("plus", "shift", "12", "1"),
        Wire("five", "shift", "5", "1"),
        Wire("shift", "f", "17", "1"),
    ),
)
CROSS_ENTROPY = Graph(
    (
        Node("z1", "z_1", "quantity", "2"),
        Node("z2", "z_2", "quantity", "1"),
        Node("exp1", r"\exp"),
        Node("exp2", r"\exp"),
        Node("sum", "+"),
        Node("share", r"\div"),
        Node("log", r"\log"),
        Node("sign", "-1", "quantity"),
        Node("negative", r"\times"),
        Node("L", "L", "quantity"),
    ),
    (
        Wire("z1", "exp1", "2", "-0.27"),
        Wire("z2", "exp2", "1", "0.27"),
        Wire("exp1", "share", "7.39", "-0.14"),
        Wire("exp1", "sum", "7.39", "0.10"),
        Wire("exp2", "sum", "2.72", "0.10"),
        Wire("sum", "share", "10.11", "0.10"),
        Wire("share", "log", "0.73", "-1.37"),
        Wire("log", "negative", "-0.31", "-1"),
        Wire("sign", "negative"),
        Wire("negative", "L", "0.31", "1"),
    ),
)
PROGRAM = Graph(
    (
        Node("X", "X", "quantity"),
        Node("W", "W", "quantity"),
        Node("matmul", r"\text{matmul}"),
        Node("softmax", r"\text{softmax}"),
        Node("loss", r"\text{CE}"),
        Node("y", "y", "quantity"),
        Node("L", "L", "quantity"),
    ),
    (
        Wire("X", "matmul"),
        Wire("W", "matmul"),
        Wire("matmul", "softmax", "Z"),
        Wire("softmax", "loss", r"\hat{Y}"),
        Wire("y", "loss"),
        Wire("loss", "L"),
    ),
)
ACTIVATIONS = Plot(
    Axis(-4, 4, "z"),
    Axis(-1, 2),
    (
        sampled(sigmoid, -4, 4, r"\sigma(z)"),
        sampled(math.tanh, -4, 4, r"\tanh z"),
        trace_through(((-4, 0), (0, 0), (4, 4)), r"\text{ReLU}(z)"),
    ),
)
BOX = Plot(
    Axis(0, 4, "x"),
    Axis(-1, 3, "f(x)"),
    (steps((0, 1, 3, 4), (0, 2, 0)),),
    guides=(Guide(1, "a"), Guide(3, "b")),
    width=170,
    height=90,
)
STEP_APPROXIMATION = Plot(
    Axis(0, 3, "x"),
    Axis(0, 9, "y"),
    (
        sampled(lambda x: x * x, 0, 3, "x^2"),
        steps([i / 2 for i in range(7)], [(i / 2 + 0.25) ** 2 for i in range(6)], r"\hat{f}(x)"),
    ),
    (Mark((1, 1), "P"),),
    width=170,
    height=90,
)

NETWORKS = (SIGMOID_UNIT, SIGMOID_CHAIN, WITH_BIASES, SMALL_MLP, DIGITS)
GRAPHS = (POLYNOMIAL, CROSS_ENTROPY, PROGRAM)
PLOTS = (ACTIVATIONS, BOX, STEP_APPROXIMATION)


def blocks() -> tuple[Block, ...]:
    """Return one page with all kinds of figures, and one with the larger ones."""
    return (
        Columns(
            (
                (Figure(draw_network(SIGMOID_UNIT), runs("A sigmoid unit.")),),
                (Figure(draw_network(SMALL_MLP), runs("A network of 2, 3 and 2 units.")),),
            )
        ),
        Figure(draw_network(SIGMOID_CHAIN), runs("All weights of a network.")),
        Figure(draw_graph(POLYNOMIAL), runs("Values, and below them gradients.")),
        Columns(
            (
                (Figure(draw_plot(BOX), runs("A box of two step units.")),),
                (Figure(draw_plot(STEP_APPROXIMATION), runs("Steps below and above a parabola.")),),
            )
        ),
        Figure(draw_network(WITH_BIASES)),
        Figure(draw_network(DIGITS), runs("A classifier of digits.")),
        Figure(draw_graph(CROSS_ENTROPY), runs("Softmax and cross-entropy.")),
        Figure(draw_plot(ACTIVATIONS), runs("Three activations.")),
    )
