"""Computation graphs, forwards and backwards."""

from dataclasses import dataclass

import numpy as np

from genex import graphs, misread, wiring
from genex.draw import Draw, Unsuitable
from genex.exact import Matrix, each, in_base, log
from genex.exercise import Exercise
from genex.steps import asked, feature, formula, slip, step, value


@dataclass(frozen=True)
class ComputeGraph(Exercise):
    """Values of a computation graph, the formula behind it, and its gradients."""

    nodes: tuple[graphs.Node, ...]  # such as ("*", "x", "a"); they are called a, b, …, at last f
    inputs: Matrix  # the vectors x, y and z, which go through the graph element by element
    constant: int
    order: tuple[int, ...]  # of the formulas to choose from; empty where one is to be found

    topic = "Computation graphs and backpropagation"
    names = {"inputs": graphs.INPUTS}
    levels = {"warm-up": {"inputs": 1, "functions": 0}, "hard": {"functions": 2, "smooth": True}}
    limits = {"inputs": (1, 3), "fan_outs": (1, 3), "functions": (0, 2)}

    @classmethod
    def draw(
        cls,
        d: Draw,
        inputs: int = 2,
        fan_outs: int = 2,
        functions: int = 1,
        smooth: bool = False,
        choose: bool = False,
    ):
        kind = inputs, fan_outs, functions, smooth
        nodes = d.take("nodes", lambda _: wiring.draw_nodes(d.common, *kind))
        vectors = d.matrix("inputs", inputs, 3, *wiring.spread(nodes))
        order = d.permutation("order", range(misread.OPTIONS if choose else 0))
        found = cls(nodes, vectors, d.integer("constant", 2, 9), order)
        if found.flaw() or not wiring.handy(found.floats() if misread.inexact(found) else found):
            raise Unsuitable("some value is too large or too fine, or an input changes nothing")
        return found

    read = step(lambda e: e.nodes)
    letters = step(lambda e: graphs.names(e.nodes))
    rules = step(lambda e: graphs.RULES)
    slope_rules = step(lambda e: graphs.SLOPES)
    gather = step(lambda e: sum)  # what several wires bring back to one quantity

    values = step(lambda e: graphs.run(e.rules, e.read, e.inputs, e.constant))
    known = step(lambda e: graphs.quantities(e.inputs, e.constant, e.nodes, e.values))
    edges = step(nonzero=True)(lambda e: graphs.kept_from_zero(e.nodes, e.known))
    # wrong values above say nothing about the formula: it follows from the graph as it was read
    output = step(lambda e: graphs.first_output(graphs.RULES, e.read, e.inputs, e.constant))
    candidates = step(lambda e: misread.outputs(e.order, e.nodes, e.inputs, e.constant))

    exact_values = asked(marks=3, when=misread.exact)(value(values))
    rounded_values = asked(marks=3, decimals=4, when=misread.inexact)(value(values))
    expression = asked(marks=1, when=lambda e: not e.order)(formula(output))
    options = formula(candidates)

    @asked(marks=1, when=lambda e: e.order)
    def formula_chosen(self):
        return misread.choice(self.order, self.output, self.candidates)

    wires = step(lambda e: graphs.backward(e.slope_rules, e.gather, e.read, e.known))

    @step
    def slopes(self):  # of the sum of the output at every quantity
        return {name: graphs.gradient(self.gather, self.wires, name) for name in self.known}

    @step
    def gradients(self):
        return [self.slopes[letter] for letter, _ in zip(graphs.INPUTS, self.inputs)]

    exact_gradients = asked(marks=4, when=misread.exact)(value(gradients))
    rounded_gradients = asked(marks=4, decimals=4, when=misread.inexact)(value(gradients))

    operations = feature(lambda e: sorted(node[0] for node in e.nodes))
    fan_outs = feature(lambda e: len(graphs.fans(e.nodes)))

    subtraction_turned = misread.turned(read, "-")
    division_turned = misread.turned(read, "/")
    negative_passed = misread.page(rules, "relu", lambda a: a)
    base_ten = misread.page(rules, "log", lambda a: in_base(log(a), 10))
    near_path_only = slip(gather, lambda e, _: graphs.nearest)
    far_path_only = slip(gather, lambda e, _: graphs.farthest)
    constant_differentiated = slip(
        gradients, lambda e, rows: [each(graphs.plus, row, e.slopes["constant"]) for row in rows]
    )
    product_rule_half = misread.page(slope_rules, "*", lambda a, b: (b, 0))
    minus_lost = misread.page(slope_rules, "-", lambda *_: (1, 1))
    bottom_not_squared = misread.page(
        slope_rules, "/", lambda a, b: (graphs.quotient(1, b), graphs.quotient(-a, b))
    )
    relu_slope_one = misread.page(slope_rules, "relu", lambda a: (1,))
    two_lost = misread.page(slope_rules, "square", lambda a: (a,))
    slope_at_input = misread.page(slope_rules, "tanh", lambda a: (1 - a**2,))

    def flaw(self):
        return wiring.flaw(self) or misread.flaw(self.order, self.floats().candidates)

    def direct(self):
        graph = self.nodes, np.array(self.inputs, float), self.constant
        return {
            "values": graphs.by_numpy(*graph),
            "output": graphs.by_numpy(*graph)[-1, 0],
            "gradients": graphs.slopes_by_numpy(*graph),
            "formula_chosen": misread.chosen(*graph, self.order),
        }
