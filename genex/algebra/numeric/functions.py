"""The other functions of balls."""

from fractions import Fraction
from typing import Any

from genex.algebra.numeric.balls import Ball, Kit, Unclear, Undefined
from genex.algebra.program.program import Step


def ball_abs(_kit: Kit, _: Step, args: list[Ball]) -> Ball:
    """The absolute value."""
    ((value, radius),) = args
    return abs(value), radius


def ball_sign(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    """−1, 0 or 1; unclear where the sign is."""
    ((value, radius),) = args
    if value == 0 and radius == 0:
        return value, radius
    if abs(value) <= radius:
        raise Unclear
    one = kit.number(Fraction(1))
    return one if value > 0 else -one, 0


def ball_floor(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    """The largest whole number that is not larger; unclear at a whole number."""
    ((value, radius),) = args
    below = kit.floor(value)
    if radius and not below + radius < value < below + 1 - radius:
        raise Unclear
    return below, 0


def ball_factorial(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    """The factorial of a whole number."""
    ((value, radius),) = args
    if radius or value != kit.floor(value) or value > 170:
        raise Unclear
    if value < 0:
        raise Undefined
    result = kit.factorial(value)
    return result, result * 4 * kit.unit


def ball_sin(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    """The sine."""
    ((value, radius),) = args
    if abs(value) > 1e8:
        raise Unclear
    result = kit.sin(value)
    return result, radius + 4 * kit.unit


def ball_cos(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    """The cosine; near 0 it hides what is added to 1."""
    ((value, radius),) = args
    if abs(value) > 1e8:
        raise Unclear
    kit.lost = kit.lost or 0 < value * value < kit.faint
    return kit.cos(value), radius + 4 * kit.unit


def ball_asin(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    """The inverse of the sine; undefined beyond ±1."""
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


def ball_atan(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    """The inverse of the tangent; far out it hides how far."""
    ((value, radius),) = args
    kit.lost = kit.lost or abs(value) * kit.faint > 1
    return kit.atan(value), radius + 8 * kit.unit


def atan2(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    """The angle of a point; unclear at the cut."""
    (y, y_radius), (x, x_radius) = args
    if y == 0 and x == 0 and not (y_radius or x_radius):
        raise Undefined
    distance = (x * x + y * y) ** 0.5
    clear_of_cut = abs(y) > y_radius or x > x_radius
    if not (clear_of_cut and distance > 4 * (x_radius + y_radius)):
        raise Unclear
    return kit.atan2(y, x), 2 * (x_radius + y_radius) / distance + 8 * kit.unit
