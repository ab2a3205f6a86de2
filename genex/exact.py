"""The functions of the course: exact on rationals and formulas, fast on floats, derivable."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt
from typing import Any, NewType

from genex.chosen import Choice as Choice  # noqa: PLC0414  (families import it from here)
from genex.chosen import Choices as Choices  # noqa: PLC0414
from genex.chosen import Words as Words  # noqa: PLC0414
from genex.digits import sign
from genex.formula import Formula, Number, build, has_names

Vector = tuple[Fraction, ...]
Matrix = tuple[Vector, ...]
Count = NewType("Count", Fraction)  # a whole number to calculate with


class Shape(tuple[int, ...]):
    """The sizes of a tensor; marked as one thing."""

    __slots__ = ()


@dataclass(frozen=True)
class Function:
    """A function of the course, on every kind of number."""

    name: str
    of_float: Callable[[float], float]
    known: Mapping[Fraction, Fraction]  # where its exact value is rational

    def __call__(self, x: Number) -> Number:
        """The value, in the kind of number that x is."""
        if isinstance(x, float):
            return self.of_float(x)
        if isinstance(x, (int, Fraction)):
            exact = Fraction(x)
            return self.known[exact] if exact in self.known else build(self.name, exact)
        return build(self.name, x) if isinstance(x, Formula) else elsewhere(self.name, x)


def elsewhere(name: str, *x: Number) -> Number:
    """A function of sympy's expressions, or of numpy's arrays, which hold many numbers at once."""
    if any(hasattr(one, "free_symbols") for one in x):
        from genex.symbolic import FUNCTIONS as OF_SYMPY  # noqa: PLC0415  (half a second to import)

        return OF_SYMPY[name](*x)
    from genex.arrays import FUNCTIONS as OF_NUMPY  # noqa: PLC0415  (numpy is of use there only)

    return OF_NUMPY[name](*x)


def root_of(x: float) -> float:
    """The square root, without an exception."""
    return math.sqrt(x) if x >= 0 else math.nan


def log_of(x: float) -> float:
    """The natural logarithm, without an exception."""
    return math.log(x) if x > 0 else -math.inf if x == 0 else math.nan


def power_of_e(x: float) -> float:
    """e to the power of x, without an exception."""
    return math.exp(x) if x < 709 else math.inf


ZERO, ONE, HALF = Fraction(0), Fraction(1), Fraction(1, 2)
exp = Function("exp", power_of_e, {ZERO: ONE})
log = Function("log", log_of, {ONE: ZERO})
tanh = Function("tanh", math.tanh, {ZERO: ZERO})
sigmoid = Function("sigmoid", lambda x: 1 / (1 + power_of_e(-x)), {ZERO: HALF})
irrational_root = Function("sqrt", root_of, {})


def sqrt(x: Number) -> Number:
    """The square root of x, taken where it is rational."""
    if isinstance(x, (int, Fraction)) and x >= 0:
        root = Fraction(isqrt(x.numerator), isqrt(x.denominator))
        if root * root == x:
            return root
    return irrational_root(x)


def relu(x: Number) -> Number:
    """max(0, x)."""
    if isinstance(x, float):
        return max(x, 0.0)
    if has_names(x):
        return build("relu", x)
    if isinstance(x, (int, Fraction, Formula)):
        return x if sign(x) > 0 else ZERO
    return elsewhere("relu", x)


def positive(x: Number) -> int:
    """1 where x > 0, otherwise 0: the slope of relu away from 0."""
    return int(x > 0) if isinstance(x, float) else int(sign(x) > 0)


def in_base(x: Number, base: int) -> Number:
    """A natural logarithm as one to another base."""
    return x / (math.log(base) if isinstance(x, float) else log(base))


def ratio(a: Number, b: Number) -> Number:
    """a / b, exact for whole numbers too."""
    return Fraction(a) / b if isinstance(a, int) else a / b


def softmax(scores: Sequence[Number]) -> list[Number]:
    """exp of each score, over the sum of them all."""
    if any(hasattr(score, "free_symbols") for score in scores):
        return [elsewhere("softmax", k, *scores) for k in range(len(scores))]
    if isinstance(scores[0], float):
        scores = [score - max(scores) for score in scores]
    powers = [exp(score) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def together(*lists: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """The cells of lists of one length, side by side."""
    if len(set(map(len, lists))) > 1:
        lengths = " and ".join(str(len(one)) for one in lists)
        raise ValueError(f"lengths of {lengths} do not fit")
    return zip(*lists, strict=True)


def dot(a: Sequence[Number], b: Sequence[Number]) -> Number:
    """The sum of products."""
    return sum(x * y for x, y in together(a, b))


def onehot(label: int, classes: int) -> tuple[int, ...]:
    """1 at the label, 0 elsewhere."""
    if isinstance(label, int) and not 0 <= label < classes:  # a symbol may be any class
        raise ValueError(f"{label} is not from 0 to {classes - 1}")
    return tuple(int(k == label) for k in range(classes))


def width(matrix: Matrix) -> int:
    """How many there are; none where there is no row."""
    return len(matrix[0]) if matrix else 0


def each(function: Callable[..., Any], *values: Any) -> Any:
    """A function applied cell by cell to numbers, vectors or matrices of one shape."""
    if isinstance(values[0], (list, tuple)):
        return [each(function, *cells) for cells in together(*values)]
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
    pairs = together(target, probabilities)
    return -sum(
        t * log(p) for t, p in pairs if not (isinstance(t, (int, float, Fraction)) and t == 0)
    )


class Evaluator:
    """Formulas in floats, with a number for each name; what they share is worked out once."""

    def __init__(self, values: Mapping[str, float]) -> None:
        self.values = values
        self.known: dict[int, tuple[Formula, float]] = {}  # by id; the formula keeps it

    def __call__(self, x: Number) -> float:
        """The value of a number or formula."""
        if not isinstance(x, Formula):
            return float(x)
        if x.operation == "name":
            return self.values[x.parts[0]]
        if id(x) not in self.known:
            self.known[id(x)] = x, float(OPERATIONS[x.operation](*map(self, x.parts)))
        return self.known[id(x)][1]


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
    "tanh": tanh,
    "relu": relu,
}
