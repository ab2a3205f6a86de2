"""Sums, products and integer powers of balls, with bounds for what rounding does."""

from typing import Any

from genex.algebra.numeric.balls import Ball, Hole, Kit, Unclear
from genex.algebra.program.program import Step


def ball_sum(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    """A sum."""
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


def ball_product(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    """A product."""
    value, radius = args[0]
    for other, error in args[1:]:
        radius = abs(value) * error + abs(other) * radius + radius * error
        whole = not (radius or value % 1 or other % 1)
        value *= other
        if not whole or abs(value) > 1e12:
            radius += abs(value) * kit.unit + kit.tiny
    return _bounded(kit, value, radius)


def _bounded(kit: Kit, value: Any, radius: Any) -> Ball:
    """The ball, if it is not too large to go on with."""
    if not abs(value) + radius < kit.huge:
        raise Unclear
    return value, radius


def ball_opposite(_kit: Kit, _: Step, args: list[Ball]) -> Ball:
    """The opposite."""
    ((value, radius),) = args
    return -value, radius


def inv(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    """One over a value; undefined at 0."""
    ((value, radius),) = args
    if value == 0 and radius == 0:
        raise Hole
    least = abs(value) - radius
    if not least > abs(value) * kit.faint or abs(value) * kit.huge < 1:
        raise Unclear
    inverse = 1 / value
    return _bounded(kit, inverse, abs(inverse) * (radius / least + 2 * kit.unit) + kit.tiny)


def ball_integer_power(kit: Kit, step: Step, args: list[Ball]) -> Ball:
    """A value multiplied by itself; where it may be 0, only a bound."""
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
