"""The functions of the course: exact on rationals and formulas, fast on floats, derivable."""

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt
from typing import Any

from genex.exact.cells import together
from genex.exact.digits import proven_sign
from genex.exact.formula import Formula, Number, build, has_names


@dataclass(frozen=True)
class _Function:
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
        return build(self.name, x) if isinstance(x, Formula) else _elsewhere(self.name, x)


def _elsewhere(name: str, *x: Number) -> Number:
    """A function of sympy's expressions, or of numpy's arrays, which hold many numbers at once."""
    if any(hasattr(one, "free_symbols") for one in x):
        from genex.exact.sympy_functions import FUNCTIONS as OF_SYMPY  # noqa: PLC0415  (half a second to import)

        return OF_SYMPY[name](*x)
    from genex.exact.numpy_functions import FUNCTIONS as OF_NUMPY  # noqa: PLC0415  (numpy is of use there only)

    return OF_NUMPY[name](*x)


def _root_of(x: float) -> float:
    """The square root, without an exception."""
    return math.sqrt(x) if x >= 0 else math.nan


def _log_of(x: float) -> float:
    """The natural logarithm, without an exception."""
    return math.log(x) if x > 0 else -math.inf if x == 0 else math.nan


def _power_of_e(x: float) -> float:
    """e to the power of x, without an exception."""
    return math.exp(x) if x < 709 else math.inf


ZERO, ONE, HALF = Fraction(0), Fraction(1), Fraction(1, 2)
exp = _Function("exp", _power_of_e, {ZERO: ONE})
log = _Function("log", _log_of, {ONE: ZERO})
tanh = _Function("tanh", math.tanh, {ZERO: ZERO})
sigmoid = _Function("sigmoid", lambda x: 1 / (1 + _power_of_e(-x)), {ZERO: HALF})
_irrational_root = _Function("sqrt", _root_of, {})


def sqrt(x: Number) -> Number:
    """The square root of x, taken where it is rational."""
    if isinstance(x, (int, Fraction)) and x >= 0:
        root = Fraction(isqrt(x.numerator), isqrt(x.denominator))
        if root * root == x:
            return root
    return _irrational_root(x)


def relu(x: Number) -> Number:
    """max(0, x)."""
    if isinstance(x, float):
        return max(x, 0.0)
    if has_names(x):
        return build("relu", x)
    if isinstance(x, (int, Fraction, Formula)):
        return x if proven_sign(x) > 0 else ZERO
    return _elsewhere("relu", x)


def positive(x: Number) -> int:
    """1 where x > 0, otherwise 0: the slope of relu away from 0."""
    return int(x > 0) if isinstance(x, float) else int(proven_sign(x) > 0)


def in_base(x: Number, base: int) -> Number:
    """A natural logarithm as one to another base."""
    return x / (math.log(base) if isinstance(x, float) else log(base))


def ratio(a: Number, b: Number) -> Number:
    """a / b, exact for whole numbers too."""
    return Fraction(a) / b if isinstance(a, int) else a / b


def softmax(scores: Sequence[Number]) -> list[Number]:
    """exp of each score, over the sum of them all."""
    if any(hasattr(score, "free_symbols") for score in scores):
        return [_elsewhere("softmax", k, *scores) for k in range(len(scores))]
    if isinstance(scores[0], float):
        scores = [score - max(scores) for score in scores]
    powers = [exp(score) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


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
            self.known[id(x)] = x, float(_OPERATIONS[x.operation](*map(self, x.parts)))
        return self.known[id(x)][1]


_OPERATIONS: Mapping[str, Callable[..., Any]] = {
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
