"""Exponentials, logarithms and powers of balls."""

from typing import Any

from genex.algebra.numeric.balls import Ball, Kit, Unclear, Undefined
from genex.algebra.numeric.ring import ball_integer_power, inv
from genex.algebra.program.program import Step


def ball_exp(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    """The exponential."""
    ((value, radius),) = args
    return _exponential(kit, value, radius)


def _exponential(kit: Kit, value: Any, radius: Any) -> Ball:
    if radius > 0.1 or abs(value) > kit.exponent:
        raise Unclear
    kit.lost = kit.lost or 0 < abs(value) < kit.faint
    risen = kit.exp(value)
    return risen, risen * (2 * radius + 4 * kit.unit)


def ball_log(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    """The natural logarithm; undefined where the value cannot be positive."""
    ((value, radius),) = args
    if value + radius < 0 or (value == 0 and radius == 0):
        raise Undefined
    if not value > 2 * radius:
        raise Unclear
    result = kit.log(value)
    return result, 2 * radius / value + (abs(result) + 1) * 4 * kit.unit


def ball_power(kit: Kit, _: Step, args: list[Ball]) -> Ball:
    """A power; of a negative number for whole exponents only."""
    (base, base_radius), (exponent, radius) = args
    if base_radius == 0 and base == 0:
        return _power_of_zero(exponent, radius)
    if base + base_radius < 0:
        return _power_of_negative(kit, args)
    if not base > 2 * base_radius:
        raise Unclear
    risen, log_radius = ball_log(kit, _, args[:1])
    value = exponent * risen
    spread = abs(exponent) * log_radius + (abs(risen) + log_radius) * radius
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
        risen = ball_integer_power(kit, step, [base]) if whole else (1 + 0 * exponent, 0)
        return risen if whole >= 0 else inv(kit, step, [risen])
    if abs(exponent - whole) <= 2 * radius + kit.unit:
        raise Unclear
    raise Undefined
