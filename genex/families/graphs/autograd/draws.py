"""Programs as they are drawn: the scenes are common to all variants, the numbers are one's own."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from genex.exercise import Draw, Unsuitable
from genex.families.graphs.autograd.checks import flaw
from genex.families.graphs.autograd.rules import RULES
from genex.families.graphs.autograd.scenes import PLANS
from genex.families.graphs.autograd.statements import NUMBERS
from genex.families.graphs.autograd.traces import followed

_LARGEST, _LARGEST_VALUE = 1500, 10**4  # by hand; most values need not be worked out
_STARTS = (-3, -2, 2, 3, 4, 5)
_POWERS = ((2, 1, 0), (3, 1, 0), (3, 2, 0), (3, 2, 1))
_LOW_POWERS = ((2, 1), (2, 1, 0))  # of what may be large already
_PRODUCTS = ("x**2*w + {}*w", "{}*x*w + w**2", "x*w**2 + {}*x", "x**2*w**2 + {}*x")
_CUTS = ("{}*c*x + x**2", "c*x + {}*x**2", "c*x**2 + {}*x")


def draw_program(d: Draw, size: int) -> tuple[str, ...]:
    """A scene of each of some kinds, one after the other."""
    lines = list[str]()
    for number, scenes in enumerate(PLANS[size], 1):
        name = d.common.choice(f"scene/{number}", [*scenes])
        for text in scenes[name]:
            lines.append(_filled(d, f"line/{len(lines) + 1}", text))
    _check(tuple(lines))
    return tuple(lines)


def _filled(d: Draw, at: str, text: str) -> str:
    """A line with its numbers."""
    return re.sub(
        r"{(\w+) ?(\w*)}", lambda gap: _fill(d, f"{at}/{gap.start()}", *gap.groups()), text
    )


def _fill(d: Draw, at: str, kind: str, name: str) -> str:
    """What is drawn for a gap."""
    return str(_GAPS[kind](d, at, name))


def _polynomial(powers: tuple[tuple[int, ...], ...], d: Draw, at: str, name: str) -> str:
    """A polynomial; the work is in its powers, which all variants share."""
    chosen = d.common.choice(f"{at}/powers", powers)
    sign = d.common.choice(f"{at}/sign", ("+", "+", "-"))
    counts = [d.integer(f"{at}/{power}", 1, 9 if power < 2 else 5) for power in chosen]
    terms = [_term(count, name, power) for count, power in zip(counts, chosen, strict=True)]
    return f" {sign} ".join([terms[0], " + ".join(terms[1:])])


def _term(count: int, name: str, power: int) -> str:
    """A term of a polynomial."""
    if power == 0:
        return str(count)
    variable = name if power == 1 else f"{name}**{power}"
    return variable if count == 1 else f"{count}*{variable}"


def _one_of(forms: tuple[str, ...], d: Draw, at: str, _name: str) -> str:
    """A form that all variants share, with a number of one's own."""
    return d.common.choice(f"{at}/form", forms).format(d.integer(f"{at}/count", 2, 9))


def _cells(d: Draw, at: str, _name: str) -> str:
    """An array."""
    return ", ".join(str(int(cell)) for cell in d.decimals(at, 3, "1", "99", decimals=0))


_GAPS: Mapping[str, Callable[[Draw, str, str], object]] = {
    "start": lambda d, at, _: d.choice(at, _STARTS),
    "of": partial(_polynomial, _POWERS),
    "low": partial(_polynomial, _LOW_POWERS),
    "product": partial(_one_of, _PRODUCTS),
    "cut": partial(_one_of, _CUTS),
    "retain": lambda d, at, _: d.common.choice(at, ("", "retain_graph=True")),
    "sign": lambda d, at, _: d.common.choice(at, "+-"),
    "number": lambda d, at, _: d.integer(at, 1, 5),
    "cells": _cells,
    "cell": lambda d, at, _: d.integer(at, 10, 99),
}


def _check(lines: tuple[str, ...]) -> None:
    """Numbers for working by hand, none of which looks like one that is not printed."""
    wrong = flaw(lines)
    if wrong:
        raise Unsuitable(wrong)
    trace = followed(RULES, lines)
    if not all(0 < abs(number) <= _LARGEST for number in trace.values(NUMBERS)):
        raise Unsuitable("a gradient is 0 or large")
    if any(abs(value) > _LARGEST_VALUE for value in trace.values({"define"})):
        raise Unsuitable("a value is large")
