"""How numbers, names and formulas look in LaTeX."""

import re
from collections.abc import Sequence
from fractions import Fraction
from math import floor, isfinite, log10
from typing import Any

from genex.exact.choices import Choice, Choices, Prose
from genex.exact.decimals import exact_places
from genex.exact.digits import Digits, round_fraction, rounded, with_decimals
from genex.exact.formula import PRECEDENCE, Formula, Number, is_rational, precedence
from genex.exact.functions import Evaluator
from genex.exact.rounding import Figures, Places
from genex.exact.values import Shape

_WORDS = (str, Choice, Choices, Prose)  # values without digits
_LONGEST_EXPONENT = 30  # characters of LaTeX
_LARGE, _SMALL = 10**7, Fraction(1, 10**5)  # from here on figures that count are set apart
_NAMES = {
    "yhat": r"\hat{y}",
    "sigma": r"\sigma",
    "n_in": r"n_{\text{in}}",
    "n_out": r"n_{\text{out}}",
}


def tex(value: Any, decimals: Places | None = None, digits: Digits | None = None) -> str:
    r"""A number, formula, vector, matrix or shape; with `decimals` rounded to these places.

    >>> tex(Fraction(7, 2)), tex(Fraction(1, 3)), tex(Fraction(2, 3), 4)
    ('3.5', '\\frac{1}{3}', '0.6667')
    """
    if type(value) is Fraction:  # as nearly all values are
        return _number(value) if decimals is None else f"{round_fraction(value, decimals):f}"
    if isinstance(value, Shape):
        return f"({', '.join(map(str, value))}{',' * (len(value) == 1)})"
    if isinstance(value, (list, tuple)):
        lay_out = _matrix if _rows(value) else _vector
        return lay_out(value, decimals, digits)
    if isinstance(value, _WORDS):
        return rf"\text{{{value}}}"
    if isinstance(value, float):
        return _minus(f"{value:.10g}" if decimals is None else _of_float(value, decimals))
    if decimals is not None:
        return f"{(digits or Digits()).rounded(value, decimals):f}"
    return _formula(value) if isinstance(value, Formula) else _number(Fraction(value))


def _of_float(value: float, places: Places) -> str:
    """A float to these places."""
    if isinstance(places, int) or not isfinite(value):
        return f"{value:.{places if isinstance(places, int) else places.count}f}"
    return f"{rounded(Fraction(value), places):f}"


def significant(value: Any, figures: Places, digits: Digits | None = None) -> str:
    """A positive number with so many figures that count, so that what follows from it holds.

    >>> significant(Fraction(1, 4900), 5)
    '0.00020408'
    """
    if not isinstance(figures, int):
        return tex(value, figures, digits)
    size = Evaluator({})(value)
    leading = floor(log10(size)) if size > 0 else 0
    return tex(value, max(0, figures - 1 - leading), digits)


def value_in_text(value: Any, decimals: Places | None = None) -> str:
    """A number, vector or shape as text.

    >>> value_in_text((Fraction(-7, 2), Fraction(1, 3)))
    '(−3.5, 1/3)'
    """
    if isinstance(value, Shape) or not isinstance(value, (list, tuple)):
        text = str(tuple(value)) if isinstance(value, Shape) else _plain_number(value, decimals)
        return text.replace("-", "\u2212")
    return f"({', '.join(value_in_text(cell, decimals) for cell in value)})"


def _plain_number(value: Any, decimals: Places | None) -> str:
    """A number as text; a text as it is."""
    if isinstance(value, _WORDS):
        return str(value)
    if decimals is None and isinstance(value, (int, Fraction)) and exact_places(value) is None:
        return str(value)
    return tex(value, decimals)


def scientific(value: Any, figures: Figures) -> str:
    r"""A number of which some figures count; a very large or small one with a power of ten.

    >>> scientific(123456789.0, Figures(3)), scientific(0.25, Figures(3))
    ('1.23 \\cdot 10^{8}', '0.250')
    """
    if not far_from_one(value):
        return tex(value, figures)
    digits, power = f"{value:.{figures.count - 1}e}".split("e")
    return rf"{digits} \cdot 10^{{{int(power)}}}"


def far_from_one(value: Any) -> bool:
    """Whether it is so large or so small that its zeros would have to be counted."""
    number = isinstance(value, float) and isfinite(value) and value != 0
    return number and not _SMALL <= abs(value) < _LARGE


def _rows(value: Sequence[Any]) -> bool:
    """Whether it is a list of lists."""
    return bool(value) and isinstance(value[0], (list, tuple)) and not isinstance(value[0], Shape)


def _minus(text: str) -> str:
    """Without the sign of a negative zero."""
    return text[1:] if text.startswith("-") and not text.strip("-0.") else text


def _number(value: Fraction) -> str:
    """A decimal where it is a short one, otherwise a fraction."""
    decimals = exact_places(value)
    if decimals is not None:
        return f"{with_decimals(value, decimals):f}"
    sign = "-" if value < 0 else ""
    return rf"{sign}\frac{{{abs(value.numerator)}}}{{{value.denominator}}}"


