"""A second opinion: the tables of equality, held against numpy."""

import functools

import numpy as np
import pytest

from genex.algebra.question import question_of
from genex.algebra.reading.read import read_tree
from genex.algebra.tree import Items, Name, Number, free_names
from tests.algebra import tables
from tests.algebra.test_equality import CASES

SIMPLE = [
    row
    for name, row in CASES
    if row["verdict"] in ("equal", "different") and not row.get("definitions")
    if name not in ("soundness.md", "indices.md")
]
FUNCTIONS = {
    "neg": np.negative,
    "/": np.divide,
    "^": np.power,
    "pi": lambda: np.pi,
    "e": lambda: np.e,
    "log": lambda x, *base: np.log(x) / (np.log(*base) if base else 1),
    "step": lambda x: np.heaviside(x, 0),
    "relu": lambda x: np.maximum(x, 0),
    "relu'": lambda x: np.heaviside(x, 0),
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "sigmoid'": lambda x: np.exp(-x) / (1 + np.exp(-x)) ** 2,
    "softplus": lambda x: np.logaddexp(0, x),
    "softplus'": lambda x: 1 / (1 + np.exp(-x)),
    "tanh'": lambda x: np.cosh(x) ** -2.0,
    "sech": lambda x: 1 / np.cosh(x),
}
FOLDED = {"+": np.add, "*": np.multiply, "max": np.maximum, "min": np.minimum}
POINTS = 400


def value(tree, point):
    """The value of a tree by numpy's own functions."""
    if isinstance(tree, Number):
        return float(tree.value)
    if isinstance(tree, Name):
        return point[tree.name]
    if isinstance(tree, Items):
        return np.stack([value(item, point) * np.ones(POINTS) for item in tree.items])
    args = [value(arg, point) for arg in tree.args]
    if tree.op in FOLDED:
        return functools.reduce(FOLDED[tree.op], args)
    return FUNCTIONS.get(tree.op, getattr(np, tree.op, None))(*args)


def points(names, where):
    """Random values for all names, inside their domains and of a size that numpy can bear."""
    random = np.random.default_rng(5)
    found = {}
    for name in sorted(names):
        low, high = (where[name].low, where[name].high) if name in where else (-3, 3)
        low = 0.2 if (low, high) == (0, np.inf) else low
        found[name] = random.uniform(max(low, -3), min(high, 3), POINTS)
    return found


@pytest.mark.parametrize("row", SIMPLE, ids=[f"{r['answer']} | {r['reference']}" for r in SIMPLE])
def test_numpy_agrees(row):
    """Numpy finds a difference exactly where a table says that there is one."""
    asked = question_of(row["reference"], tables.domains(row["domains"]))
    answer = read_tree(row["answer"], asked.names)
    point = points({*free_names(answer), *free_names(asked.reference)}, asked.domains)
    with np.errstate(all="ignore"):
        found, right = value(answer, point), value(asked.reference, point)
        same_shape = np.shape(found)[:-1] == np.shape(right)[:-1]
        gap = np.abs(found - right) / (1 + np.abs(right)) if same_shape else np.inf
    assert bool(np.nanmax(gap) > 1e-9) == (row["verdict"] == "different")
