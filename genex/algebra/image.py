"""A random image of a program in two prime fields, in which the laws of exp and log hold exactly.

Two expressions whose images agree are equal, but for a chance of one in 2⁵⁹; images that differ
prove nothing once a function is involved. The units modulo P hold a group of Q elements, so that
exponents count modulo Q: exp(u) is a power of a generator, and exp(u + v) = exp(u)·exp(v).
"""

from collections.abc import Callable
from fractions import Fraction
from hashlib import blake2b
from typing import TypeAlias

from genex.algebra.program import Program, Step
from genex.algebra.signs import POSITIVE

Q = 1152921504606846577
P = 4 * Q + 1
_GENERATOR = 3**4  # of the subgroup of order Q, for exp and powers
_CIRCLE = 5**4  # another one, for sin and cos
_I = 2800538231775425404  # a square root of −1 modulo P
_HALF = pow(2, -1, P)
_HALF_OVER_I = pow(2 * _I, -1, P)
_PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47)
_RING = frozenset(("number", "name", "add", "mul", "inv", "neg", "integer power"))

Value: TypeAlias = tuple[int, int]
Atom: TypeAlias = tuple[object, ...]
Log: TypeAlias = dict[Atom, Value]
_E: Atom = ("e",)


class Image:
    """The images of a program's values, for one choice of signs under its absolute values."""

    def __init__(self, program: Program, key: bytes, choices: list[int]) -> None:
        self.program = program
        self.key = key
        self.choices = choices
        self.values: list[Value] = []
        self.partial: set[Atom] = set()  # what has to be positive, or within bounds
        self.in_ring = True  # only + − × ÷ and integer powers so far
        self._before: set[Atom] = set()
        self._signed: dict[Value, int] = {}
        self._logs: dict[int, Log] = {}

    def run(self, end: int) -> None:
        """Take the images of the steps up to a place; ZeroDivisionError if one has none."""
        steps = self.program.steps
        for place in range(len(self.values), end):
            step = steps[place]
            self.in_ring = self.in_ring and step.op in _RING
            self.values.append(_RULES[step.op](self, step))

    def begin_answer(self) -> None:
        """From here on conditions are the answer's."""
        self._before = set(self.partial)

    @property
    def new_conditions(self) -> set[Atom]:
        """What the answer asks for and the reference does not."""
        return self.partial - self._before

    # -- random but fixed

    def random(self, *what: object) -> Value:
        """A value that depends on nothing but the key and what it stands for."""
        digest = blake2b(repr(what).encode(), key=self.key, digest_size=32).digest()
        return int.from_bytes(digest[:16], "big") % P, int.from_bytes(digest[16:], "big") % Q

    def atom(self, atom: Atom) -> Value:
        """The logarithm of an atom."""
        return (1, 1) if atom == _E else self.random("log", atom)

    # -- signs

    def sign(self, value: Value) -> int:
        """The chosen sign of a value; its opposite has the other one."""
        opposite = (-value[0] % P, -value[1] % Q)
        canon = min(value, opposite)
        if canon not in self._signed:
            met = len(self._signed)
            if met == len(self.choices):
                self.choices.append(1)
            self._signed[canon] = self.choices[met]
        return self._signed[canon] * (1 if value == canon else -1)

    # -- logarithms of positive values

    def log(self, place: int) -> Log:
        """A positive value as a product of powers of atoms."""
        found = self._logs.get(place)
        if found is None:
            step = self.program.steps[place]
            found = self._logs[place] = _LOGS.get(step.op, _own_log)(self, place, step)
        return found

    def is_positive(self, place: int) -> bool:
        """Whether a value has a logarithm everywhere."""
        return self.program.signs[place] == POSITIVE


def _sum_of(logs: list[Log]) -> Log:
    total: Log = {}
    for log in logs:
        for atom, (p, q) in log.items():
            before = total.get(atom, (0, 0))
            total[atom] = ((before[0] + p) % P, (before[1] + q) % Q)
    return total


def _scaled(log: Log, factor: Value) -> Log:
    return {atom: (p * factor[0] % P, q * factor[1] % Q) for atom, (p, q) in log.items()}


def _own_log(image: Image, place: int, _: Step) -> Log:
    return {("value", *image.values[place]): (1, 1)}


def _log_of_number(image: Image, place: int, step: Step) -> Log:
    value = step.value
    assert isinstance(value, Fraction)
    log: Log = {}
    for part, sign in ((value.numerator, 1), (value.denominator, -1)):
        for prime, count in _factors(part):
            log[("number", prime)] = (sign * count % P, sign * count % Q)
    return log


def _factors(number: int) -> list[tuple[int, int]]:
    """Small primes with their exponents, and what is left."""
    found = []
    for prime in _PRIMES:
        count = 0
        while number % prime == 0:
            number, count = number // prime, count + 1
        if count:
            found.append((prime, count))
    return [*found, (number, 1)] if number > 1 else found


