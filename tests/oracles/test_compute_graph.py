"""Computation graphs beside PyTorch's autograd."""

import pytest

from genex.families.graphs.compute_graph import ComputeGraph
from genex.families.graphs.expressions.graph import INPUTS, names
from tests.oracles.torching import assert_close, drawn, numbers, tensor, torch

OPERATIONS = {
    "+": torch.add,
    "-": torch.sub,
    "*": torch.mul,
    "/": torch.div,
    "square": torch.square,
    "relu": torch.relu,
    "exp": torch.exp,
    "log": torch.log,
    "tanh": torch.tanh,
}
LEVELS = pytest.mark.parametrize("level", [{}, *ComputeGraph.levels.values()], ids=str)


def through_torch(e):
    """The inputs as leaves, and what every node becomes."""
    inputs = [tensor(row, grad=True) for row in e.inputs]
    known = {**dict(zip(INPUTS, inputs, strict=False)), "constant": float(e.constant)}
    for name, (operation, *operands) in zip(names(e.nodes), e.nodes, strict=True):
        known[name] = OPERATIONS[operation](*(known[operand] for operand in operands))
    return inputs, [known[name] for name in names(e.nodes)]


@LEVELS
def test_values_and_gradients_are_pytorch_s(level):
    """Every node has PyTorch's value, and every input the gradient that backward leaves there."""
    for e in drawn(ComputeGraph, **level):
        inputs, values = through_torch(e)
        values[-1].sum().backward()
        assert_close(torch.stack(values), e.values)
        assert_close(torch.stack([leaf.grad for leaf in inputs]), e.gradients)


@LEVELS
def test_the_formula_is_what_pytorch_computes(level):
    """With the first elements for its letters, the formula gives PyTorch's first output."""
    for e in drawn(ComputeGraph, **level):
        _, values = through_torch(e)
        assert torch.allclose(values[-1][:1], numbers(e, [e.expression]))


def test_every_operation_is_drawn():
    """Each operation of the rule book is found in some graph of some level."""
    levels = ({}, *ComputeGraph.levels.values())
    graphs = [e.nodes for level in levels for e in drawn(ComputeGraph, **level)]
    assert {node[0] for nodes in graphs for node in nodes} == set(OPERATIONS)


def test_every_input_and_node_is_used():
    """Nothing that is printed in a figure is idle, and something is used more than once."""
    for e in drawn(ComputeGraph, inputs=3):
        operands = [operand for _, *rest in e.nodes for operand in rest]
        assert {"x", "y", "z", "constant", *names(e.nodes)[:-1]} == set(operands)
        assert e.fan_outs >= 1


def test_one_of_the_formulas_to_choose_from_is_pytorch_s():
    """The right option has PyTorch's first output, and the others have not."""
    for e in drawn(ComputeGraph, choose=True):
        _, values = through_torch(e)
        found = numbers(e, [e.options[place] for place in e.order])
        right = torch.isclose(found, values[-1][0])
        assert right.nonzero().flatten().tolist() == [e.formula_chosen.place]
