"""Expression graphs: values forwards, gradients backwards, and a second route to both."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from genex.exercise import Number, each, exp, log, np, positive, ratio, relu, tanh
from genex.families import complex_step as imaginary

Node = tuple[str, ...]  # an operation and its operands: ("*", "x", "a")
Row = Sequence[Number]  # a quantity: a number for each element of the vectors
Wire = tuple[str, str, Row]  # from a node back to one of its operands, and what it brings there
Rules = Mapping[str, Callable[..., Number]]
Gather = Callable[[Row], Number]
INPUTS = ("x", "y", "z")
CONSTANT = "constant"
LETTERS, _OUTPUT = "abcdghkm", "f"  # of the nodes; e is left to Euler


def plus(a: Number, b: Number) -> Number:
    """a + b."""
    return a + b


def quotient(a: Number, b: Number) -> Number:
    """a / b; among floats no number where b is 0."""
    return math.nan if isinstance(b, float) and b == 0 else ratio(a, b)


RULES: Rules = {
    "+": plus,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": quotient,
    "square": lambda a: a**2,
    "relu": relu,
    "exp": exp,
    "log": log,
    "tanh": tanh,
}
SLOPES: Mapping[str, Callable[..., Row]] = {  # at each of the operands
    "+": lambda *_: (1, 1),
    "-": lambda *_: (1, -1),
    "*": lambda a, b: (b, a),
    "/": lambda a, b: (quotient(1, b), quotient(-a, b * b)),
    "square": lambda a: (2 * a,),
    "relu": lambda a: (positive(a),),
    "exp": lambda a: (exp(a),),
    "log": lambda a: (quotient(1, a),),
    "tanh": lambda a: (1 - tanh(a) ** 2,),
}
BINARY = ("*", "-", "+", "/")
SMOOTH = ("exp", "log", "tanh")  # what they give is no fraction
_EDGED = ("/", "relu", "log")  # their operands keep away from 0


def names(nodes: Sequence[object]) -> tuple[str, ...]:
    """The nodes are called a, b, c, …, and the last one f."""
    return (*LETTERS[: len(nodes) - 1], _OUTPUT)


def _named(nodes: Sequence[Node]) -> list[tuple[str, Node]]:
    """Each node with its name."""
    return list(zip(names(nodes), nodes, strict=True))


def quantities(
    inputs: Sequence[Row], constant: Number, nodes: Sequence[Node] = (), values: Sequence[Row] = ()
) -> dict[str, Row]:
    """The quantities by their names: inputs, constant, and the nodes worked out so far."""
    worked_out = zip(names(nodes), values, strict=False) if values else ()
    constants = (constant,) * len(inputs[0])
    return {**dict(zip(INPUTS, inputs, strict=False)), CONSTANT: constants, **dict(worked_out)}


def row(rules: Rules, node: Node, found: Mapping[str, Row]) -> Row:
    """The value of a node, from those of its operands."""
    operation, *operands = node
    worked_out: Row = each(rules[operation], *(found[operand] for operand in operands))
    return worked_out


def next_row(e: Any, above: Sequence[Row], node: Node) -> Row:
    """The value of an exercise's next node, from the rows above it."""
    return row(e.rules, node, quantities(e.inputs, e.constant, e.nodes, above))


def _forward(rules: Rules, nodes: Sequence[Node], given: Mapping[str, Row]) -> list[Row]:
    """The value of every node, from inputs and constant."""
    found = dict(given)
    for name, node in _named(nodes):
        found[name] = row(rules, node, found)
    return [found[name] for name in names(nodes)]


def run(rules: Rules, nodes: Sequence[Node], inputs: Sequence[Row], constant: Number) -> list[Row]:
    """All values of a graph, from the vectors of its inputs."""
    return _forward(rules, nodes, quantities(inputs, constant))


def first_output(
    rules: Rules, nodes: Sequence[Node], inputs: Sequence[Row], constant: Number
) -> Number:
    """What becomes of the first element of each input."""
    return run(rules, nodes, [row[:1] for row in inputs], constant)[-1][0]


def backward(
    rules: Mapping[str, Callable[..., Row]],
    gather: Gather,
    nodes: Sequence[Node],
    found: Mapping[str, Row],
) -> list[Wire]:
    """What every wire brings back from the sum of the output, the last wire first."""
    wires: list[Wire] = [("", _OUTPUT, [0 * value + 1 for value in found[_OUTPUT]])]
    for name, (operation, *operands) in reversed(_named(nodes)):
        back = gradient(gather, wires, name)
        slopes = each(rules[operation], *(found[operand] for operand in operands))
        for operand, slope in zip(operands, zip(*slopes, strict=True), strict=True):
            wires.append((name, operand, each(lambda b, s: b * s, back, list(slope))))
    return wires


def gradient(gather: Gather, wires: Sequence[Wire], name: str) -> list[Number]:
    """The gradient at a quantity, gathered from the wires that lead back to it."""
    shares = [share for _, operand, share in wires if operand == name]
    return [gather(cells) for cells in zip(*shares, strict=True)]


def nearest(shares: Row) -> Number:
    """Of what several wires bring back, what comes from the node nearest to the output."""
    return shares[0]


def farthest(shares: Row) -> Number:
    """Of what several wires bring back, what comes from the node farthest from the output."""
    return shares[-1]


def kept_from_zero(nodes: Sequence[Node], found: Mapping[str, Row]) -> list[Row]:
    """The operands that must not be 0."""
    return [found[name] for operation, *rest in nodes if operation in _EDGED for name in rest]


def fans(nodes: Sequence[Node]) -> list[str]:
    """The quantities that are used more than once."""
    used = [operand for _, *operands in nodes for operand in operands]
    return sorted(name for name in set(used) if used.count(name) > 1)


# The second route. Arrays hold all elements at once.

_ARRAYS: Mapping[str, Callable[..., Any]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "square": lambda a: a * a,
    "relu": lambda a: np.where(a.real > 0, a, 0),
    "exp": lambda a: np.exp(a),
    "log": lambda a: np.log(a),
    "tanh": lambda a: np.tanh(a),
}


def by_numpy(nodes: Sequence[Node], inputs: Any, constant: Number) -> Any:
    """The values of all nodes, a row for each."""
    found = dict(zip(INPUTS, inputs, strict=False))
    found[CONSTANT] = np.full(len(inputs[0]), float(constant))
    with np.errstate(all="ignore"):  # a graph that was misread may divide by 0
        for name, (operation, *operands) in _named(nodes):
            found[name] = _ARRAYS[operation](*(found[operand] for operand in operands))
    return np.array([found[name] for name in names(nodes)])


def slopes_by_numpy(nodes: Sequence[Node], inputs: Any, constant: Number) -> Any:
    """The gradient of the sum of the output, a row for each input."""
    return imaginary.slopes(lambda moved: by_numpy(nodes, moved, constant)[-1].sum(), inputs)
