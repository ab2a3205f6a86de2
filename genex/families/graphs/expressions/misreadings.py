"""How students misread an expression graph: pages of its rule book turned, other graphs for it."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from genex.exercise import Choice, Evaluator, Number, Slip, Step, each, np
from genex.families.graphs.expressions.graph import (
    BINARY,
    CONSTANT,
    RULES,
    SMOOTH,
    Node,
    Row,
    by_numpy,
    first_output,
    plus,
    slopes_by_numpy,
)

Graph = tuple[Node, ...]
OPTIONS = 4  # formulas to choose from
PROBE = ((1.3,), (0.7,), (2.1,)), 5.9  # inputs and constant
_APART = 1e-9  # formulas with one value at the first element
_OTHERS = {  # what an operation is taken for
    "+": "*",
    "-": "+",
    "*": "+",
    "/": "*",
    "relu": "square",
    "exp": "tanh",
    "log": "exp",
    "tanh": "exp",
}


def _uses(*operations: str) -> Callable[[Any], bool]:
    """Whether one of the operations is in the graph."""
    return lambda e: any(node[0] in operations for node in e.nodes)


def _varied(operation: str) -> Callable[[Any], bool]:
    """Whether there is such a node whose second operand is not the constant."""
    return lambda e: any(node[0] == operation and node[2] != CONSTANT for node in e.nodes)


def exact(e: Any) -> bool:
    """Whether all values are fractions."""
    return not inexact(e)


inexact = _uses(*SMOOTH)


def page(of: Step, operation: str, rule: Callable[..., Any]) -> Slip:
    """The slip of a student in whose rule book one page is wrong."""
    when = (_varied if operation in BINARY else _uses)(operation)
    return Slip(of, lambda _, book: {**book, operation: rule}, when)


def turned(of: Step, operation: str) -> Slip:
    """The slip of taking the operands of an operation the wrong way around."""
    return Slip(of, lambda _, nodes: _turn(nodes, operation), _uses(operation))


def _turn(nodes: Sequence[Node], operation: str) -> Graph:
    """A graph with the operands of an operation turned around."""
    return tuple((o, *(rest[::-1] if o == operation else rest)) for o, *rest in nodes)


def readings(nodes: Sequence[Node]) -> list[Graph]:
    """The graph and others for it, no two of which compute the same."""
    found: dict[float, Graph] = {}
    for graph in (tuple(nodes), *_misreadings(nodes)):
        output = _probed(graph)
        if not found or math.isfinite(output):
            found.setdefault(output, graph)
    return [*found.values()][:OPTIONS]


def _probed(graph: Graph) -> float:
    """What a graph makes of some numbers; infinite where it has no value."""
    try:
        return round(float(first_output(RULES, graph, *PROBE)), 6)
    except (ArithmeticError, ValueError):
        return math.inf


def _misreadings(nodes: Sequence[Node]) -> Iterator[Graph]:
    """Operands turned around, then one operation taken for another."""
    for k, (operation, *operands) in enumerate(nodes):
        if operation in {"-", "/"}:
            yield (*nodes[:k], (operation, *operands[::-1]), *nodes[k + 1 :])
    for k, (operation, *operands) in enumerate(nodes):
        if operation in _OTHERS:
            yield (*nodes[:k], (_OTHERS[operation], *operands), *nodes[k + 1 :])


def hidden(e: Any) -> bool:
    """Whether a ReLU hides at the first element that operands were turned around."""
    graphs = {e.nodes, _turn(e.nodes, "-")} if _uses("relu")(e) else set()
    found = [first_output(RULES, graph, e.inputs, e.constant) for graph in graphs]
    return len(set(found)) < len(found)


def outputs(
    order: Sequence[int], nodes: Sequence[Node], inputs: Sequence[Row], constant: Number
) -> list[Number]:
    """What the first element becomes in each of the readings, where there is a choice of them."""
    graphs = readings(nodes) if order else []
    return [first_output(RULES, graph, inputs, constant) for graph in graphs]


def choice(e: Any) -> Choice | None:
    """The reading of the graph that has its output; the right one if none does."""
    if not e.order:
        return None
    wanted, *found = map(Evaluator({}), (e.output, *e.candidates))
    near = (k for k, one in enumerate(found) if math.isclose(one, wanted, abs_tol=_APART))
    return Choice(e.order.index(next(near, 0)), len(e.order))


def constant_too(e: Any, gradients: Sequence[Row]) -> list[Row]:
    """A slip: the constant is differentiated as if it were an input."""
    return [each(plus, row, e.slopes[CONSTANT]) for row in gradients]


def directly(
    nodes: Graph, inputs: Sequence[Row], constant: Number, order: Sequence[int]
) -> dict[str, Any]:
    """The second route, by numpy: of the formulas the one that has the right output everywhere."""
    rows = np.array(inputs, float)
    values = by_numpy(nodes, rows, constant)
    outputs = [by_numpy(graph, rows, constant)[-1] for graph in readings(nodes) if order]
    right = [k for k, reading in enumerate(order) if np.allclose(outputs[reading], values[-1])]
    return {
        "values": values,
        "output": values[-1, 0],
        "gradients": slopes_by_numpy(nodes, rows, constant),
        "formula_chosen": Choice(right[0], len(order)) if len(right) == 1 else None,
    }
