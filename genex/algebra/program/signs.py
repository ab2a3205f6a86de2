"""Which values are surely positive, below one or above it."""

from collections.abc import Callable
from fractions import Fraction

_MINUS_SHARE, UNKNOWN, NOT_NEGATIVE, POSITIVE, SHARE, _LARGE = range(-1, 5)
"""Between −1 and 0, anything, ≥ 0, > 0, between 0 and 1, above 1; the last three are positive."""

Fact = Fraction | int | bool | None
_Rule = Callable[[list[int], Fact], int]


def sign_of(op: str, args: list[int], fact: Fact) -> int:
    """What is known of a value from what is known of those it is made of.

    The fact is the value of a number, the exponent of an integer power, the number in a sum,
    whether an exponent is broken; of a name, its place among the signs.
    """
    rule = _RULES.get(op)
    return rule(args, fact) if rule else UNKNOWN


def _number(_: list[int], value: Fact) -> int:
    assert value is not None
    if value <= 0:
        return NOT_NEGATIVE if value == 0 else UNKNOWN
    return SHARE if value < 1 else _LARGE if value > 1 else POSITIVE


def _sum(args: list[int], number: Fact) -> int:
    others = args[:-1] if number is not None else args
    least = min(others)
    if least == _MINUS_SHARE and number is not None and number >= 1:
        rest = sorted(others)[1:]
        if not rest:
            return SHARE if number == 1 else POSITIVE
        return POSITIVE if rest[0] > UNKNOWN else UNKNOWN
    if min(args) <= UNKNOWN:
        return UNKNOWN
    above = _LARGE in args or (number is not None and number >= 1 and max(others) >= POSITIVE)
    return _LARGE if above else min(max(args), POSITIVE)


def _product(args: list[int], _: Fact) -> int:
    least, most = min(args), max(args)
    if least <= UNKNOWN:
        return UNKNOWN
    return least if least in {most, NOT_NEGATIVE} else POSITIVE


def _inverse(args: list[int], _: Fact) -> int:
    return {SHARE: _LARGE, _LARGE: SHARE, _MINUS_SHARE: UNKNOWN}.get(args[0], args[0])


def _integer_power(args: list[int], exponent: Fact) -> int:
    if args[0] > UNKNOWN:
        return args[0]
    return NOT_NEGATIVE if exponent is not None and exponent % 2 == 0 else UNKNOWN


def _power(args: list[int], broken: Fact) -> int:
    return min(max(args[0], NOT_NEGATIVE if broken else UNKNOWN), POSITIVE)


_RULES: dict[str, _Rule] = {
    "number": _number,
    "name": lambda _, sign: int(sign or UNKNOWN),
    "pi": lambda *_: _LARGE,
    "add": _sum,
    "mul": _product,
    "inv": _inverse,
    "neg": lambda args, _: _MINUS_SHARE if args[0] == SHARE else UNKNOWN,
    "integer power": _integer_power,
    "power": _power,
    "exp": lambda *_: POSITIVE,
    "abs": lambda *_: NOT_NEGATIVE,
    "factorial": lambda *_: POSITIVE,
}
