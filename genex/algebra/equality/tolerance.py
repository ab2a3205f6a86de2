"""How close is close enough: absolute, relative, significant figures, decimals."""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from genex.algebra.equality.pair import Outcome, Pair
from genex.algebra.equality.stages import decide
from genex.algebra.numeric.balls import Point, Unclear, Undefined
from genex.algebra.numeric.constants import constant_value
from genex.algebra.numeric.evaluation import evaluate
from genex.algebra.numeric.kits import DOUBLES
from genex.errors import AuthorError

_BLUR = Fraction(1, 10**50)  # what is closer than this to the edge is not told by digits
_WRITTEN = re.compile(r"[\s+(−-]*([0-9]+\.?[0-9]*|\.[0-9]+)")
_DECIMALS = re.compile(r"\s*[-+−]?[0-9]*\.([0-9]+)\s*")

_CLOSE = Outcome(True, "the value is close enough")
_TOO_FAR = Outcome(False, "the value is too far from the right one")
_FIGURES = Outcome(False, "the number of figures is not the one that is asked for")


def close(pair: Pair, tolerance: Mapping[str, Any], text: str) -> Outcome:
    """Whether an answer is as close to the reference as is asked."""
    kind = tolerance.get("type")
    if kind in ("abs", "rel"):
        return _within(pair, kind, _rational(tolerance))
    if kind in _FIGURED:
        return _FIGURED[kind](pair, tolerance, text)
    raise AuthorError(f"tolerance: unknown type {kind!r}. Use abs, rel, sigfigs or decimals.")


def _rational(tolerance: Mapping[str, Any]) -> Fraction:
    value = tolerance.get("value")
    if isinstance(value, bool) or not isinstance(value, int | float | str | Fraction):
        raise AuthorError(f"tolerance: {value!r} is not a number")
    return Fraction(str(value))


# -- absolute and relative


def _within(pair: Pair, kind: str, width: Fraction) -> Outcome:
    if not pair.constant:
        return _within_everywhere(pair, kind, width)
    own, right = _value(pair, pair.answer), _value(pair, pair.reference)
    room = width * (abs(right) if kind == "rel" else 1) - abs(own - right)
    if not (_is_exact(pair) or abs(room) > _BLUR * max(abs(own), abs(right))):
        return decide(pair) if width == 0 or right == 0 else _CLOSE
    return _CLOSE if room >= 0 else _TOO_FAR


def _is_exact(pair: Pair) -> bool:
    places = (pair.answer, pair.reference)
    return all(pair.program.exact(place) is not None for place in places)


def _within_everywhere(pair: Pair, kind: str, width: Fraction) -> Outcome:
    """At ordinary points, and certified there."""
    seen = 0
    for names in pair.samples.near(12):
        values: list[tuple[float, float]] = []
        try:
            evaluate(pair.program, Point(DOUBLES, names), values, len(pair.program.steps))
        except (Undefined, Unclear):
            continue
        (right, blur), (own, own_blur) = values[pair.reference], values[pair.answer]
        room = float(width) * (abs(right) if kind == "rel" else 1) - abs(own - right)
        if room < -(blur + own_blur):
            return _TOO_FAR
        seen += 1
    return _CLOSE if seen >= 3 else Outcome(None, "too few points could be compared")


def _value(pair: Pair, place: int) -> Fraction:
    """The value of a constant in a pair."""
    return constant_value(pair.program, place)


# -- figures and decimals


def _significant(pair: Pair, tolerance: Mapping[str, Any], text: str) -> Outcome:
    """To so many significant figures; `written` asks that so many are typed, too."""
    digits = _digits(tolerance)
    accuracy = tolerance.get("accuracy", digits)
    more = bool(tolerance.get("allow_extra"))
    if tolerance.get("written") and not _has_figures(text, digits, more=more):
        return _FIGURES
    if accuracy == 0:
        return _CLOSE
    own, right = _value(pair, pair.answer), _value(pair, pair.reference)
    goal = _rounded(right, digits)
    own = _rounded(own, digits) if more else own
    unit = Fraction(10) ** ((_magnitude(goal) + 1 if goal else 0) - accuracy)
    if own * goal < 0:
        return _TOO_FAR
    near = abs(own - goal) * 2 < unit
    plain = "accuracy" not in tolerance and abs(own - right) * 2 <= unit
    return _CLOSE if near or plain else _TOO_FAR


def _only_written(_: Pair, tolerance: Mapping[str, Any], text: str) -> Outcome:
    figures = _written_figures(text)
    return _CLOSE if figures and figures[0] == _digits(tolerance) else _FIGURES


def _decimal_places(pair: Pair, tolerance: Mapping[str, Any], text: str) -> Outcome:
    """To so many decimals; they have to be typed unless `written` is false."""
    digits = _digits(tolerance)
    match = _DECIMALS.fullmatch(text)
    if tolerance.get("written", True) and not (match and len(match[1]) == digits):
        return _FIGURES
    unit = Fraction(1, 10**digits)
    own, right = _value(pair, pair.answer), _value(pair, pair.reference)
    return _CLOSE if _to_unit(own, unit) == _to_unit(right, unit) else _TOO_FAR


_FIGURED: dict[str, Callable[[Pair, Mapping[str, Any], str], Outcome]] = {
    "sigfigs": _significant,
    "sigfigs_written": _only_written,
    "decimals": _decimal_places,
}


def _digits(tolerance: Mapping[str, Any]) -> int:
    digits = tolerance.get("digits")
    if not isinstance(digits, int) or not 0 < digits <= 50:
        raise AuthorError(f"tolerance: digits must be 1 to 50, not {digits!r}")
    return digits


def _magnitude(number: Fraction) -> int:
    """The power of ten of the first digit."""
    number = abs(number)
    power = len(str(number.numerator)) - len(str(number.denominator))
    return power - 1 if Fraction(10) ** power > number else power


def _rounded(number: Fraction, digits: int) -> Fraction:
    """To so many significant figures, halves away from zero."""
    return _to_unit(number, Fraction(10) ** (_magnitude(number) + 1 - digits)) if number else number


def _to_unit(number: Fraction, unit: Fraction) -> Fraction:
    whole = (abs(number) / unit + Fraction(1, 2)) // 1
    return whole * unit * (-1 if number < 0 else 1)


def _written_figures(text: str) -> tuple[int, int] | None:
    """The least and the largest number of significant figures that a typed number may have."""
    match = _WRITTEN.match(text)
    if match is None:
        return None
    typed = match[1]
    figures = typed.replace(".", "").lstrip("0")
    if "." in typed:
        zeros = len(typed.partition(".")[2])
        return (len(figures), len(figures)) if figures else (max(1, zeros), max(1, zeros))
    return (len(figures.rstrip("0")), len(figures)) if figures else (1, 1)


def _has_figures(text: str, digits: int, *, more: bool) -> bool:
    figures = _written_figures(text)
    if figures is None:
        return False
    least, most = figures
    return digits <= most if more else least <= digits <= most
