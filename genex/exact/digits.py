"""Guaranteed digits: a formula's value between two decimals, by directed rounding."""

from collections.abc import Callable, Iterator
from decimal import (
    MAX_EMAX,
    MIN_EMIN,
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_UP,
    Context,
    Decimal,
    Overflow,
)
from fractions import Fraction
from functools import reduce
from typing import Any

from genex.errors import AuthorError
from genex.exact.formula import Formula, Number
from genex.exact.rounding import Figures, Places, in_words

Bounds = tuple[Decimal, Decimal]  # a number is between them
_ONE = (Decimal(1), Decimal(1))
_TWO = (Decimal(2), Decimal(2))
_MOST_DIGITS = 2000
_PRECISIONS = [25 * 2**k for k in range(8)]
_MOST_FACTORS = 1000  # of a power that is worked out by products
_WIDE = Context(prec=_MOST_DIGITS, rounding=ROUND_HALF_UP, Emin=MIN_EMIN, Emax=MAX_EMAX)


class Enclosure:
    """Bounds for formulas, worked with so many digits; shared parts are bounded once."""

    def __init__(self, digits: int) -> None:
        self.digits = digits
        self.down = Context(digits, ROUND_FLOOR, MIN_EMIN, MAX_EMAX)
        self.up = Context(digits, ROUND_CEILING, MIN_EMIN, MAX_EMAX)
        self.known: dict[int, tuple[Formula, Bounds]] = {}  # by id; the formula keeps it

    def __call__(self, x: Number) -> Bounds:
        """The bounds of a number or formula without names."""
        if not isinstance(x, Formula):
            return self.fraction(Fraction(x))
        if id(x) not in self.known:
            rule = _RULES.get(x.operation)
            if rule is None:
                raise AuthorError(f"'{x}' has no value: '{x.operation}' cannot be worked out.")
            self.known[id(x)] = x, self.work_out(x, rule)
        return self.known[id(x)][1]

    def work_out(self, x: Formula, rule: Callable[..., Bounds]) -> Bounds:
        """The bounds of a formula by the rule of its operation."""
        try:
            return rule(self, *map(self, x.parts))
        except Overflow:
            raise AuthorError(f"'{x}' is too large to be worked out.") from None

    def fraction(self, x: Fraction) -> Bounds:
        """The bounds of a rational."""
        top, bottom = Decimal(x.numerator), Decimal(x.denominator)
        return self.down.divide(top, bottom), self.up.divide(top, bottom)

    def rising(self, function: Callable[[Decimal], Decimal], a: Bounds) -> Bounds:
        """A rising function that is rounded to nearest: one step outwards at both ends."""
        low = function(a[0])
        high = low if a[0] == a[1] else function(a[1])
        return self.down.next_minus(low), self.up.next_plus(high)

    def add(self, a: Bounds, b: Bounds) -> Bounds:
        """a + b."""
        return self.down.add(a[0], b[0]), self.up.add(a[1], b[1])

    def negate(self, a: Bounds) -> Bounds:
        """-a; a minus sign of Python's would round to 28 digits."""
        return a[1].copy_negate(), a[0].copy_negate()

    def subtract(self, a: Bounds, b: Bounds) -> Bounds:
        """a - b."""
        return self.add(a, self.negate(b))

    def multiply(self, a: Bounds, b: Bounds) -> Bounds:
        """a · b."""
        pairs = [(x, y) for x in a for y in b]
        return min(self.down.multiply(*p) for p in pairs), max(self.up.multiply(*p) for p in pairs)

    def divide(self, a: Bounds, b: Bounds) -> Bounds:
        """a / b; b must not reach 0."""
        if b[0] <= 0 <= b[1]:
            raise AuthorError("a formula divides by zero, or by something too close to it.")
        pairs = [(x, y) for x in a for y in b]
        return min(self.down.divide(*p) for p in pairs), max(self.up.divide(*p) for p in pairs)

    def power(self, a: Bounds, exponent: Bounds) -> Bounds:
        """a to a power: whole ones by products, any other by way of exp and log."""
        if exponent[0] != exponent[1] or not _is_factor_count(exponent[0].copy_abs()):
            return self.exp(self.multiply(exponent, self.log(a)))
        product = reduce(self.multiply, [a] * abs(int(exponent[0])), _ONE)
        return product if exponent[0] >= 0 else self.divide(_ONE, product)

    def exp(self, a: Bounds) -> Bounds:
        """e to the power of a."""
        return self.rising(self.down.exp, a)

    def log(self, a: Bounds) -> Bounds:
        """The natural logarithm."""
        if a[0] <= 0:
            raise AuthorError("a formula takes the logarithm of a number that is not positive.")
        return self.rising(self.down.ln, a)

    def sqrt(self, a: Bounds) -> Bounds:
        """The square root."""
        if a[1] < 0:
            raise AuthorError("a formula takes the square root of a negative number.")
        return self.rising(self.down.sqrt, (max(a[0], Decimal(0)), a[1]))

    def sigmoid(self, a: Bounds) -> Bounds:
        """1 / (1 + exp(-a))."""
        return self.divide(_ONE, self.add(_ONE, self.exp(self.negate(a))))

    def tanh(self, a: Bounds) -> Bounds:
        """2 sigmoid(2a) - 1."""
        return self.subtract(self.multiply(_TWO, self.sigmoid(self.multiply(_TWO, a))), _ONE)


