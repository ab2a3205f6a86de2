"""An exact number or formula: rationals, names, the four operations, powers and functions."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from genex.errors import AuthorError

Number = Any  # a rational, a Formula, a float or a sympy expression


def is_rational(x: Number) -> bool:
    """Whether it is a plain exact number."""
    return isinstance(x, (int, Fraction))


def build(operation: str, *parts: Number) -> Number:
    """A formula of exact parts; a float among them is an author's error."""
    for part in parts:
        if isinstance(part, float):
            raise AuthorError(f"{part} is not exact. Write a fraction, such as Fraction(1, 2).")
    return Formula(operation, parts)


def _plus(a: Number, b: Number) -> Number:
    """a + b, folded where a part is 0 or both are rational."""
    if is_rational(a) and is_rational(b):
        return Fraction(a) + b
    if is_rational(a) and a == 0:
        return b
    if is_rational(b) and b <= 0:
        return _minus(a, -b)
    if _is_negative(a):
        return _minus(b, a.parts[0])
    return _minus(a, b.parts[0]) if _is_negative(b) else build("+", a, b)


def _minus(a: Number, b: Number) -> Number:
    """a - b, folded where a part is 0 or both are rational."""
    if is_rational(a) and is_rational(b):
        return Fraction(a) - b
    if is_rational(a) and a == 0:
        return negative(b)
    if is_rational(b) and b <= 0:
        return a if b == 0 else build("+", a, -b)
    return _plus(a, b.parts[0]) if _is_negative(b) else build("-", a, b)


def _is_negative(a: Number) -> bool:
    """Whether it is written with a minus sign in front."""
    return isinstance(a, Formula) and a.operation == "neg"


def negative(a: Number) -> Number:
    """-a."""
    if is_rational(a):
        return -Fraction(a)
    return a.parts[0] if _is_negative(a) else build("neg", a)


def _times(a: Number, b: Number) -> Number:
    """a · b, signs and numbers in front."""
    if is_rational(b) and not is_rational(a):
        a, b = b, a
    if is_rational(a) and (is_rational(b) or a == 0):
        return Fraction(a) * b if is_rational(b) else Fraction(0)
    if is_rational(a) and a in {1, -1}:
        return b if a == 1 else negative(b)
    if _is_negative(a) or _is_negative(b):
        return negative(_times(negative(a), b) if _is_negative(a) else _times(a, negative(b)))
    return build("*", a, b)


def _over(a: Number, b: Number) -> Number:
    """a / b, the sign in front."""
    if is_rational(a) and (is_rational(b) or a == 0):
        return Fraction(a) / b if is_rational(b) else Fraction(0)
    if is_rational(b) and b in {1, -1}:
        return a if b == 1 else negative(a)
    if _is_negative(a) or (is_rational(a) and a < 0):
        return negative(_over(negative(a), b))
    return negative(_over(a, negative(b))) if _is_negative(b) else build("/", a, b)


def to_the(a: Number, power: Number) -> Number:
    """a to the power of a rational."""
    if is_rational(power) and power in {0, 1}:
        return a if power == 1 else Fraction(1)
    if is_rational(a) and is_rational(power) and int(power) == power:
        return Fraction(a) ** int(power)
    return build("^", a, Fraction(power) if is_rational(power) else power)


def _infix(rule: Callable[[Number, Number], Number]) -> tuple[Any, Any]:
    """An operator's two methods: with the formula on its left and on its right."""

    def forward(self: "Formula", other: Number) -> Number:
        return rule(self, other)

    def backward(self: "Formula", other: Number) -> Number:
        return rule(other, self)

    return forward, backward


@dataclass(frozen=True, slots=True)
class Formula:
    """An operation and what it is applied to."""

    operation: str
    parts: tuple[Any, ...]

    __add__, __radd__ = _infix(_plus)
    __sub__, __rsub__ = _infix(_minus)
    __mul__, __rmul__ = _infix(_times)
    __truediv__, __rtruediv__ = _infix(_over)
    __pow__, __rpow__ = _infix(to_the)
    __neg__ = negative

    def __repr__(self) -> str:
        return formula_text(self)


def named(text: str) -> Formula:
    """A named quantity."""
    return Formula("name", (text,))


def has_names(x: Number) -> bool:
    """Whether it is a formula with a name in it, so that its sign is open."""
    if not isinstance(x, Formula):
        return False
    return x.operation == "name" or any(map(has_names, x.parts))


PRECEDENCE = {"+": 1, "-": 1, "neg": 1, "*": 2, "/": 2, "^": 3}


def formula_text(x: Number) -> str:
    """How a formula is typed: `log(exp(7/2) + 1) - y*w1`."""
    if not isinstance(x, Formula):
        return str(x)
    if x.operation == "name":
        return str(x.parts[0])
    if x.operation == "neg":
        return "-" + _bracketed(x.parts[0], 2)
    if x.operation not in PRECEDENCE:
        return f"{x.operation}({', '.join(map(formula_text, x.parts))})"
    level = PRECEDENCE[x.operation]
    left = _bracketed(x.parts[0], level + (x.operation == "^"))
    right = _bracketed(x.parts[1], level + (x.operation != "+"))
    return left + (f" {x.operation} " if level == 1 else x.operation) + right


def _bracketed(x: Number, least: int) -> str:
    """A part of a formula, in brackets where it binds less than its place asks for."""
    return formula_text(x) if precedence(x) >= least else f"({formula_text(x)})"


def precedence(x: Number) -> int:
    """How strongly what is written binds: sums 1, products 2, powers 3, the rest 4."""
    if isinstance(x, Formula):
        return PRECEDENCE.get(x.operation, 4)
    fraction = Fraction(x)
    return 1 if fraction < 0 else 4 if fraction.denominator == 1 else 2
