"""Embeddings, recurrence and attention beside PyTorch's: the program on the paper is run."""

from itertools import product

import pytest

from genex.families.tensors.sequence_shapes import SequenceShapes
from tests.oracles.networks import LEVELS, Run, assert_counts, drawn, nn, program, torch


def assert_pytorch_agrees(e):
    """Everything asked is what comes out when the program runs."""

    def work():
        names = {"nn": nn, "x": torch.zeros(e.start, dtype=torch.long)}
        exec(program(e), names)

    found = Run(work)
    outputs, parameters = iter(found.outputs), iter(found.parameters)
    shapes, learned = [], []
    for one in e.network:
        last = one.kind == "LastStep"  # an index, which is no layer to PyTorch
        shapes.append((shapes[-1][0], shapes[-1][2]) if last else tuple(next(outputs).shape))
        learned.append(0 if last else next(parameters))
    assert e.sizes == shapes
    assert_counts(e, found, learned)


@pytest.mark.parametrize("level", LEVELS)
def test_programs_do_what_pytorch_does(level):
    """Shapes, parameters, products and memory of every line are PyTorch's."""
    for e in drawn(SequenceShapes, level, 6):
        assert_pytorch_agrees(e)


@pytest.mark.slow
@pytest.mark.parametrize("level", LEVELS)
def test_many_programs_do_what_pytorch_does(level):
    """The same for two thousand seeds."""
    for e in drawn(SequenceShapes, level, 2000):
        assert_pytorch_agrees(e)


CELLS = ("RNN", "GRU", "LSTM")
EXTRAS = ("", "num_layers=3, ", "bias=False, ", "bidirectional=True, ")


@pytest.mark.parametrize(("cell", "one", "two"), [*product(CELLS, EXTRAS, EXTRAS)])
def test_every_cell_is_pytorch_s(cell, one, two):
    """Layers, directions and biases in every combination, then attention with and without bias."""
    extras = one + (two if two != one else "")
    directions = 1 + ("bidirectional" in extras)
    lines = (
        "Embedding(50, 6)",
        f"{cell}(6, 4, {extras}batch_first=True)",
        f"MultiheadAttention({4 * directions}, 2, {'bias=False, ' * bool(one)}batch_first=True)",
        "LastStep()",
        "Linear(_, 5)",
    )
    e = SequenceShapes((3, 7), lines, activations=True)
    assert e.flaw() == ""
    assert {name: getattr(e, name) for name in e.direct()} == e.direct()
    assert_pytorch_agrees(e)
