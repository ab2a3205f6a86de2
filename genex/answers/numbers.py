"""A number: 3.5, -7/2, 1e-3, -ln(0.4), or with a decimal comma; alone or behind equal ones."""

import re
from functools import lru_cache

from genex.algebra import Names, Unclear, Undefined, in_doubles, read_tree
from genex.answers.cells import Cell, short
from genex.answers.equalities import read_last
from genex.answers.number_text import bare_number, refuse_raised_product, two_readings
from genex.errors import AnswerError

PLAIN = re.compile(r"\s*([-+−–]?)(\d{0,30})(?:[.,](\d{0,30}))?\s*", re.ASCII)
_SCIENTIFIC = re.compile(r"[-+−]?\d*\.?(\d*)e([-+−]?\d{1,3})", re.ASCII | re.IGNORECASE)
_GROUPED = re.compile(r"[-+−–]?[1-9]\d{0,2},\d{3}", re.ASCII)
_NO_NAMES = Names()
_LARGEST = 1e30
LONGEST_SUM = 200  # characters of what is still to be worked out
_CLOSE = 1e-10  # of what is worked out in doubles
_UNCLEAR = "the value is too large or cannot be worked out"


@lru_cache(maxsize=4096)  # a class writes the same numbers again and again
def read_number(text: str) -> Cell:
    """One number."""
    plain = PLAIN.fullmatch(text)
    if plain and (plain[2] or plain[3]):
        return decimal(plain)
    return read_last(text, _read_side, _read_other)


@lru_cache(maxsize=4096)
def read_large_number(text: str) -> Cell:
    """A number where only whole ones fit, so that 12,345 has five digits."""
    plain = PLAIN.fullmatch(text)
    if plain and plain[2] and plain[3] is None:
        return decimal(plain)
    return read_last(text, _read_whole, _read_whole)


def read_doubtful_number(text: str) -> Cell:
    """A number where 12,345 may have five digits or three decimals: that is left to a person."""
    if _GROUPED.fullmatch(text.strip()):
        raise AnswerError(two_readings(text.strip(), ","), text.index(","))
    return read_large_number(text)


def _read_side(text: str) -> Cell:
    """One number alone."""
    refuse_raised_product(text)
    return _read_other(text)


def _read_other(text: str) -> Cell:
    """One number that another one is said to be equal to, so that 2·3 = 6 leaves no doubt."""
    return _read_bare(bare_number(text))


def _read_whole(text: str) -> Cell:
    """One number alone, where only whole ones fit."""
    return _read_bare(bare_number(text, whole=True))


def _read_bare(text: str) -> Cell:
    """One number without anything around it."""
    plain = PLAIN.fullmatch(text)
    if plain and (plain[2] or plain[3]):
        return decimal(plain)
    if len(text.strip()) > LONGEST_SUM:
        raise AnswerError(f"longer than {LONGEST_SUM} characters, too long for a number")
    return Cell(short(text), _value_of(text), _scientific(text.strip()))


def _value_of(text: str) -> float:
    """The value of an expression without names, in doubles that are sure to be close."""
    try:
        value, radius = in_doubles(read_tree(text, _NO_NAMES))
    except Undefined:
        raise AnswerError("it has no value") from None
    except Unclear:
        raise AnswerError(_UNCLEAR) from None
    if abs(value) > _LARGEST or radius > _CLOSE * max(1.0, abs(value)):
        raise AnswerError(_UNCLEAR)
    return value


def decimal(match: re.Match[str]) -> Cell:
    """A number that is written as a decimal."""
    whole, behind = match[2] or "0", match[3] or ""
    text = f"{whole}.{behind}" if behind else whole
    negative = match[1] not in {"", "+"}
    value = float(text)
    return Cell(f"-{text}" if negative else text, -value if negative else value, len(behind))


def _scientific(text: str) -> int | None:
    """How many decimals 1.23e-4 writes; None for a fraction or formula."""
    match = _SCIENTIFIC.fullmatch(text)
    return max(0, len(match[1]) - int(match[2].replace("−", "-"))) if match else None
