"""A number: 3.5, -7/2, 1e-3, -ln(0.4), or with a decimal comma."""

from __future__ import annotations

import re

from genex.algebra.grammar import read as read_tree
from genex.algebra.names import Names
from genex.algebra.values import number
from genex.answers.cells import Cell, short
from genex.errors import AnswerError

PLAIN = re.compile(r"\s*([-+−–]?)(\d{0,30})(?:[.,](\d{0,30}))?\s*", re.ASCII)
SCIENTIFIC = re.compile(r"[-+−]?\d*\.?(\d*)e([-+−]?\d{1,3})", re.ASCII | re.IGNORECASE)
NO_NAMES = Names()
LARGEST = 10**30


def read_number(text: str) -> Cell:
    """One number."""
    plain = PLAIN.fullmatch(text)
    if plain and (plain[2] or plain[3]):
        return decimal(plain)
    value = number(read_tree(text, NO_NAMES))
    if abs(value) > LARGEST:
        raise AnswerError("the number is too large")
    return Cell(short(text), float(value), scientific(text.strip()))


def decimal(match: re.Match[str]) -> Cell:
    """A number that is written as a decimal."""
    whole, behind = match[2] or "0", match[3] or ""
    text = f"{whole}.{behind}" if behind else whole
    negative = match[1] not in {"", "+"}
    value = float(text)
    return Cell(f"-{text}" if negative else text, -value if negative else value, len(behind))


def scientific(text: str) -> int | None:
    """How many decimals 1.23e-4 writes; None for a fraction or formula."""
    match = SCIENTIFIC.fullmatch(text)
    return max(0, len(match[1]) - int(match[2].replace("−", "-"))) if match else None


def figures(cell: Cell) -> int:
    """How many significant figures were written."""
    digits = re.sub(r"[eE].*", "", cell.text).lstrip("-+0.").replace(".", "")
    return sum(character.isdigit() for character in digits)
