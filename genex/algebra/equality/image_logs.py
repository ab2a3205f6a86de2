"""Positive values as products of powers of atoms, so that the laws of the logarithm hold."""

from collections.abc import Callable
from fractions import Fraction

from genex.algebra.equality.fields import E, Log, P, Q, Value, residues
from genex.algebra.equality.image import Image
from genex.algebra.program.program import Step

_PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47)


def _sum_of(logs: list[Log]) -> Log:
    """The logarithm of a product."""
    total: Log = {}
    for log in logs:
        for atom, (p, q) in log.items():
            before = total.get(atom, (0, 0))
            total[atom] = ((before[0] + p) % P, (before[1] + q) % Q)
    return total


def log_of_power(log: Log, factor: Value) -> Log:
    """The logarithm of a power."""
    return {atom: (p * factor[0] % P, q * factor[1] % Q) for atom, (p, q) in log.items()}


def _log_of_number(_: Image, step: Step) -> Log:
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


_LOGS: dict[str, Callable[[Image, Step], Log]] = {
    "number": _log_of_number,
    "name": lambda _, step: {("name", step.value): (1, 1)},
    "mul": lambda image, step: _sum_of([log_of(image, arg) for arg in step.args]),
    "inv": lambda image, step: log_of_power(log_of(image, step.args[0]), (-1, -1)),
    "exp": lambda image, step: {E: image.values[step.args[0]]},
    "integer power": lambda image, step: log_of_power(
        log_of(image, step.args[0]), residues(step.value)
    ),
    "power": lambda image, step: log_of_power(
        log_of(image, step.args[0]), image.values[step.args[1]]
    ),
}
# Those whose logarithm is made of the logarithms of their first argument, or of all.
_OF_PARTS = {"mul": None, "inv": 1, "integer power": 1, "power": 1}


def log_of(image: Image, place: int) -> Log:
    """A positive value as a product of powers of atoms."""
    if place not in image.logs:
        step = image.program.steps[place]
        parts = step.args[: _OF_PARTS[step.op]] if step.op in _OF_PARTS else ()
        known = step.op in _LOGS and all(image.is_positive(part) for part in parts)
        own: Log = {("value", *image.values[place]): (1, 1)}
        image.logs[place] = _LOGS[step.op](image, step) if known else own
    return image.logs[place]