def _is_factor_count(x: Decimal) -> bool:
    """Whether it is a whole number, small enough for so many products."""
    return x <= _MOST_FACTORS and x == int(x)


_RULES: dict[str, Callable[..., Any]] = {
    "+": Enclosure.add,
    "-": Enclosure.subtract,
    "neg": Enclosure.negate,
    "*": Enclosure.multiply,
    "/": Enclosure.divide,
    "^": Enclosure.power,
    "exp": Enclosure.exp,
    "log": Enclosure.log,
    "sqrt": Enclosure.sqrt,
    "sigmoid": Enclosure.sigmoid,
    "tanh": Enclosure.tanh,
}


class Digits:
    """Digits of many values; what they share is worked out once."""

    def __init__(self) -> None:
        self.enclosures: list[Enclosure] = []

    def rounded(self, x: Number, places: Places) -> Decimal:
        """The value to these places, proven: halves go away from zero, as taught at school."""
        if not isinstance(x, Formula):
            return round_fraction(Fraction(x), places)
        for enclosure in self.finer():
            low, high = enclosure(x)
            if isinstance(places, Figures) and low <= 0 <= high:
                continue  # where a number begins is not known yet
            if _round_decimal(low, places) == _round_decimal(high, places):
                return _round_decimal(low, places)
        edge = "0 or to a half" if isinstance(places, Figures) else "a half"
        raise AuthorError(f"'{x}' is too close to {edge} to be rounded to {in_words(places)}.")

    def finer(self) -> Iterator[Enclosure]:
        """Enclosures with more and more digits."""
        for place, digits in enumerate(_PRECISIONS):
            if place == len(self.enclosures):
                self.enclosures.append(Enclosure(digits))
            yield self.enclosures[place]


def rounded(x: Number, places: Places) -> Decimal:
    """One value to these places.

    >>> rounded(Fraction(1, 8), 2), rounded(Fraction(9996, 1000), Figures(3))
    (Decimal('0.13'), Decimal('10.0'))
    """
    return Digits().rounded(x, places)


def _round_decimal(x: Decimal, places: Places) -> Decimal:
    """A decimal number to these places, halves away from zero."""
    if isinstance(places, Figures):
        return _with_figures(x, places.count)
    _fits(x.adjusted() + places)
    return _unsigned_zero(x.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE))


def _with_figures(x: Decimal, count: int) -> Decimal:
    """A decimal number to so many significant figures; 9.996 becomes 10.0, and 2 becomes 2.00."""
    if not x:
        return Decimal(0)
    short = Context(count, ROUND_HALF_UP, MIN_EMIN, MAX_EMAX).plus(x)
    _fits(abs(short.adjusted()) + count)
    return short.quantize(Decimal(1).scaleb(short.adjusted() - count + 1), ROUND_HALF_UP, _WIDE)


def round_fraction(x: Fraction, places: Places) -> Decimal:
    """A rational to these places, halves away from zero."""
    if not isinstance(places, Figures):
        return with_decimals(x, places)
    decimals = places.count - 1 - _exponent(x) if x else 0
    return _with_figures(with_decimals(x, decimals), places.count)


def _exponent(x: Fraction) -> int:
    """The power of ten that begins a number other than 0: 2 of 345, -2 of 0.05."""
    size = len(str(abs(x.numerator))) - len(str(x.denominator))
    return size if abs(x) >= Fraction(10) ** size else size - 1


def with_decimals(x: Fraction, decimals: int) -> Decimal:
    """A rational to so many decimals; below 0 they are tens, hundreds and so on."""
    top, bottom = x.numerator * 10 ** max(decimals, 0), x.denominator * 10 ** max(-decimals, 0)
    size = (2 * abs(top) + bottom) // (2 * bottom)
    units = Decimal(size if top >= 0 else -size)
    _fits(units.adjusted())
    return _WIDE.scaleb(_unsigned_zero(units), -decimals)


def _fits(digits: int) -> None:
    """Raise where a number has more digits than are kept."""
    if digits + 1 >= _MOST_DIGITS:
        raise AuthorError(f"a number of {_MOST_DIGITS} digits or more cannot be shown.")


def _unsigned_zero(x: Decimal) -> Decimal:
    """The number, without a minus sign if it is 0."""
    return x or x.copy_abs()


def proven_sign(x: Number) -> int:
    """-1 or 1, proven, or 0 for a rational zero."""
    if not isinstance(x, Formula):
        return int(x > 0) - int(x < 0)
    for enclosure in Digits().finer():
        low, high = enclosure(x)
        if low > 0 or high < 0:
            return 1 if low > 0 else -1
    raise AuthorError(f"the sign of '{x}' cannot be determined: it is too close to zero.")
