"""Sums, products and integer powers of steps, with what is exact put together at once."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from genex.algebra import limits
from genex.algebra.program.program import Program
from genex.errors import AnswerError

_ZERO, _ONE, HALF = Fraction(0), Fraction(1), Fraction(1, 2)


def lower_sum(p: Program, args: Iterable[int]) -> int:
    """A sum, its numbers put together."""
    places = list(args)
    numbers = [value for place in places if (value := p.exact(place)) is not None]
    terms = _uncancelled(p, [place for place in places if p.exact(place) is None])
    constant = sum(numbers, _ZERO)
    if not terms:
        return p.number(constant)
    if constant:
        terms.append(p.number(constant))
    return terms[0] if len(terms) == 1 else p.put("add", tuple(terms))


def _uncancelled(p: Program, places: list[int]) -> list[int]:
    """The terms without pairs a − a, where a has a value for all numbers."""
    counts = Counter(places)
    for place in places:
        step = p.steps[place]
        if step.op == "neg" and p.total[place]:
            pairs = min(counts[place], counts[step.args[0]])
            counts[place] -= pairs
            counts[step.args[0]] -= pairs
    return sorted(counts.elements())


def lower_opposite(p: Program, place: int) -> int:
    """The opposite."""
    value = p.exact(place)
    if value is not None:
        return p.number(-value)
    step = p.steps[place]
    return step.args[0] if step.op == "neg" else p.put("neg", (place,))


def sub(p: Program, left: int, right: int) -> int:
    """A difference."""
    return lower_sum(p, (left, lower_opposite(p, right)))


def lower_product(p: Program, args: Iterable[int]) -> int:
    """A product: one sign, one number, each other factor once with its exponent."""
    constant, powers = _ONE, Counter[int]()
    for place in _factors(p, args):
        value = p.exact(place)
        if value is None or _bits(value) + _bits(constant) > limits.FOLDED_BITS:
            powers[place] += 1
        elif p.steps[place].op == "number":
            constant *= value
    factors = sorted(lower_integer_power(p, place, count) for place, count in powers.items())
    if constant < 0 and factors:
        return lower_opposite(p, _product(p, -constant, factors))
    return _product(p, constant, factors)


def _factors(p: Program, args: Iterable[int]) -> list[int]:
    """The factors, with minus signs turned into −1."""
    flat: list[int] = []
    for place in args:
        step = p.steps[place]
        inner = step.args[0] if step.op == "neg" else place
        flat += p.steps[inner].args if p.steps[inner].op == "mul" else (inner,)
        if step.op == "neg":
            flat.append(p.number(-1))
    return flat


def _product(p: Program, constant: Fraction, factors: list[int]) -> int:
    if not factors:
        return p.number(constant)
    if constant != 1:
        factors = [*factors, p.number(constant)]
    return factors[0] if len(factors) == 1 else p.put("mul", tuple(factors))


def _inv(p: Program, place: int) -> int:
    """One over a value."""
    value = p.exact(place)
    if value == 0:
        raise AnswerError("division by zero")
    return p.number(1 / value) if value is not None else p.put("inv", (place,))


def div(p: Program, above: int, below: int) -> int:
    """A quotient."""
    return lower_product(p, (above, _inv(p, below)))


def lower_integer_power(p: Program, place: int, exponent: int) -> int:
    """A value multiplied by itself."""
    if exponent == 1:
        return place
    if abs(exponent) > limits.EXPONENT:
        raise AnswerError(f"an exponent is beyond ±{limits.EXPONENT:,}")
    if exponent < 0:
        return _inv(p, lower_integer_power(p, place, -exponent))
    value, step = p.exact(place), p.steps[place]
    if value is not None and _bits(value) * exponent <= limits.FOLDED_BITS:
        return _power_of_number(p, value, exponent)
    if exponent == 0:
        return p.number(1)
    if step.op == "exp":
        return lower_exp(p, lower_product(p, (step.args[0], p.number(exponent))))
    if step.op == "inv":
        return _inv(p, lower_integer_power(p, step.args[0], exponent))
    return p.put("integer power", (place,), exponent)


def _power_of_number(p: Program, value: Fraction, exponent: int) -> int:
    if value == 0 and exponent == 0:
        raise AnswerError("0^0 has no value")
    return p.number(value**exponent)


def lower_exp(p: Program, place: int) -> int:
    """The exponential."""
    return p.number(1) if p.exact(place) == 0 else p.put("exp", (place,))


def _bits(value: Fraction) -> int:
    return value.numerator.bit_length() + value.denominator.bit_length()