_LOGS: dict[str, Callable[[Image, int, Step], Log]] = {
    "number": _log_of_number,
    "name": lambda image, place, step: {("name", step.value): (1, 1)},
    "mul": lambda image, place, step: _sum_of([image.log(arg) for arg in step.args]),
    "inv": lambda image, place, step: _scaled(image.log(step.args[0]), (-1, -1)),
    "exp": lambda image, place, step: {_E: image.values[step.args[0]]},
    "integer power": lambda image, place, step: (
        _scaled(image.log(step.args[0]), _residues(step.value))
        if image.is_positive(step.args[0])
        else _own_log(image, place, step)
    ),
    "power": lambda image, place, step: _scaled(
        image.log(step.args[0]), image.values[step.args[1]]
    ),
}


def _residues(value: object) -> Value:
    assert isinstance(value, int | Fraction)
    if isinstance(value, int) or value.denominator == 1:
        return int(value) % P, int(value) % Q
    above, below = value.numerator, value.denominator
    return above * pow(below, -1, P) % P, above * pow(below, -1, Q) % Q


# -- the image of each operation


def _number(_: Image, step: Step) -> Value:
    return _residues(step.value)


def _name(image: Image, step: Step) -> Value:
    domain = image.program.domains.get(str(step.value))
    _, q = image.random("name", step.value)
    if domain is None or not domain.positive:
        return image.random("real name", step.value)
    return pow(_GENERATOR, image.atom(("name", step.value))[1], P), q


def _add(image: Image, step: Step) -> Value:
    values = [image.values[arg] for arg in step.args]
    return sum(p for p, _ in values) % P, sum(q for _, q in values) % Q


def _mul(image: Image, step: Step) -> Value:
    p = q = 1
    for arg in step.args:
        value = image.values[arg]
        p, q = p * value[0] % P, q * value[1] % Q
    return p, q


def _neg(image: Image, step: Step) -> Value:
    p, q = image.values[step.args[0]]
    return -p % P, -q % Q


def _inv(image: Image, step: Step) -> Value:
    p, q = image.values[step.args[0]]
    if not (p and q):
        raise ZeroDivisionError
    return pow(p, -1, P), pow(q, -1, Q)


def _integer_power(image: Image, step: Step) -> Value:
    p, q = image.values[step.args[0]]
    assert isinstance(step.value, int)
    return pow(p, step.value, P), pow(q, step.value, Q)


def _exp(image: Image, step: Step) -> Value:
    value = image.values[step.args[0]]
    return pow(_GENERATOR, value[1], P), image.random("exp", value)[1]


def _log(image: Image, step: Step) -> Value:
    place = step.args[0]
    if not image.is_positive(place):
        return _opaque(image, step)
    p = q = 0
    for atom, times in image.log(place).items():
        own = image.atom(atom)
        p, q = (p + times[0] * own[0]) % P, (q + times[1] * own[1]) % Q
    return p, q


def _power(image: Image, step: Step) -> Value:
    base, exponent = step.args
    if not image.is_positive(base):
        return _opaque(image, step)
    log = _scaled(image.log(base), image.values[exponent])
    total = sum(times[1] * image.atom(atom)[1] for atom, times in log.items())
    kept = sorted((repr(atom), times) for atom, times in log.items() if times != (0, 0))
    return pow(_GENERATOR, total % Q, P), image.random("power", kept)[1]


def _opaque(image: Image, step: Step) -> Value:
    """A function of which nothing is used, and which is not defined everywhere."""
    what = (step.op, *(image.values[arg] for arg in step.args))
    image.partial.add(what)
    return image.random(*what)


def _opaque_everywhere(image: Image, step: Step) -> Value:
    return image.random(step.op, *(image.values[arg] for arg in step.args))


def _odd(image: Image, step: Step) -> Value:
    """atan and asin: of the opposite, the opposite."""
    value = image.values[step.args[0]]
    opposite = (-value[0] % P, -value[1] % Q)
    canon = min(value, opposite)
    if step.op == "asin":
        image.partial.add((step.op, canon))
    p, q = image.random(step.op, canon)
    return (p, q) if value == canon else (-p % P, -q % Q)


def _abs(image: Image, step: Step) -> Value:
    value = image.values[step.args[0]]
    sign = image.sign(value) if value != (0, 0) else 1
    return sign * value[0] % P, sign * value[1] % Q


def _sign(image: Image, step: Step) -> Value:
    value = image.values[step.args[0]]
    sign = image.sign(value) if value != (0, 0) else 0
    return sign % P, sign % Q


def _circular(image: Image, step: Step) -> Value:
    turned = pow(_CIRCLE, image.values[step.args[0]][1], P)
    back = pow(turned, -1, P)
    value = (turned - back) * _HALF_OVER_I if step.op == "sin" else (turned + back) * _HALF
    return value % P, image.random("circle", value % P)[1]


_RULES: dict[str, Callable[[Image, Step], Value]] = {
    "number": _number,
    "name": _name,
    "pi": lambda image, _: image.random("pi"),
    "add": _add,
    "mul": _mul,
    "neg": _neg,
    "inv": _inv,
    "integer power": _integer_power,
    "power": _power,
    "exp": _exp,
    "log": _log,
    "abs": _abs,
    "sign": _sign,
    "floor": _opaque_everywhere,
    "factorial": _opaque,
    "sin": _circular,
    "cos": _circular,
    "asin": _odd,
    "atan": _odd,
    "atan2": _opaque,
}
