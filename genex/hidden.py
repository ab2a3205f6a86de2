"""One hidden layer from a number to a number: its weights by name, and the function they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from genex.exact import Named
from genex.formula import Number
from genex.piecewise import Piecewise, total

UnitRule = Callable[[Any, Any], Piecewise]
NEAR = 1e-9  # of a place: there floats do not tell on which side they are


def named(
    inputs: Sequence[Number], biases: Sequence[Number], outputs: Sequence[Number], bias: Number
) -> Named:
    """A row w, b, v for each unit, and the output bias c."""
    units = enumerate(zip(inputs, biases, outputs, strict=True), 1)
    rows = [{f"w{k}": w, f"b{k}": b, f"v{k}": v} for k, (w, b, v) in units]
    return Named([*rows, {"c": bias}])


def function(unit: UnitRule, rows: Iterable[Sequence[Any]]) -> Piecewise:
    """The function of such weights."""
    *units, (bias,) = rows
    return total([v for _, _, v in units], [unit(w, b) for w, b, _ in units], bias)


def run(activation: Callable[[Any], Any], rows: Iterable[Sequence[Any]], x: Any) -> Any:
    """The outputs for many inputs in floats, as numpy's arrays work them out."""
    *units, (bias,) = [[float(cell) for cell in row] for row in rows]
    return sum(v * activation(w * x + b) for w, b, v in units) + bias


def turned(rows: Named) -> Named:
    """The same weights with every unit facing the other way."""
    *units, (bias,) = rows
    inputs, biases, outputs = zip(*units, strict=True)
    return named([-w for w in inputs], [-b for b in biases], outputs, bias)


def around(places: Sequence[Any], *, ends: bool) -> Any:
    """Points for numpy on both sides of every place and far beyond; with the ends, at it too."""
    marks = np.array([float(place) for place in places])
    near = np.concatenate([marks + shift for shift in (-1e-3, 1e-3)])
    dense = np.linspace(marks.min() - 7, marks.max() + 7, 1009)
    apart = dense[np.abs(dense[:, None] - marks).min(axis=1) > NEAR]
    return np.concatenate([near, apart, marks] if ends else [near, apart])
