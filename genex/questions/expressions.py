"""Expressions that an author writes, such as (n + 1)*(n + 1): worked out exactly and in floats."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import Any

from genex.algebra import (
    Apply,
    Name,
    Names,
    Number,
    Tree,
    Unclear,
    Undefined,
    free_names,
    in_doubles,
    read_tree,
)
from genex.errors import AnswerError, AuthorError
from genex.exact.digits import proven_sign
from genex.exact.formula import Formula, to_the
from genex.exact.functions import ONE, exp, log, ratio, relu, sigmoid, sqrt, tanh

_LARGEST_FACTORIAL = 20


@dataclass(frozen=True)
class Expression:
    """An expression in some names."""

    text: str
    tree: Tree

    @property
    def names(self) -> tuple[str, ...]:
        """The names in it."""
        return free_names(self.tree)

    def exactly(self, values: Mapping[str, Any]) -> Any:
        """Its value: a rational or a formula where the values are such, a float where they are."""
        return _worked(self.tree, values)

    def in_floats(self, values: Mapping[str, float]) -> float:
        """Its value by another route: that by which the expressions of students are worked out."""
        value, _ = in_doubles(self.tree, values)
        return value


@dataclass(frozen=True)
class Condition:
    """What must hold of drawn numbers: comparisons, all of which hold."""

    text: str
    comparisons: tuple[tuple[Expression, str, Expression], ...]

    def holds(self, values: Mapping[str, Any]) -> bool:
        """Whether all of them hold."""
        return all(
            _HOLDS[sign](_sign(a.exactly(values) - b.exactly(values)))
            for a, sign, b in self.comparisons
        )


def read_expression_of(text: str, names: Mapping[str, Any], place: str) -> Expression:
    """An expression in names of which an example value is known, or an error with its place."""
    try:
        found = Expression(text, read_tree(text, Names(names)))
        found.exactly(names)
        found.in_floats({name: float(value) for name, value in names.items()})
    except AnswerError as error:
        raise AuthorError(f"{place}: '{text}': {str(error).rstrip('.')}.") from None
    except (ArithmeticError, Undefined, ValueError):
        raise AuthorError(f"{place}: '{text}' has no value. Write another expression.") from None
    except (Unclear, TypeError):
        raise AuthorError(f"{place}: '{text}' cannot be worked out exactly here.") from None
    return found


_COMPARISON = re.compile(r"(.+?)\s*(!=|<=|>=|==|=|<|>|≠|≤|≥)\s*(.+)")
_SIGNS = {"=": "==", "≠": "!=", "≤": "<=", "≥": ">="}
_HOLDS: Mapping[str, Callable[[int], bool]] = {
    "==": lambda sign: sign == 0,
    "!=": lambda sign: sign != 0,
    "<": lambda sign: sign < 0,
    ">": lambda sign: sign > 0,
    "<=": lambda sign: sign <= 0,
    ">=": lambda sign: sign >= 0,
}


def read_condition(text: str, names: Mapping[str, Any], place: str) -> Condition:
    """Comparisons with `and` between them, such as n != 4 and n < 2*m."""
    found = []
    for one in re.split(r"\s+and\s+", text.strip()):
        match = _COMPARISON.fullmatch(one)
        if match is None:
            raise AuthorError(f"{place}: '{one}' compares nothing. Write it as n != 4, or n < 2*m.")
        sides = [read_expression_of(match[k], names, place) for k in (1, 3)]
        found.append((sides[0], _SIGNS.get(match[2], match[2]), sides[1]))
    return Condition(text, tuple(found))


def _sign(x: Any) -> int:
    """The sign of an exact number."""
    return (x > 0) - (x < 0) if isinstance(x, float) else proven_sign(x)


def _worked(tree: Tree, values: Mapping[str, Any]) -> Any:
    """The value of a tree."""
    match tree:
        case Number(value):
            return value
        case Name(name):
            return values[name]
        case Apply(op, args) if op in _RULES:
            return _RULES[op](*(_worked(arg, values) for arg in args))
        case _:
            raise Unclear


def _logarithm(x: Any, base: Any = None) -> Any:
    """A natural logarithm, or one to a base."""
    return log(x) if base is None else log(x) / log(base)


def _factorial(x: Any) -> Fraction:
    """The factorial of a small whole number."""
    if x != int(x) or not 0 <= x <= _LARGEST_FACTORIAL:
        raise Unclear
    return Fraction(math.factorial(int(x)))


def _larger(a: Any, b: Any) -> Any:
    """The larger of two."""
    return a if _sign(a - b) >= 0 else b


def _smaller(a: Any, b: Any) -> Any:
    """The smaller of two."""
    return b if _sign(a - b) >= 0 else a


def _whole(rounded: Callable[[Any], int]) -> Callable[[Any], Fraction]:
    """Rounding to a whole number, for numbers that are rational."""

    def rule(x: Any) -> Fraction:
        if isinstance(x, Formula):
            raise Unclear
        return Fraction(rounded(x))

    return rule


_RULES: Mapping[str, Callable[..., Any]] = {
    "+": lambda *terms: reduce(lambda a, b: a + b, terms),
    "*": lambda *factors: reduce(lambda a, b: a * b, factors),
    "neg": lambda x: -x,
    "/": ratio,
    "^": lambda a, b: to_the(a, b) if not isinstance(a, float) else a**b,
    "e": lambda: exp(ONE),
    "exp": exp,
    "log": _logarithm,
    "log2": lambda x: _logarithm(x, Fraction(2)),
    "log10": lambda x: _logarithm(x, Fraction(10)),
    "sqrt": sqrt,
    "sigmoid": sigmoid,
    "tanh": tanh,
    "relu": relu,
    "abs": lambda x: x if _sign(x) >= 0 else -x,
    "max": lambda *several: reduce(_larger, several),
    "min": lambda *several: reduce(_smaller, several),
    "floor": _whole(math.floor),
    "ceil": _whole(math.ceil),
    "factorial": _factorial,
    "%": lambda x: x / 100,
}
