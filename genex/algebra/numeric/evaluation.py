"""The values of a program at a point, each with its error bound."""

from collections.abc import Callable
from fractions import Fraction

from genex.algebra.numeric import functions as ball_functions
from genex.algebra.numeric import powers as ball_powers
from genex.algebra.numeric import ring as ball_ring
from genex.algebra.numeric.balls import Ball, Kit, Point, Unclear
from genex.algebra.program.program import Program, Step


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


_RULES: dict[str, Callable[[Kit, Step, list[Ball]], Ball]] = {
    "add": ball_ring.ball_sum,
    "mul": ball_ring.ball_product,
    "neg": ball_ring.ball_opposite,
    "inv": ball_ring.inv,
    "integer power": ball_ring.ball_integer_power,
    "exp": ball_powers.ball_exp,
    "log": ball_powers.ball_log,
    "power": ball_powers.ball_power,
    "abs": ball_functions.ball_abs,
    "sign": ball_functions.ball_sign,
    "floor": ball_functions.ball_floor,
    "factorial": ball_functions.ball_factorial,
    "sin": ball_functions.ball_sin,
    "cos": ball_functions.ball_cos,
    "asin": ball_functions.ball_asin,
    "atan": ball_functions.ball_atan,
    "atan2": ball_functions.atan2,
}
