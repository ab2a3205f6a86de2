"""What the oracles share: PyTorch itself, and exact numbers as its tensors."""

import os

import pytest

from genex.exact.cells import flat
from genex.exact.functions import Evaluator
from genex.exercise.names import symbol_values
from genex.generation.search import Plan, draw_together

torch = pytest.importorskip("torch", reason="PyTorch is not installed; it is an oracle only")

SEEDS = range(int(os.environ.get("GENEX_ORACLE_SEEDS", "25")))  # 2000 before a release


def drawn(family, seeds=SEEDS, **options):
    """Exercises of some seeds."""
    plan = Plan(family, options)
    return [draw_together([plan], (seed, "oracle", 1))[0].exercise for seed in seeds]


def at_each_level(family, **options):
    """Exercises of some seeds at every level."""
    levels = {"exam": {}, **family.levels}.values()
    return [e for level in levels for e in drawn(family, **{**level, **options})]


def tensor(value, *, grad=False):
    """Exact numbers as a tensor of doubles."""
    return torch.tensor(in_floats(value), dtype=torch.float64, requires_grad=grad)


def in_floats(value):
    """Exact numbers as nested lists of floats."""
    if isinstance(value, (list, tuple)):
        return [in_floats(part) for part in value]
    return Evaluator({})(value)


def assert_close(expected, value):
    """A tensor has the exact values, cell by cell."""
    assert list(expected.shape) == list(tensor(value).shape)
    assert torch.allclose(expected.detach(), tensor(value), rtol=1e-9, atol=1e-12)


def numbers(exercise, value):
    """Formulas at the exercise's point, as a tensor."""
    evaluate = Evaluator(symbol_values(exercise.floats()))
    return torch.tensor([evaluate(x) for x in flat(value)], dtype=torch.float64)
