"""Which values are surely above zero, or surely not below it."""

from collections.abc import Callable
from fractions import Fraction

UNKNOWN, NOT_NEGATIVE, POSITIVE = range(3)

_Rule = Callable[[list[int], Fraction | int | bool], int]


def _number(_: list[int], value: Fraction | int | bool) -> int:
    return POSITIVE if value > 0 else NOT_NEGATIVE if value == 0 else UNKNOWN


def _sum(args: list[int], _: object) -> int:
    return max(args) if min(args) > UNKNOWN else UNKNOWN


def _product(args: list[int], _: object) -> int:
    return min(args)


def _integer_power(args: list[int], exponent: Fraction | int | bool) -> int:
    return args[0] or (NOT_NEGATIVE if exponent % 2 == 0 else UNKNOWN)


_RULES: dict[str, _Rule] = {
    "number": _number,
    "name": lambda _, positive: POSITIVE if positive else UNKNOWN,
    "pi": lambda *_: POSITIVE,
    "add": _sum,
    "mul": _product,
    "inv": _product,
    "integer power": _integer_power,
    "power": lambda args, broken: max(args[0], NOT_NEGATIVE) if broken else args[0],
    "exp": lambda *_: POSITIVE,
    "abs": lambda *_: NOT_NEGATIVE,
    "factorial": lambda *_: POSITIVE,
}


def sign_of(op: str, args: list[int], value: Fraction | int | bool) -> int:
    """What is known of a value's sign from the signs it is made of."""
    rule = _RULES.get(op)
    return rule(args, value) if rule else UNKNOWN
