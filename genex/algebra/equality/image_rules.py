"""The image of each operation."""

from collections.abc import Callable

from genex.algebra.equality.fields import (
    CIRCLE,
    GENERATOR,
    ROOT_OF_MINUS_ONE,
    P,
    Q,
    Value,
    opposite,
    residues,
)
from genex.algebra.equality.image import Image
from genex.algebra.equality.image_logs import log_of, log_of_power
from genex.algebra.program.program import Step

_RING = frozenset(("number", "name", "add", "mul", "inv", "neg", "integer power"))
_HALF = pow(2, -1, P)
_HALF_OVER_I = pow(2 * ROOT_OF_MINUS_ONE, -1, P)


def _number(_: Image, step: Step) -> Value:
    return residues(step.value)


def _name(image: Image, step: Step) -> Value:
    domain = image.program.domains.get(str(step.value))
    _, q = image.random("name", step.value)
    if domain is None or not domain.positive:
        return image.random("real name", step.value)
    return pow(GENERATOR, image.atom(("name", step.value))[1], P), q


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
    return pow(GENERATOR, value[1], P), image.random("exp", value)[1]


def _log(image: Image, step: Step) -> Value:
    place = step.args[0]
    if not image.is_positive(place):
        return _opaque(image, step)
    p = q = 0
    for atom, times in log_of(image, place).items():
        own = image.atom(atom)
        p, q = (p + times[0] * own[0]) % P, (q + times[1] * own[1]) % Q
    return p, q


def _power(image: Image, step: Step) -> Value:
    base, exponent = step.args
    if not image.is_positive(base):
        return _opaque(image, step)
    log = log_of_power(log_of(image, base), image.values[exponent])
    total = sum(times[1] * image.atom(atom)[1] for atom, times in log.items())
    kept = sorted((repr(atom), times) for atom, times in log.items() if times != (0, 0))
    return pow(GENERATOR, total % Q, P), image.random("power", kept)[1]


def _opaque(image: Image, step: Step) -> Value:
    """A function of which nothing is used, and which is not defined everywhere."""
    what = (step.op, *(image.values[arg] for arg in step.args))
    image.partial.add(what)
    return image.random(*what)


def _opaque_everywhere(image: Image, step: Step) -> Value:
    return image.random(step.op, *(image.values[arg] for arg in step.args))


def _odd(image: Image, step: Step) -> Value:
    """Atan and asin: of the opposite, the opposite."""
    value = image.values[step.args[0]]
    canon = min(value, opposite(value))
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
    turned = pow(CIRCLE, image.values[step.args[0]][1], P)
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


def take_images(image: Image, end: int) -> None:
    """Take the images of the steps up to a place; ZeroDivisionError if one has none."""
    steps = image.program.steps
    for place in range(len(image.values), end):
        step = steps[place]
        image.in_ring = image.in_ring and step.op in _RING
        image.values.append(_RULES[step.op](image, step))
