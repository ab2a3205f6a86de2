"""One hidden layer from a number to a number: its weights by name, and the function they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from genex.exact import Named
from genex.formula import Number
from genex.piecewise import Piecewise, total

UnitRule = Callable[[Any, Any], Piecewise]
NEAR, FAR, DENSE = Fraction(1, 1000), 7, 120
LEAST = Fraction(1, 10)  # between places


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


def run(
    activation: Callable[[Fraction], Any], rows: Iterable[Sequence[Any]], inputs: Iterable[Fraction]
) -> list[Fraction]:
    """The outputs for some inputs, worked out number by number: the second route."""
    *units, (bias,) = rows
    return [bias + sum(v * activation(w * x + b) for w, b, v in units) for x in inputs]


def turned(rows: Named) -> Named:
    """The same weights with every unit facing the other way."""
    *units, (bias,) = rows
    inputs, biases, outputs = zip(*units, strict=True)
    return named([-w for w in inputs], [-b for b in biases], outputs, bias)


def around(places: Sequence[Fraction], *, ends: bool) -> list[Fraction]:
    """Inputs on both sides of every place, between them and far beyond; with the ends, at them."""
    low, width = min(places) - FAR, max(places) - min(places) + 2 * FAR
    dense = {low + k * width / DENSE for k in range(DENSE + 1)}
    beside = {place + side for place in places for side in (-NEAR, NEAR)}
    return sorted(dense | beside | {*places} if ends else (dense | beside) - {*places})


def crowded(places: Sequence[Fraction]) -> str:
    """What is wrong with places that somebody gave."""
    if places and all(other - one >= LEAST for one, other in pairwise(places)):
        return ""
    return f"places: not one or more in rising order, {float(LEAST)} or more apart. Sort them."
