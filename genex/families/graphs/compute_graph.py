"""Computation graphs, forwards and backwards."""

from dataclasses import dataclass

from genex.exercise import (
    Count,
    Draw,
    Exercise,
    Matrix,
    asked,
    chained,
    feature,
    formula,
    in_base,
    log,
    slip,
    step,
    value,
)
from genex.families.graphs.expressions import draws as wiring
from genex.families.graphs.expressions import graph as graphs
from genex.families.graphs.expressions import misreadings as misread


@dataclass(frozen=True)
class ComputeGraph(Exercise):
    """Values, formula and gradients of a computation graph."""

    nodes: tuple[graphs.Node, ...]  # such as ("*", "x", "a"); they are called a, b, …, at last f
    inputs: Matrix  # the vectors x, y and z, which go through the graph element by element
    constant: Count
    order: tuple[int, ...]  # of the formulas to choose from; empty where one is to be found

    names = {"inputs": graphs.INPUTS}
    levels = {"warm-up": {"inputs": 1, "unary": 0}, "hard": {"unary": 2, "smooth": True}}
    limits = {"inputs": (1, 3), "unary": (0, 2)}
    ranges = {"inputs": (-100, 100), "constant": (-100, 100), "values": (-1000, 1000)}

    @classmethod
    def draw(
        cls, d: Draw, inputs: int = 2, unary: int = 1, smooth: bool = False, choose: bool = False
    ):
        nodes = d.take("nodes", lambda _: wiring.draw_nodes(d.common, inputs, unary, smooth))
        vectors = d.matrix("inputs", inputs, 3, *wiring.spread(nodes), zero=False)
        order = d.permutation("order", range(misread.OPTIONS if choose else 0))
        return wiring.suited(cls(nodes, vectors, d.count("constant", 2, 9), order))

    read = step(lambda e: e.nodes)
    letters = step(lambda e: graphs.names(e.nodes))
    rules = step(lambda e: graphs.RULES)
    values = chained(over="read")(graphs.next_row)
    known = step(lambda e: graphs.quantities(e.inputs, e.constant, e.nodes, e.values))
    edges = step(nonzero=True)(lambda e: graphs.kept_from_zero(e.nodes, e.known))
    exact_values = asked(marks=3, when=misread.exact)(value(values))
    rounded_values = asked(marks=3, decimals=4, when=misread.inexact)(value(values))

    # wrong values say nothing about the formula: it follows from the graph as it was read
    output = step(lambda e: graphs.first_output(graphs.RULES, e.read, e.inputs, e.constant))
    candidates = step(lambda e: misread.outputs(e.order, e.nodes, e.inputs, e.constant))
    options = formula(candidates)
    expression = asked(marks=1, when=lambda e: not e.order)(formula(output))
    formula_chosen = asked(marks=1, when=lambda e: e.order)(misread.choice)

    slope_rules = step(lambda e: graphs.SLOPES)
    gather = step(lambda e: sum)  # what several wires bring back to one quantity
    wires = step(lambda e: graphs.backward(e.slope_rules, e.gather, e.read, e.known))
    slopes = step(lambda e: {name: graphs.gradient(e.gather, e.wires, name) for name in e.known})
    gradients = step(lambda e: [e.slopes[name] for name, _ in zip(graphs.INPUTS, e.inputs)])
    exact_gradients = asked(marks=4, when=misread.exact)(value(gradients))
    rounded_gradients = asked(marks=4, decimals=4, when=misread.inexact)(value(gradients))

    operations = feature(lambda e: sorted(node[0] for node in e.nodes))
    fan_outs = feature(lambda e: len(graphs.fans(e.nodes)))

    subtraction_turned = misread.turned(read, "-")
    division_turned = misread.turned(read, "/")
    base_ten = misread.page(rules, "log", lambda a: in_base(log(a), 10))
    near_path_only = slip(gather, lambda e, _: graphs.nearest)
    far_path_only = slip(gather, lambda e, _: graphs.farthest)
    constant_differentiated = slip(gradients, misread.constant_too)
    product_rule_half = misread.page(slope_rules, "*", lambda a, b: (b, 0))
    relu_slope_one = misread.page(slope_rules, "relu", lambda a: (1,))
    two_lost = misread.page(slope_rules, "square", lambda a: (a,))
    slope_at_input = misread.page(slope_rules, "tanh", lambda a: (1 - a**2,))

    def flaw(self):
        return wiring.flaw(self.nodes, self.inputs, self.order)

    def direct(self):
        return misread.directly(self.nodes, self.inputs, self.constant, self.order)
