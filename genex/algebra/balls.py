"""Numbers with an error bound: what is computed is proved to be within it.

One set of rules serves two kinds of numbers, those of the machine and long ones. A ball is a pair
(middle, radius). Undefined says that the value does not exist, Unclear that the bound is too wide
to tell. A kit notes when something too small to be seen was added: then two balls that overlap say
nothing, while two that do not are different all the same.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple, Protocol, TypeAlias

from genex.algebra.program import Program, Step

Ball: TypeAlias = tuple[Any, Any]


class Undefined(Exception):  # noqa: N818 - a fact about a point, not a fault
    """The value does not exist, or is not real."""


class Unclear(Exception):  # noqa: N818 - a fact about a point, not a fault
    """The value cannot be told at this precision."""


class Kit(Protocol):
    """Numbers of one kind and their elementary functions."""

    unit: Any  # relative error of one operation
    tiny: Any  # absolute error where a result may underflow
    huge: Any  # results beyond it are not used
    exponent: Any  # the largest argument of exp that is used
    faint: Any  # a summand that is smaller than this part of the sum is lost
    lost: bool  # whether one was

    def number(self, value: Fraction) -> Any: ...  # noqa: D102
    def exp(self, x: Any) -> Any: ...  # noqa: D102
    def log(self, x: Any) -> Any: ...  # noqa: D102
    def sin(self, x: Any) -> Any: ...  # noqa: D102
    def cos(self, x: Any) -> Any: ...  # noqa: D102
    def asin(self, x: Any) -> Any: ...  # noqa: D102
    def atan(self, x: Any) -> Any: ...  # noqa: D102
    def atan2(self, y: Any, x: Any) -> Any: ...  # noqa: D102
    def floor(self, x: Any) -> Any: ...  # noqa: D102
    def factorial(self, x: Any) -> Any: ...  # noqa: D102
    def pi(self) -> Any: ...  # noqa: D102


class Point(NamedTuple):
    """A kit of numbers, and the value of each name."""

    kit: Kit
    names: Mapping[str, Any]


def evaluate(program: Program, point: Point, values: list[Ball], end: int) -> None:
    """Put the values of the steps up to a place behind those that are there."""
    steps = program.steps
    for place in range(len(values), end):
        step = steps[place]
        if step.op in _LEAVES:
            values.append(_LEAVES[step.op](point, step))
        else:
            values.append(_RULES[step.op](point.kit, step, [values[arg] for arg in step.args]))


# -- leaves


def _number(point: Point, step: Step) -> Ball:
    assert isinstance(step.value, Fraction)
    try:
        value = point.kit.number(step.value)
    except OverflowError:
        raise Unclear from None
    if step.value.denominator == 1 and value == step.value.numerator:
        return value, 0
    return value, abs(value) * point.kit.unit + point.kit.tiny


def _pi(point: Point, _: Step) -> Ball:
    value = point.kit.pi()
    return value, value * point.kit.unit


_LEAVES: dict[str, Callable[[Point, Step], Ball]] = {
    "number": _number,
    "name": lambda point, step: (point.names[str(step.value)], 0),
    "pi": _pi,
}


# -- rings


def _add(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    total, radius = args[0]
    for value, error in args[1:]:
        _notice_faint(kit, (total, radius), (value, error))
        before, total = total, total + value
        radius += error + (0 if _adds_up(before, value, total) else abs(total) * kit.unit)
    return _bounded(kit, total, radius)


def _adds_up(a: Any, b: Any, total: Any) -> bool:
    """Whether a sum was not rounded: what is left over of both summands is nothing."""
    rest = total - a
    return bool(a == total - rest and b == rest)


def _notice_faint(kit: Kit, a: Ball, b: Ball) -> None:
    """A summand below the last digits of the other one is lost without a trace."""
    if not kit.faint:
        return
    (small, radius), (large, _) = (a, b) if abs(a[0]) < abs(b[0]) else (b, a)
    if radius < abs(small) < abs(large) * kit.faint:
        kit.lost = True


def _mul(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    value, radius = args[0]
    for other, error in args[1:]:
        radius = abs(value) * error + abs(other) * radius + radius * error
        whole = not (radius or value % 1 or other % 1)
        value *= other
        if not whole or abs(value) > 1e12:
            radius += abs(value) * kit.unit + kit.tiny
    return _bounded(kit, value, radius)


def _bounded(kit: Kit, value: Any, radius: Any) -> Ball:
    if not abs(value) + radius < kit.huge:
        raise Unclear
    return value, radius


def _neg(_kit: Kit, _: Step, args: list[Ball]) -> Ball:
    ((value, radius),) = args
    return -value, radius


def _inv(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    ((value, radius),) = args
    if value == 0 and radius == 0:
        raise Undefined
    least = abs(value) - radius
    if not least > abs(value) * kit.faint or abs(value) * kit.huge < 1:
        raise Unclear
    inverse = 1 / value
    return _bounded(kit, inverse, abs(inverse) * (radius / least + 2 * kit.unit) + kit.tiny)


def _integer_power(kit: Kit, step: Step, args: list[Ball]) -> Ball:
    ((value, radius),) = args
    exponent = step.value
    assert isinstance(exponent, int)
    if value == 0 and radius == 0:
        return value, radius
    if not abs(value) > 2 * radius:
        return 0 * value, _risen(kit, abs(value) + radius, exponent)
    spread = exponent * radius / (abs(value) - radius)
    if spread > 0.1:
        raise Unclear
    risen = _risen(kit, value, exponent)
    return _bounded(kit, risen, abs(risen) * (2 * spread + (exponent + 4) * kit.unit) + kit.tiny)


def _risen(kit: Kit, value: Any, exponent: int) -> Any:
    try:
        risen = value**exponent
    except OverflowError:
        raise Unclear from None
    if not abs(risen) < kit.huge or (value and abs(risen) < 1 / kit.huge):
        raise Unclear
    return risen


# -- exp, log and powers


def _exp(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    ((value, radius),) = args
    return _exponential(kit, value, radius)


def _exponential(kit: Kit, value: Any, radius: Any) -> Ball:
    if radius > 0.1 or abs(value) > kit.exponent:
        raise Unclear
    kit.lost = kit.lost or 0 < abs(value) < kit.faint
    risen = kit.exp(value)
    return risen, risen * (2 * radius + 4 * kit.unit)


def _log(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    ((value, radius),) = args
    if value + radius < 0 or (value == 0 and radius == 0):
        raise Undefined
    if not value > 2 * radius:
        raise Unclear
    result = kit.log(value)
    return result, 2 * radius / value + (abs(result) + 1) * 4 * kit.unit


def _power(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    (base, base_radius), (exponent, radius) = args
    if base_radius == 0 and base == 0:
        return _power_of_zero(exponent, radius)
    if base + base_radius < 0:
        return _power_of_negative(kit, args)
    if not base > 2 * base_radius:
        raise Unclear
    log, log_radius = _log(kit, _, args[:1])
    value = exponent * log
    spread = abs(exponent) * log_radius + (abs(log) + log_radius) * radius
    return _exponential(kit, value, spread + abs(value) * kit.unit)


def _power_of_zero(exponent: Any, radius: Any) -> Ball:
    if exponent > radius:
        return 0 * exponent, 0 * exponent
    if exponent + radius < 0 or radius == 0:
        raise Undefined
    raise Unclear


def _power_of_negative(kit: Kit, args: list[Ball]) -> Ball:
    """Real for whole exponents only."""
    base, (exponent, radius) = args
    whole = kit.floor(exponent + 0.5)
    if radius == 0 and exponent == whole and abs(whole) < 10_000:
        step = Step("integer power", (), int(abs(whole)))
        risen = _integer_power(kit, step, [base]) if whole else (1 + 0 * exponent, 0)
        return risen if whole >= 0 else _inv(kit, step, [risen])
    if abs(exponent - whole) <= 2 * radius + kit.unit:
        raise Unclear
    raise Undefined


# -- the other functions


def _abs(_kit: Kit, _: Step, args: list[Ball]) -> Ball:
    ((value, radius),) = args
    return abs(value), radius


def _sign(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    ((value, radius),) = args
    if value == 0 and radius == 0:
        return value, radius
    if abs(value) <= radius:
        raise Unclear
    one = kit.number(Fraction(1))
    return one if value > 0 else -one, 0


def _floor(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    ((value, radius),) = args
    below = kit.floor(value)
    if radius and not below + radius < value < below + 1 - radius:
        raise Unclear
    return below, 0


def _factorial(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    ((value, radius),) = args
    if radius or value != kit.floor(value) or value > 170:
        raise Unclear
    if value < 0:
        raise Undefined
    result = kit.factorial(value)
    return result, result * 4 * kit.unit


def _sin(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    ((value, radius),) = args
    if abs(value) > 1e8:
        raise Unclear
    result = kit.sin(value)
    return result, radius + 4 * kit.unit


def _cos(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    ((value, radius),) = args
    if abs(value) > 1e8:
        raise Unclear
    kit.lost = kit.lost or 0 < value * value < kit.faint
    return kit.cos(value), radius + 4 * kit.unit


def _asin(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    ((value, radius),) = args
    room = 1 - abs(value)
    if room + radius < 0:
        raise Undefined
    if not room > 4 * radius + 16 * kit.unit:
        return _asin_at_the_end(kit, value, radius, room)
    spread = radius / (1 - (abs(value) + radius) ** 2) ** 0.5
    return kit.asin(value), spread + 8 * kit.unit


def _asin_at_the_end(kit: Kit, value: Any, radius: Any, room: Any) -> Ball:
    if radius == 0 and room == 0:
        return kit.asin(value), 8 * kit.unit
    raise Unclear


def _atan(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    ((value, radius),) = args
    kit.lost = kit.lost or abs(value) * kit.faint > 1
    return kit.atan(value), radius + 8 * kit.unit


def _atan2(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    (y, y_radius), (x, x_radius) = args
    if y == 0 and x == 0 and not (y_radius or x_radius):
        raise Undefined
    distance = (x * x + y * y) ** 0.5
    clear_of_cut = abs(y) > y_radius or x > x_radius
    if not (clear_of_cut and distance > 4 * (x_radius + y_radius)):
        raise Unclear
    return kit.atan2(y, x), 2 * (x_radius + y_radius) / distance + 8 * kit.unit


_RULES: dict[str, Callable[[Kit, Step, list[Ball]], Ball]] = {
    "add": _add,
    "mul": _mul,
    "neg": _neg,
    "inv": _inv,
    "integer power": _integer_power,
    "exp": _exp,
    "log": _log,
    "power": _power,
    "abs": _abs,
    "sign": _sign,
    "floor": _floor,
    "factorial": _factorial,
    "sin": _sin,
    "cos": _cos,
    "asin": _asin,
    "atan": _atan,
    "atan2": _atan2,
}
