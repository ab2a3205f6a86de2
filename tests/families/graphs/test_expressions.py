"""Expression graphs: their rules beside numpy's, and graphs that are none."""

import math
from fractions import Fraction

import numpy as np
import pytest

from genex.exact.functions import Evaluator
from genex.exercise.draw import Draw, Unsuitable
from genex.families.graphs.compute_graph import ComputeGraph
from genex.families.graphs.expressions import draws, graph, misreadings
from genex.generation.search import Plan, draw_together

POLYNOMIAL = (("*", "x", "x"), ("+", "a", "x"), ("+", "b", "constant"))
ROW = ((Fraction(1), Fraction(2), Fraction(3)),)


def drawn_graphs():
    """Graphs of many draws, whatever their numbers would be."""
    for seed in range(60):
        for unary, smooth in ((0, False), (1, False), (2, False), (2, True)):
            try:
                yield draws.draw_nodes(Draw(seed, unary, smooth), 1 + seed % 3, unary, smooth)
            except Unsuitable:
                continue


@pytest.mark.parametrize("operation", graph.RULES)
def test_the_slopes_of_an_operation_are_those_of_its_values(operation):
    """A step along the imaginary axis finds the slopes of the rule book."""
    count = 2 if operation in graph.BINARY else 1
    point = (1.7, 0.6)[:count]
    nodes = ((operation, *graph.INPUTS[:count]),)
    found = graph.slopes_by_numpy(nodes, np.array(point)[:, None], 1)
    assert found[:, 0] == pytest.approx(graph.SLOPES[operation](*point), rel=1e-12)


def test_a_node_gathers_what_all_its_wires_bring_back():
    """x is used three times in x·x + x + 5, and its gradient is 2x + 1."""
    known = graph.quantities(ROW, 5, POLYNOMIAL, graph.run(graph.RULES, POLYNOMIAL, ROW, 5))
    wires = graph.backward(graph.SLOPES, sum, POLYNOMIAL, known)
    assert [name for name, operand, _ in wires if operand == "x"] == ["b", "a", "a"]
    assert graph.gradient(sum, wires, "x") == [3, 5, 7]


def test_floats_divided_by_zero_are_no_numbers():
    """A slip may divide by 0; exact numbers never do."""
    assert math.isnan(graph.quotient(1.0, 0.0))
    assert graph.quotient(1, 3) == Fraction(1, 3)
    with pytest.raises(ZeroDivisionError):
        graph.quotient(Fraction(1), Fraction(0))


def test_drawn_graphs_have_no_flaw():
    """Every quantity is used, every operand is known, and the last node is the output."""
    for nodes in drawn_graphs():
        inputs = max(
            1 + graph.INPUTS.index(name)
            for _, *rest in nodes
            for name in rest
            if name in graph.INPUTS
        )
        assert draws.flaw(nodes, ((Fraction(1),),) * inputs, ()) == ""


def test_drawn_graphs_do_not_cancel():
    """No node undoes the node before it, as in x + y - x or (x / 5)·x."""
    for nodes in drawn_graphs():
        known = dict(zip(graph.names(nodes), nodes, strict=True))
        for operation, *operands in nodes:
            one, other = operands if len(operands) == 2 else (*operands, "")
            if operation == "-":
                assert one != other
                assert not (known.get(one, " ")[0] == "+" and other in known[one])
            if operation == "/":
                assert one != other
                assert not (known.get(one, " ")[0] == "*" and other in known[one])


def test_readings_differ():
    """No two of the formulas to choose from give one value at a point that is not special."""
    inputs, constant = misreadings.PROBE
    probe = np.array(inputs), constant
    for nodes in drawn_graphs():
        found = misreadings.readings(nodes)
        assert found[0] == nodes
        outputs = [float(graph.by_numpy(one, *probe)[-1][0]) for one in found]
        assert len({round(x, 6) for x in outputs}) == len(found)


@pytest.mark.parametrize("seed", [950, 1579])
def test_every_formula_to_choose_from_has_a_value(seed):
    """Where a misreading divides by 0 at the first element, other numbers are drawn."""
    (found,) = draw_together([Plan(ComputeGraph, {"choose": True})], (seed, "oracle", 1))
    exercise = found.exercise
    assert len(exercise.candidates) == len(exercise.order)
    assert all(math.isfinite(x) for x in map(Evaluator({}), exercise.candidates))


FLAWS = [
    ((), ROW, (), "nodes: 0 given, expected 1 to 9."),
    (POLYNOMIAL, (), (), "inputs: 0 vectors given, expected 1 to 3 of equal length."),
    ((("pow", "x", "constant"),), ROW, (), "nodes, 1: there is no operation 'pow'."),
    (((),), ROW, (), "nodes, 1: there is no operation ''."),
    ((("+", "x"),), ROW, (), "nodes, 1: '+' needs 2 operands, not 1."),
    ((("exp", "x", "x"),), ROW, (), "nodes, 1: 'exp' needs 1 operand, not 2."),
    ((("+", "x", "a"),), ROW, (), "nodes, 1: 'a' is not known here. Choose from: x, constant."),
    ((("square", "x"),), ROW, (), "nodes: 'constant' leads nowhere. Use it in a node."),
    (POLYNOMIAL, ROW * 2, (), "nodes: 'y' leads nowhere. Use it in a node."),
    (POLYNOMIAL, ROW, (0, 0), "order: give the numbers 0 to 3 in any order, or none at all."),
]


@pytest.mark.parametrize(("nodes", "inputs", "order", "message"), FLAWS)
def test_what_is_no_graph_is_refused(nodes, inputs, order, message):
    """The message says where the fault is and what to do."""
    assert ComputeGraph(nodes, inputs, 5, order).flaw().startswith(message)
