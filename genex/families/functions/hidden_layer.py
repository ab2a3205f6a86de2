"""One hidden layer from a number to a number: its weights by name, and the function they make."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from genex.exercise import Named, Number, np
from genex.families.functions.piecewise import Piecewise, total, with_free_points

UnitRule = Callable[[Any, Any], Piecewise]
_NEAR, _FAR, _DENSE = Fraction(1, 1000), 7, 120
_LEAST = Fraction(1, 10)  # between places


def named(
    inputs: Sequence[Number], biases: Sequence[Number], outputs: Sequence[Number], bias: Number
) -> Named:
    """A row w, b, v for each unit, and the output bias c."""
    units = enumerate(zip(inputs, biases, outputs, strict=True), 1)
    rows = [{f"w{k}": w, f"b{k}": b, f"v{k}": v} for k, (w, b, v) in units]
    return Named([*rows, {"c": bias}])


def function(unit: UnitRule, rows: Iterable[Sequence[Any]], *, free: bool = False) -> Piecewise:
    """The function of such weights, perhaps with any values at its places."""
    *units, (bias,) = rows
    found = total([v for _, _, v in units], [unit(w, b) for w, b, _ in units], bias)
    return with_free_points(found) if free else found


# -- slips


def turned(_: Any, rows: Named) -> Named:
    """A slip: the same weights with every unit facing the other way."""
    *units, (bias,) = rows
    inputs, biases, outputs = zip(*units, strict=True)
    return named([-w for w in inputs], [-b for b in biases], outputs, bias)


def distances(_: Any, biases: Sequence[Any]) -> list[Any]:
    """A slip: each place counted from the one before."""
    return [other - one for one, other in pairwise((0, *biases))]


def all_upward(e: Any, jumps: Sequence[Any]) -> list[Any]:
    """A slip: where the function should come down to 0, the jump with the wrong sign."""
    return [jump if height else -jump for jump, height in zip(jumps, e.heights, strict=True)]


# -- pieces between breakpoints


def behind(breakpoints: Sequence[Any]) -> list[list[int]]:
    """For each piece, from left to right: which units have their breakpoints behind them."""
    cuts = [None, *sorted(breakpoints)]
    return [[int(cut is not None and x <= cut) for x in breakpoints] for cut in cuts]


def switched_on(passed: Sequence[Sequence[int]], inputs: Sequence[Any]) -> list[list[int]]:
    """For each piece: which units are on, by the side to which they face."""
    return [[int(p == (w > 0)) for p, w in zip(row, inputs, strict=True)] for row in passed]


# -- the second route: number by number


def sigma(u: Fraction) -> int:
    """A step unit."""
    return int(u > 0)


def ramp(u: Fraction) -> Fraction:
    """A ReLU."""
    return max(u, Fraction(0))


def run(
    activation: Callable[[Fraction], Any], rows: Iterable[Sequence[Any]], inputs: Iterable[Fraction]
) -> list[Fraction]:
    """The outputs for some inputs."""
    *units, (bias,) = rows
    return [bias + sum(v * activation(w * x + b) for w, b, v in units) for x in inputs]


def levels(e: Any, inputs: Iterable[Fraction]) -> list[Fraction]:
    """The heights of an exercise's staircase."""
    find = bisect_right if e.ends == "right" else bisect_left
    return [(Fraction(0), *e.heights)[find(e.places, x)] for x in inputs]


def probed(
    activation: Callable[[Fraction], Any], rows: Sequence[Sequence[Any]]
) -> dict[str, list[Any]]:
    """Where units switch, and what the network does there and between, tried out."""
    cuts = sorted({-b / w for w, b, _ in rows[:-1]})
    ends = [cuts[0] - 1, *cuts, cuts[-1] + 1]
    thirds = [[(2 * a + z) / 3, (a + 2 * z) / 3] for a, z in pairwise(ends)]
    values = [run(activation, rows, pair) for pair in thirds]
    pairs = zip(values, thirds, strict=True)
    return {
        "breakpoints": [np.roots([float(w), float(b)])[0] for w, b, _ in rows[:-1]],
        "slopes": [(after - before) / (z - a) for (before, after), (a, z) in pairs],
        "heights": run(activation, rows, cuts),
        "plateaus": [before for before, _ in values],
    }


def around(places: Sequence[Fraction], *, ends: bool) -> list[Fraction]:
    """Inputs on both sides of every place, between them and far beyond; with the ends, at them."""
    low, width = min(places) - _FAR, max(places) - min(places) + 2 * _FAR
    dense = {low + k * width / _DENSE for k in range(_DENSE + 1)}
    beside = {place + side for place in places for side in (-_NEAR, _NEAR)}
    return sorted(dense | beside | {*places} if ends else (dense | beside) - {*places})


# -- what somebody gives


def crowded(places: Sequence[Fraction]) -> str:
    """What is wrong with places that somebody gave."""
    if places and all(other - one >= _LEAST for one, other in pairwise(places)):
        return ""
    return f"places: give one or more in rising order, at least {float(_LEAST)} apart."


def meeting(inputs: Sequence[Fraction], biases: Sequence[Fraction]) -> str:
    """What is wrong with units that somebody gave."""
    places = [b / w for w, b in zip(inputs, biases, strict=False) if w]
    alike = len(set(places)) < len(places)
    return "biases: two units switch at the same place. Give each its own." if alike else ""
