"""Reads lengths."""

import re
from typing import Final

from genex.latex.parser import Parser

_LENGTH: Final = re.compile(r"\s*(-?[0-9]*\.?[0-9]+)\s*(em|ex|mu|pt|mm|cm)\s*")
# In thousandths of an em. Absolute units are those of a page set in ten points.
_UNITS: Final = {"em": 1000, "ex": 470, "mu": 1000 / 18, "pt": 100, "mm": 284.5, "cm": 2845}


def _length(text: str) -> float | None:
    """A length in thousandths of an em, if the text is one."""
    match = _LENGTH.fullmatch(text)
    return float(match[1]) * _UNITS[match[2]] if match else None


def read_length(parser: Parser) -> float:
    """The length in braces that follows."""
    at = parser.at
    text = parser.raw()
    width = _length(text)
    if width is None:
        parser.fail(f"{text!r} is not a length such as 1em or 3pt", at)
    return width


def read_gap(parser: Parser) -> float:
    """The length in square brackets after the end of a row, or 0 if there is none."""
    if parser.tokens[parser.at] != "[":
        return 0.0
    start = parser.offsets[parser.at] + 1
    end = parser.source.find("]", start)
    gap = _length(parser.source[start:end]) if end > 0 else None
    if gap is None:  # a row that begins with a bracket
        return 0.0
    parser.seek(end + 1)
    return gap
