"""How expression graphs are drawn, and whether one that somebody wrote down can be worked out."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import isfinite
from typing import Any

from genex.exercise import Draw, Matrix, Unsuitable, flat
from genex.families.graphs.expressions.graph import (
    BINARY,
    CONSTANT,
    INPUTS,
    LETTERS,
    RULES,
    SMOOTH,
    Node,
    names,
)
from genex.families.graphs.expressions.misreadings import hidden, inexact, readings
from genex.messages import counted, guess, shortly

_INVERSE = {"+": "-", "-": "+", "*": "/", "/": "*"}
_PLAIN = ("square", "relu")
_FAN_OUTS = 2
_FAINTEST = 0.05  # of the largest slope along a wire
_LARGEST, _FINEST, _LONGEST = 200, 100, 500  # values by hand; what stands below and above a line


def draw_nodes(d: Draw, inputs: int, unary: int, smooth: bool) -> tuple[Node, ...]:
    """A graph: merging nodes join what is loose, fanning ones use something again."""
    first, *others = d.permutation("first", ["merge"] * inputs + ["function"] * unary)
    kinds = (first, *d.permutation("kinds", [*others, *["fan"] * _FAN_OUTS]))
    chosen = d.permutation("functions", SMOOTH if smooth else _PLAIN)[:unary]
    pool = _binary(chosen)[: inputs + _FAN_OUTS]
    single, both = iter(chosen), iter(d.permutation("operations", pool))
    loose, nodes = [*INPUTS[:inputs], CONSTANT], list[Node]()
    for kind, name in zip(kinds, names(kinds), strict=True):
        operation = next(single if kind == "function" else both)
        operands = _draw_operands(d, f"node/{name}", kind, operation, loose, nodes)
        nodes.append((operation, *operands))
        loose = [*(other for other in loose if other not in operands), name]
    return tuple(nodes)


def _binary(functions: Sequence[str]) -> tuple[str, ...]:
    """Operations of two; beside a ReLU inputs may be 0 and below, so that nothing is divided."""
    return ("*", "-", "+", "-", "*", "+") if "relu" in functions else 2 * BINARY


def _draw_operands(
    d: Draw, at: str, kind: str, operation: str, loose: Sequence[str], nodes: Sequence[Node]
) -> tuple[str, ...]:
    """What a node of a kind is wired to."""
    if kind == "merge":
        some = _without_constant(loose) if operation == "*" and len(loose) > 2 else loose
        return _in_order(operation, d.permutation(f"{at}/loose", some)[:2])
    first = d.choice(f"{at}/loose", _without_constant(loose))
    if kind == "function":
        if len(_node_of(first, nodes)) == 2:
            raise Unsuitable("a function of a function, such as ln(exp(x)), may undo it")
        return (first,)
    again = [name for name in _used(nodes) if not _undone(operation, name, first, nodes)]
    if operation == "*":
        again.append(first)
    if not again:
        raise Unsuitable("whatever is used again cancels")
    two = first, d.choice(f"{at}/again", again)
    return _in_order(operation, d.permutation(f"{at}/order", two))


def _in_order(operation: str, two: Sequence[str]) -> tuple[str, ...]:
    """A number is the second factor, and what is given divides what was worked out."""
    behind = {"*": (CONSTANT,), "/": (*INPUTS, CONSTANT)}.get(operation, ())
    return tuple(sorted(two, key=lambda name: name in behind))


def _without_constant(names: Sequence[str]) -> list[str]:
    """The quantities that change."""
    return [name for name in names if name != CONSTANT]


def _used(nodes: Sequence[Node]) -> Iterator[str]:
    """The quantities that some node uses, but for the constant."""
    return (name for _, *operands in nodes for name in _without_constant(operands))


def _node_of(name: str, nodes: Sequence[Node]) -> Node:
    """The node of a name; of an input none."""
    return dict(zip(LETTERS, nodes, strict=False)).get(name, ("",))


def _undone(operation: str, name: str, first: str, nodes: Sequence[Node]) -> bool:
    """Whether a node would cancel what the one before it did, as in x + y - x."""
    before, *operands = _node_of(first, nodes)
    if before == _INVERSE[operation]:
        return name in operands[operation in {"+", "*"} :]
    return before == operation and operation in {"-", "/"} and name == operands[0]


def spread(nodes: Sequence[Node]) -> tuple[str, str, int]:
    """From where to where inputs are drawn, and with how many decimals."""
    operations = {node[0] for node in nodes}
    if operations.intersection(SMOOTH):
        return "0.5", "2.5", 1
    return ("-4", "5", 0) if "relu" in operations else ("1", "5", 0)


def _fractions(cells: Iterable[Any]) -> Iterator[Fraction]:
    """The exact ones among some numbers that are not whole."""
    return (cell for cell in cells if isinstance(cell, Fraction) and cell.denominator > 1)


def suited(e: Any) -> Any:
    """The exercise, if it can be worked out by hand and every wire and input counts."""
    if any(not abs(cell) <= _LARGEST for cell in flat((e.floats().values, e.floats().gradients))):
        raise Unsuitable("a value is too large, or divided by 0")
    fast = e.floats() if inexact(e) else e
    cells, wires = flat((fast.values, *fast.slopes.values())), [wire[2] for wire in fast.wires]
    if any(f.denominator > _FINEST or abs(f.numerator) > _LONGEST for f in _fractions(cells)):
        raise Unsuitable("a fraction is too fine")
    if any(max(map(abs, row)) < _FAINTEST for row in (*fast.gradients, *wires)):
        raise Unsuitable("a wire or an input changes nothing")
    if all(len(set(row)) == 1 for row in fast.gradients):
        raise Unsuitable("the gradients are the same everywhere")
    if hidden(e.floats()):
        raise Unsuitable("ReLU hides the formula at the first element")
    offered = e.floats().candidates
    if not all(map(isfinite, offered)):
        raise Unsuitable("one of the formulas has no value")
    if len(set(offered)) < len(e.order):
        raise Unsuitable("two of the formulas give one value")
    return e


def flaw(nodes: Sequence[Node], inputs: Matrix, order: Sequence[int]) -> str:
    """What is wrong with a graph that somebody gave, or nothing."""
    if not 1 <= len(inputs) <= len(INPUTS):
        return f"inputs: {len(inputs)} vectors given, expected 1 to {len(INPUTS)} of equal length."
    if not 1 <= len(nodes) <= len(LETTERS) + 1:
        return f"nodes: {len(nodes)} given, expected 1 to {len(LETTERS) + 1}."
    return _flaw_of_nodes(nodes, len(inputs)) or _flaw_of_order(order, nodes)


def _flaw_of_nodes(nodes: Sequence[Node], inputs: int) -> str:
    """Each node knows its operands, and everything leads to the output."""
    known = [*INPUTS[:inputs], CONSTANT]
    for number, (node, name) in enumerate(zip(nodes, names(nodes), strict=True), 1):
        wrong = _flaw_of_node(node, known)
        if wrong:
            return f"nodes, {number}: {wrong}"
        known.append(name)
    loose = next(_leading_nowhere(nodes, known[:-1]), "")
    return f"nodes: '{loose}' leads nowhere. Use it in a node." if loose else ""


def _flaw_of_order(order: Sequence[int], nodes: Sequence[Node]) -> str:
    """Formulas to choose from are there in any order, or there are none."""
    count = len(readings(nodes))
    if not order or (count > 1 and sorted(order) == list(range(count))):
        return ""
    return f"order: give the numbers 0 to {count - 1} in any order, or none at all."


def _flaw_of_node(node: Node, known: Sequence[str]) -> str:
    """A node has an operation and quantities that are known before it."""
    operation, *operands = node or ("",)
    if operation not in RULES:
        return f"there is no operation {shortly(operation)}.{guess(operation, RULES)}"
    count = 2 if operation in BINARY else 1
    if len(operands) != count:
        return f"'{operation}' needs {counted(count, 'operand')}, not {len(operands)}."
    strange = next((name for name in operands if name not in known), None)
    if strange is not None:
        return f"{shortly(strange)} is not known here. Choose from: {', '.join(known)}."
    return ""


def _leading_nowhere(nodes: Sequence[Node], known: Sequence[str]) -> Iterator[str]:
    """The quantities that no node uses."""
    used = {operand for _, *operands in nodes for operand in operands}
    return (name for name in known if name not in used)
