"""Elementary operations in a row, each distinct value once, shared by answer and reference."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import factorial, isqrt
from typing import NamedTuple

from genex.algebra import limits
from genex.algebra.domains import REAL, Domain
from genex.algebra.signs import POSITIVE, UNKNOWN, sign_of
from genex.errors import AnswerError

ZERO, ONE, HALF = Fraction(0), Fraction(1), Fraction(1, 2)


class Step(NamedTuple):
    """One operation on the values of earlier steps; `value` is what a number or a name is."""

    op: str
    args: tuple[int, ...] = ()
    value: Fraction | str | int = 0


class Program:
    """A row of steps that grows; what is put in twice is there once."""

    def __init__(self, domains: Mapping[str, Domain]) -> None:
        self.domains = domains
        self.steps: list[Step] = []
        self.signs: list[int] = []
        self._known: dict[Step, int] = {}

    def copy(self) -> "Program":
        """The same row, to be continued apart."""
        other = Program(self.domains)
        other.steps, other.signs, other._known = self.steps[:], self.signs[:], dict(self._known)
        return other

    def put(self, op: str, args: tuple[int, ...] = (), value: Fraction | str | int = 0) -> int:
        """The place of a step in the row."""
        step = Step(op, args, value)
        place = self._known.get(step)
        if place is None:
            place = self._known[step] = len(self.steps)
            if place >= limits.STEPS:
                raise AnswerError("the answer takes too many operations")
            self.steps.append(step)
            self.signs.append(
                sign_of(step.op, [self.signs[arg] for arg in args], self._facts(step))
            )
        return place

    def _facts(self, step: Step) -> Fraction | int | bool:
        if step.op == "name":
            return self.domains.get(str(step.value), REAL).positive
        return step.value if not isinstance(step.value, str) else 0

    # -- leaves

    def number(self, value: Fraction | int) -> int:
        """An exact number."""
        return self.put("number", (), Fraction(value))

    def name(self, name: str) -> int:
        """A symbol."""
        return self.put("name", (), name)

    def exact(self, place: int) -> Fraction | None:
        """The value of a step that is an exact number."""
        step = self.steps[place]
        return step.value if step.op == "number" and isinstance(step.value, Fraction) else None

    # -- rings

    def add(self, args: Iterable[int]) -> int:
        """A sum, its numbers put together."""
        places = list(args)
        numbers = [value for place in places if (value := self.exact(place)) is not None]
        terms = sorted(place for place in places if self.exact(place) is None)
        constant = sum(numbers, ZERO)
        if not terms:
            return self.number(constant)
        if constant:
            terms.append(self.number(constant))
        return terms[0] if len(terms) == 1 else self.put("add", tuple(terms))

    def neg(self, place: int) -> int:
        """The opposite."""
        value = self.exact(place)
        if value is not None:
            return self.number(-value)
        step = self.steps[place]
        return step.args[0] if step.op == "neg" else self.put("neg", (place,))

    def sub(self, left: int, right: int) -> int:
        """A difference."""
        return self.add((left, self.neg(right)))

    def mul(self, args: Iterable[int]) -> int:
        """A product: one sign, one number, each other factor once with its exponent."""
        constant, powers = ONE, Counter[int]()
        for place in self._factors(args):
            value = self.exact(place)
            if value is None or _bits(value) + _bits(constant) > limits.FOLDED_BITS:
                powers[place] += 1
            elif self.steps[place].op == "number":
                constant *= value
        factors = sorted(self.integer_power(place, count) for place, count in powers.items())
        if constant < 0 and factors:
            return self.neg(self._product(-constant, factors))
        return self._product(constant, factors)

    def _factors(self, args: Iterable[int]) -> list[int]:
        """The factors, with minus signs turned into −1."""
        flat: list[int] = []
        for place in args:
            step = self.steps[place]
            inner = step.args[0] if step.op == "neg" else place
            flat += self.steps[inner].args if self.steps[inner].op == "mul" else (inner,)
            if step.op == "neg":
                flat.append(self.number(-1))
        return flat

    def _product(self, constant: Fraction, factors: list[int]) -> int:
        if not factors:
            return self.number(constant)
        if constant != 1:
            factors = [*factors, self.number(constant)]
        return factors[0] if len(factors) == 1 else self.put("mul", tuple(factors))

    def inv(self, place: int) -> int:
        """One over a value."""
        value = self.exact(place)
        if value == 0:
            raise AnswerError("division by zero")
        return self.number(1 / value) if value is not None else self.put("inv", (place,))

    def div(self, above: int, below: int) -> int:
        """A quotient."""
        return self.mul((above, self.inv(below)))

    # -- powers

    def integer_power(self, place: int, exponent: int) -> int:
        """A value multiplied by itself."""
        if exponent == 1:
            return place
        if abs(exponent) > limits.EXPONENT:
            raise AnswerError(f"an exponent is beyond ±{limits.EXPONENT:,}")
        if exponent < 0:
            return self.inv(self.integer_power(place, -exponent))
        value, step = self.exact(place), self.steps[place]
        if value is not None and _bits(value) * exponent <= limits.FOLDED_BITS:
            return self._power_of_number(value, exponent)
        if exponent == 0:
            return self.number(1)
        if step.op == "exp":
            return self.exp(self.mul((step.args[0], self.number(exponent))))
        if step.op == "inv":
            return self.inv(self.integer_power(step.args[0], exponent))
        return self.put("integer power", (place,), exponent)

    def _power_of_number(self, value: Fraction, exponent: int) -> int:
        if value == 0 and exponent == 0:
            raise AnswerError("0^0 has no value")
        return self.number(value**exponent)

    def power(self, base: int, exponent: int) -> int:
        """A value to the power of another."""
        above, below = self.exact(exponent), self.exact(base)
        if above is not None and above.denominator == 1:
            return self.integer_power(base, int(above))
        if self.steps[base] == Step("exp", (self.number(1),)):
            return self.exp(exponent)
        if above is not None and below is not None:
            return self._root(base, exponent, below, above)
        return base if below == 1 else self.put("power", (base, exponent))

    def _root(self, base: int, exponent: int, value: Fraction, power: Fraction) -> int:
        """A number to a broken power; exact if it is a square root that comes out."""
        if value < 0:
            raise AnswerError("a broken power of a negative number is not real")
        if value == 0:
            if power < 0:
                raise AnswerError("division by zero")
            return self.number(0)
        above, below = isqrt(value.numerator), isqrt(value.denominator)
        if power.denominator == 2 and (above**2, below**2) == value.as_integer_ratio():
            return self.integer_power(self.number(Fraction(above, below)), power.numerator)
        return self.put("power", (base, exponent))

    # -- functions

    def exp(self, place: int) -> int:
        """The exponential."""
        return self.number(1) if self.exact(place) == 0 else self.put("exp", (place,))

    def log(self, place: int) -> int:
        """The natural logarithm."""
        value, step = self.exact(place), self.steps[place]
        if value is not None and value <= 0:
            raise AnswerError("the logarithm of a number that is not positive")
        if value == 1:
            return self.number(0)
        return step.args[0] if step.op == "exp" else self.put("log", (place,))

    def abs(self, place: int) -> int:
        """The absolute value."""
        value, step = self.exact(place), self.steps[place]
        if value is not None:
            return self.number(abs(value))
        if step.op == "neg":
            return self.abs(step.args[0])
        return place if self.signs[place] > UNKNOWN else self.put("abs", (place,))

    def sign(self, place: int) -> int:
        """−1, 0 or 1."""
        value = self.exact(place)
        if value is not None:
            return self.number((value > 0) - (value < 0))
        return self.number(1) if self.signs[place] == POSITIVE else self.put("sign", (place,))

    def floor(self, place: int) -> int:
        """The largest integer that is not larger."""
        value = self.exact(place)
        return self.put("floor", (place,)) if value is None else self.number(value // 1)

    def factorial(self, place: int) -> int:
        """The factorial."""
        value = self.exact(place)
        if value is None:
            return self.put("factorial", (place,))
        if value < 0 or value.denominator != 1:
            raise AnswerError("the factorial of a number that is not 0, 1, 2, …")
        if value > limits.FACTORIAL:
            raise AnswerError(f"a factorial is beyond {limits.FACTORIAL:,}!")
        return self.number(factorial(int(value)))

    def larger(self, places: Iterable[int]) -> int:
        """The largest of some values: max(a, b) is (a + b + |a − b|)/2."""
        first, *others = sorted(set(places))
        for other in others:
            gap = self.abs(self.sub(first, other))
            first = self.mul((self.number(HALF), self.add((first, other, gap))))
        return first

    def call(self, op: str, place: int) -> int:
        """A function that has no rules of its own here."""
        return self.put(op, (place,))


def _bits(value: Fraction) -> int:
    return value.numerator.bit_length() + value.denominator.bit_length()
