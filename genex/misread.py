"""How students misread an expression graph: pages of its rule book turned, other graphs for it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from genex import flaws
from genex.exact import Choice, Evaluator
from genex.formula import Number
from genex.graphs import BINARY, CONSTANT, RULES, SMOOTH, Node, Row, by_numpy, first_output
from genex.steps import Slip, Step

Graph = tuple[Node, ...]
OPTIONS = 4  # formulas to choose from
PROBE = np.array([[1.3], [0.7], [2.1]]), 5.9  # inputs and constant
APART = 1e-3  # and their values, so that one element tells which is right
OTHERS = {  # what an operation is taken for
    "+": "*",
    "-": "+",
    "*": "+",
    "/": "*",
    "relu": "square",
    "exp": "tanh",
    "log": "exp",
    "tanh": "exp",
}


def uses(*operations: str) -> Callable[[Any], bool]:
    """Is one of the operations in the graph?"""
    return lambda e: any(node[0] in operations for node in e.nodes)


def varied(operation: str) -> Callable[[Any], bool]:
    """Is there such a node whose second operand is not the constant?"""
    return lambda e: any(node[0] == operation and node[2] != CONSTANT for node in e.nodes)


def exact(e: Any) -> bool:
    """Are all values fractions?"""
    return not inexact(e)


inexact = uses(*SMOOTH)


def page(of: Step, operation: str, rule: Callable[..., Any]) -> Slip:
    """The slip of a student in whose rule book one page is wrong."""
    when = (varied if operation in BINARY else uses)(operation)
    return Slip(of, lambda _, book: {**book, operation: rule}, when)


def turned(of: Step, operation: str) -> Slip:
    """The slip of taking operands the wrong way around."""

    def turn(_: Any, nodes: Graph) -> Graph:
        return tuple((o, *(rest[::-1] if o == operation else rest)) for o, *rest in nodes)

    return Slip(of, turn, uses(operation))


def readings(nodes: Sequence[Node]) -> list[Graph]:
    """The graph and others for it, no two of which compute the same."""
    found: dict[float, Graph] = {}
    for graph in (tuple(nodes), *misreadings(nodes)):
        output = round(float(by_numpy(graph, *PROBE)[-1][0]), 6)
        if not found or math.isfinite(output):
            found.setdefault(output, graph)
    return [*found.values()][:OPTIONS]


def misreadings(nodes: Sequence[Node]) -> Iterator[Graph]:
    """Operands turned around, then one operation taken for another."""
    around = [(k, (o, *rest[::-1])) for k, (o, *rest) in enumerate(nodes) if o in {"-", "/"}]
    others = [(k, (OTHERS[o], *rest)) for k, (o, *rest) in enumerate(nodes) if o in OTHERS]
    for k, node in (*around, *others):
        yield (*nodes[:k], node, *nodes[k + 1 :])


def outputs(
    order: Sequence[int], nodes: Sequence[Node], inputs: Sequence[Row], constant: Number
) -> list[Number]:
    """What the first element becomes in each of the readings, where there is a choice of them."""
    graphs = readings(nodes) if order else []
    return [first_output(RULES, graph, inputs, constant) for graph in graphs]


def choice(order: Sequence[int], output: Number, outputs: Sequence[Number]) -> Choice | None:
    """The reading that has an output; the right one if none does."""
    if not order:
        return None
    wanted, *found = map(Evaluator({}), (output, *outputs))
    near = (k for k, one in enumerate(found) if math.isclose(one, wanted, abs_tol=1e-9))
    return Choice(order.index(next(near, 0)), len(order))


def chosen(
    nodes: Sequence[Node], inputs: Any, constant: float, order: Sequence[int]
) -> Choice | None:
    """The second route to the formula: the one option with the right output for all elements."""
    if not order:
        return None
    outputs = [by_numpy(graph, inputs, constant)[-1] for graph in readings(nodes)]
    right = by_numpy(nodes, inputs, constant)[-1]
    (place,) = (k for k, reading in enumerate(order) if np.allclose(outputs[reading], right))
    return Choice(place, len(order))


def flaw(order: Sequence[int], outputs: Sequence[float]) -> str:
    """What is wrong with formulas to choose from, given as their order, or nothing."""
    if order and sorted(order) != list(range(len(outputs))):
        return f"order: give the numbers 0 to {len(outputs) - 1} in any order, or none of them."
    if any(math.isclose(a, b, abs_tol=APART) for a, b in combinations(outputs, 2)):
        return "order: two of the formulas give one value. Change the inputs, or give an empty one."
    return flaws.outside("values of the formulas to choose from", outputs, -(10**9), 10**9)
