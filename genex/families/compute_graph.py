"""Computation graphs, forwards and backwards."""

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from genex import flaws, graphs, wiring
from genex.draw import Draw, Unsuitable
from genex.exact import Matrix, each, in_base, log
from genex.exercise import Exercise
from genex.steps import asked, feature, formula, slip, step, value


def uses(*operations):
    """Is one of the operations in the graph?"""
    return lambda e: any(node[0] in operations for node in e.nodes)


def varied(operation):
    """Is there such a node whose second operand is not the constant?"""
    return lambda e: any(node[0] == operation and node[2] != graphs.CONSTANT for node in e.nodes)


def rounded(e):
    """Are there values that no fraction writes?"""
    return uses(*graphs.SMOOTH)(e)


def page(operation, **parts):
    """A slip turns a page of the rule book into a wrong one."""
    return lambda e, book: {**book, operation: replace(book[operation], **parts)}


def turned(operation):
    """The operands change places."""
    return lambda e, book: {**book, operation: graphs.turned(book[operation])}


@dataclass(frozen=True)
class ComputeGraph(Exercise):
    """Values of a computation graph, the formula behind it, and its gradients."""

    nodes: tuple[graphs.Node, ...]  # such as ("*", "x", "a"); they are called a, b, …, at last f
    inputs: Matrix  # the vectors x, y and z, which go through the graph element by element
    constant: Fraction

    topic = "Computation graphs and backpropagation"
    names = {"inputs": ("x", "y", "z")}
    levels = {
        "warm-up": {"inputs": 1, "functions": 0},
        "exam": {},
        "hard": {"functions": 2, "smooth": True},
    }
    limits = {"inputs": (1, 3), "fan_outs": (1, 3), "functions": (0, 2), "elements": (1, 4)}

    @classmethod
    def draw(
        cls,
        d: Draw,
        inputs: int = 2,
        fan_outs: int = 2,
        functions: int = 1,
        elements: int = 3,
        smooth: bool = False,
    ):
        sizes = inputs, fan_outs, functions
        nodes = d.take("nodes", lambda _: wiring.draw_nodes(d.common, *sizes, smooth=smooth))
        vectors = d.matrix("inputs", inputs, elements, *wiring.spread(nodes))
        found = cls(nodes, vectors, d.decimal("constant", "2", "9", 0))
        here = found.floats() if smooth else found
        if found.flaw() or not wiring.handy([*here.values, *here.gradients]):
            raise Unsuitable("some value is too large or too fine to work with")
        return found

    @step
    def rules(self):
        return graphs.RULES

    @step
    def values(self):
        return graphs.forward(self.rules, self.nodes, graphs.quantities(self.inputs, self.constant))

    @step
    def known(self):
        return graphs.quantities(self.inputs, self.constant, self.nodes, self.values)

    @step(nonzero=True)
    def edges(self):
        return graphs.kept_from_zero(self.nodes, self.known)

    @step
    def first_output(self):  # apart from the values, which say nothing about the formula
        first = graphs.quantities([row[:1] for row in self.inputs], self.constant)
        return graphs.forward(self.rules, self.nodes, first)[-1][0]

    exact_values = asked(marks=3, when=lambda e: not rounded(e))(value(values))
    rounded_values = asked(marks=3, decimals=4, when=rounded)(value(values))
    expression = asked(marks=1)(formula(first_output))

    @step
    def gather(self):  # what several wires bring back to one quantity
        return sum

    @step
    def wires(self):
        return graphs.backward(self.rules, self.gather, self.nodes, self.known)

    @step
    def gradients(self):
        letters = graphs.INPUTS[: len(self.inputs)]
        return [graphs.gradient(self.gather, self.wires, letter) for letter in letters]

    @step
    def constant_gradient(self):
        return graphs.gradient(self.gather, self.wires, graphs.CONSTANT)

    exact_gradients = asked(marks=4, when=lambda e: not rounded(e))(value(gradients))
    rounded_gradients = asked(marks=4, decimals=4, when=rounded)(value(gradients))

    @feature
    def operations(self):
        return sorted(node[0] for node in self.nodes)

    @feature
    def fan_outs(self):
        return len(graphs.fans(self.nodes))

    subtraction_turned = slip(rules, turned("-"), when=uses("-"))
    division_turned = slip(rules, turned("/"), when=uses("/"))
    negative_passed = slip(rules, page("relu", value=lambda a: a), when=uses("relu"))
    base_ten = slip(rules, page("log", value=lambda a: in_base(log(a), 10)), when=uses("log"))
    near_path_only = slip(gather, lambda e, _: lambda cells: cells[0])
    far_path_only = slip(gather, lambda e, _: lambda cells: cells[-1])
    constant_differentiated = slip(
        gradients,
        lambda e, rows: [each(lambda a, b: a + b, row, e.constant_gradient) for row in rows],
    )
    product_rule_half = slip(rules, page("*", slopes=lambda a, b: (b, 0)), when=varied("*"))
    minus_lost = slip(rules, page("-", slopes=lambda *_: (1, 1)), when=varied("-"))

    def flaw(self):
        return (
            wiring.flaw(self.nodes, self.inputs)
            or flaws.outside("inputs", (self.inputs, self.constant), -100, 100)
            or flaws.outside("values of the nodes", self.floats().values, -(10**6), 10**6)
        )

    def direct(self):
        inputs = np.array(self.inputs, float)
        values = graphs.by_numpy(self.nodes, inputs, self.constant)
        return {
            "values": values,
            "first_output": values[-1, 0],
            "gradients": graphs.slopes_by_numpy(self.nodes, inputs, self.constant),
        }
