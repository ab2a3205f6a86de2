"""The functions of the course, exact on rationals and formulas, fast on floats, derivable by sympy."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import isqrt
from typing import Any

from genex.digits import sign
from genex.formula import Formula, Number, build, rational

Vector = tuple[Fraction, ...]
Matrix = tuple[Vector, ...]
INFINITY = math.inf


class Shape(tuple[int, ...]):
    """The sizes of a tensor; marked as one thing."""

    __slots__ = ()


def symbolic(x: Number) -> bool:
    """Does it belong to sympy? (Asked without importing sympy.)"""
    return hasattr(x, "free_symbols")


def exp(x: Number) -> Number:
    """e to the power of x."""
    if isinstance(x, float):
        return math.exp(x) if x < 700 else INFINITY
    if symbolic(x):
        return _sympy("exp")(x)
    return Fraction(1) if rational(x) and x == 0 else build("exp", x)


def log(x: Number) -> Number:
    """The natural logarithm of x."""
    if isinstance(x, float):
        return math.log(x) if x > 0 else -INFINITY if x == 0 else math.nan
    if symbolic(x):
        return _sympy("log")(x)
    return Fraction(0) if rational(x) and x == 1 else build("log", x)


def in_base(x: Number, base: int) -> Number:
    """A natural logarithm as one to another base."""
    return x / (math.log(base) if isinstance(x, float) else log(base))


def sqrt(x: Number) -> Number:
    """The square root of x, taken where it is rational."""
    if isinstance(x, float):
        return math.sqrt(x) if x >= 0 else math.nan
    if symbolic(x):
        return _sympy("sqrt")(x)
    if isinstance(x, Formula):
        return build("sqrt", x)
    x = Fraction(x)
    root = Fraction(isqrt(x.numerator), isqrt(x.denominator))
    return root if root * root == x else build("sqrt", x)


def sigmoid(x: Number) -> Number:
    """1 / (1 + exp(-x))."""
    if isinstance(x, float):
        return 1 / (1 + exp(-x))
    if symbolic(x):
        return _derived("Sigmoid")(x)
    return Fraction(1, 2) if rational(x) and x == 0 else build("sigmoid", x)


def relu(x: Number) -> Number:
    """max(0, x)."""
    if isinstance(x, float):
        return max(x, 0.0)
    if symbolic(x):
        return _derived("Relu")(x)
    return x if sign(x) > 0 else Fraction(0)


def ratio(a: Number, b: Number) -> Number:
    """a / b, exact for whole numbers too."""
    return Fraction(a) / b if isinstance(a, int) else a / b


def positive(x: Number) -> int:
    """1 where x > 0, otherwise 0: the slope of relu away from 0."""
    return int(x > 0) if isinstance(x, float) else int(sign(x) > 0)


def softmax(scores: Sequence[Number]) -> list[Number]:
    """exp of each score, over the sum of them all."""
    if any(map(symbolic, scores)):
        return [_derived("Softmax")(k, *scores) for k in range(len(scores))]
    if any(isinstance(score, float) for score in scores):
        scores = [score - max(scores) for score in scores]
    powers = [exp(score) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def dot(a: Iterable[Number], b: Iterable[Number]) -> Number:
    """The sum of products."""
    return sum(x * y for x, y in zip(a, b, strict=True))


def onehot(label: int, classes: int) -> tuple[int, ...]:
    """1 at the label, 0 elsewhere."""
    return tuple(int(k == label) for k in range(classes))


def each(function: Callable[..., Any], *values: Any) -> Any:
    """A function applied cell by cell to numbers, vectors or matrices of one shape."""
    if isinstance(values[0], (list, tuple)):
        return [each(function, *cells) for cells in zip(*values, strict=True)]
    return function(*values)


def exactly(x: Number) -> Number:
    """Whole numbers as fractions, so that dividing them stays exact."""
    return Fraction(x) if isinstance(x, int) else x


def flat(value: Any) -> list[Any]:
    """The cells of a number, vector or matrix, row by row; a shape is one cell."""
    if isinstance(value, (list, tuple)) and not isinstance(value, Shape):
        return [cell for part in value for cell in flat(part)]
    return [value]


def cross_entropy(target: Sequence[Number], probabilities: Sequence[Number]) -> Number:
    """-sum of target log probability; a target of 0 takes nothing from any probability."""
    pairs = zip(target, probabilities, strict=True)
    return -sum(t * log(p) for t, p in pairs if not (rational(t) and t == 0))


def evaluate(x: Number, values: Mapping[str, float]) -> float:
    """A formula in floats, with a number for each name."""
    if not isinstance(x, Formula):
        return float(x)
    if x.operation == "name":
        return values[x.parts[0]]
    return float(OPERATIONS[x.operation](*(evaluate(part, values) for part in x.parts)))


OPERATIONS: Mapping[str, Callable[..., Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "neg": operator.neg,
    "*": operator.mul,
    "/": operator.truediv,
    "^": operator.pow,
    "exp": exp,
    "log": log,
    "sqrt": sqrt,
    "sigmoid": sigmoid,
}


def _sympy(function: str) -> Any:
    import sympy  # noqa: PLC0415  (only derivations need it, and it takes half a second)

    return getattr(sympy, function)


def _derived(function: str) -> Any:
    from genex import derive  # noqa: PLC0415  (as above)

    return getattr(derive, function)