def _matrix(
    value: Sequence[Sequence[Any]], decimals: Places | None = None, digits: Digits | None = None
) -> str:
    """A matrix in brackets; short decimals get as many places as the longest."""
    if decimals is None:
        decimals = _common_places([cell for row in value for cell in row])
    lines = (" & ".join(tex(cell, decimals, digits) for cell in row) for row in value)
    return r"\begin{bmatrix} " + r" \\ ".join(lines) + r" \end{bmatrix}"


def _vector(
    value: Sequence[Any], decimals: Places | None = None, digits: Digits | None = None
) -> str:
    """A vector in a line."""
    return "(" + r",\, ".join(tex(x, decimals, digits) for x in value) + ")"


def operand_in_latex(value: Any, decimals: Places | None = None) -> str:
    """A number as a later part of a sum or product: in brackets if it is negative."""
    text = tex(value, decimals)
    return f"({text})" if text.startswith("-") else text


def _common_places(cells: Sequence[Any]) -> int | None:
    """The decimals that write all cells exactly; None if one of them is no short decimal."""
    found = [None if isinstance(cell, (*_WORDS, Shape)) else exact_places(cell) for cell in cells]
    return None if None in found else max((n or 0 for n in found), default=0)


def column_in_latex(value: Sequence[Any], decimals: Places | None = None) -> str:
    """A vector as a column."""
    return _matrix([[cell] for cell in value], decimals)


def name_in_latex(text: str) -> str:
    """A name, with its digits as an index: x_1, w_{12}, ŷ."""
    if text in _NAMES:
        return _NAMES[text]
    stem, index = re.fullmatch(r"(.*?)(\d*)", text).groups()  # type: ignore[union-attr]
    stem = _NAMES.get(stem, stem)
    return stem if not index else f"{stem}_{index}" if len(index) == 1 else f"{stem}_{{{index}}}"


_FUNCTIONS = {"log": r"\ln", "sigmoid": r"\sigma", "tanh": r"\tanh", "relu": r"\operatorname{ReLU}"}


def _formula(x: Number) -> str:
    """A formula."""
    if not isinstance(x, Formula):
        return _number(Fraction(x))
    if x.operation in _SHAPES:
        return str(_SHAPES[x.operation](*x.parts))
    if x.operation == "exp":
        return _power_of_e(x.parts[0])
    if x.operation in _FUNCTIONS:
        return _FUNCTIONS[x.operation] + _bracketed(_formula(x.parts[0]))
    raise AssertionError(x.operation)


def _inner(x: Number, least: int) -> str:
    """A part of a formula, in brackets where it needs them."""
    strength = _binding(x) if isinstance(x, Formula) or x < 0 else 4
    return _formula(x) if strength >= least else _bracketed(_formula(x))


def _binding(x: Number) -> int:
    """How strongly a formula binds as it is printed, where exp is a power."""
    is_power = isinstance(x, Formula) and x.operation == "exp"
    return PRECEDENCE["^"] if is_power else precedence(x)


def _power_of_e(x: Number) -> str:
    """e to a power; what is tall, long or a power of e itself goes beside exp instead."""
    exponent = _in_a_line(x)
    tall = any(sign in exponent for sign in (r"\frac", r"\sqrt", r"\exp", "e^"))
    if tall or len(exponent) > _LONGEST_EXPONENT:
        return r"\exp" + _bracketed(_formula(x))
    return f"e^{{{exponent}}}"


def _in_a_line(x: Number) -> str:
    """A formula as an exponent has it: a quotient of short things with a slash."""
    if isinstance(x, Formula) and x.operation == "/":
        return "/".join(_inner(part, 4) for part in x.parts)
    return _formula(x)


def _bracketed(latex: str) -> str:
    """A formula in brackets that grow where it is tall; others would set themselves apart."""
    tall = r"\frac" in latex or r"\sqrt" in latex
    return rf"\left({latex}\right)" if tall else f"({latex})"


def _product(a: Number, b: Number) -> str:
    """Factors side by side, with a dot before a number."""
    left, right = _inner(a, 2), _inner(b, 2)
    return left + (r" \cdot " if right[0].isdigit() else r"\,") + right


def _quotient(a: Number, b: Number) -> str:
    """A fraction; what is divided as one of n parts, such as 0.5 / x, goes below as 1 / (2 x)."""
    if is_rational(a) and Fraction(a).numerator == 1:
        a, b = 1, b * Fraction(a).denominator if a != 1 else b
    return rf"\frac{{{_formula(a)}}}{{{_formula(b)}}}"


_SHAPES: dict[str, Any] = {
    "name": name_in_latex,
    "+": lambda a, b: f"{_inner(a, 1)} + {_inner(b, 2)}",
    "-": lambda a, b: f"{_inner(a, 1)} - {_inner(b, 2)}",
    "neg": lambda a: f"-{_inner(a, 2)}",
    "*": _product,
    "/": _quotient,
    "^": lambda a, b: f"{_inner(a, PRECEDENCE['^'] + 1)}^{{{_formula(b)}}}",
    "sqrt": lambda a: rf"\sqrt{{{_formula(a)}}}",
}
