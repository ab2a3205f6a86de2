"""One hidden layer from a number to a number: its weights by name, and the function they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from genex.exact import Named
from genex.formula import Number
from genex.piecewise import Piecewise, total

UnitRule = Callable[[Any, Any], Piecewise]


def weights(
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


def outputs(activation: Callable[[Any], Any], rows: Iterable[Sequence[Any]], x: Any) -> Any:
    """The outputs for many inputs in floats, as numpy's arrays work them out."""
    *units, (bias,) = [[float(cell) for cell in row] for row in rows]
    return sum(v * activation(w * x + b) for w, b, v in units) + bias
