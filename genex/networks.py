"""Networks of two layers, drawn to be worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from operator import sub
from typing import Any

from genex.dense import ACTIVATIONS, Activation, Criterion, affine, rational
from genex.draw import Draw, Unsuitable
from genex.exact import Vector, each, onehot

WHOLE, TENTHS = ("-3", "3", 0), ("-1.5", "1.5", 1)  # where all is rational, and elsewhere
RATES = Fraction(1, 10), Fraction(1, 5), Fraction(1, 2)
MOMENTA = Fraction(1, 2), Fraction(9, 10)


def drawn(
    d: Draw, sizes: Sequence[int], kind: tuple[Activation, Criterion], *, bias: bool, momentum: bool
) -> dict[str, Any]:
    """The fields of a network, of one example and of a step; no number of the network is 0."""
    span = WHOLE if rational(*kind) else TENTHS
    x = d.decimals("x", sizes[0], *span, zero=False)
    hidden = d.matrix("W1", sizes[1], len(x), *span, zero=False)
    outputs = d.matrix("W2", sizes[2], len(hidden), *span, zero=False)
    biases = [
        d.decimals(name, bias * len(rows), *span, zero=False)
        for name, rows in (("b1", hidden), ("b2", outputs))
    ]
    activations = each(ACTIVATIONS[kind[0]], affine(hidden, x, biases[0]))
    if 2 * sum(a != 0 for a in activations) < len(hidden):
        raise Unsuitable("most hidden units are at rest")
    sums = affine(outputs, activations, biases[1])
    return {
        "x": x,
        "W1": hidden,
        "b1": biases[0],
        "W2": outputs,
        "b2": biases[1],
        "y": target(d, kind, sums),
        "activation": kind[0],
        "criterion": kind[1],
        "rate": d.choice("rate", RATES),
        "momentum": d.choice("momentum", MOMENTA) if momentum else None,
        "velocity": d.matrix("velocity", momentum * len(hidden), len(x), "-0.9", "0.9"),
    }


def target(d: Draw, kind: tuple[Activation, Criterion], sums: Sequence[Any]) -> Vector:
    """A class, yes or no for each output, or numbers; rational outputs miss them by little."""
    if kind[1] == "softmax":
        return tuple(map(Fraction, d.permutation("y", onehot(0, len(sums)))))
    if kind[1] == "binary":
        return tuple(map(Fraction, d.integers("y", len(sums), 0, 1)))
    if not rational(*kind):
        return d.decimals("y", len(sums), *TENTHS)
    return tuple(map(sub, sums, d.decimals("y", len(sums), *WHOLE, zero=False)))
