"""Several equal numbers in one answer, such as -ln(0.02) = 3.9120: the last one is the answer."""

import re
from collections.abc import Callable
from itertools import accumulate

from genex.algebra import Names, read_tree
from genex.answers.cells import Cell
from genex.answers.dressing import is_labelled, undressed
from genex.answers.number_text import uncalled
from genex.errors import AnswerError

_EQUALS = re.compile(r"(?<![<>=!])[=≈≃≅](?!=)")
_ANY_NAMES = Names(closed=False)
_MOST = 6  # sides
_EXACT = 1e-9  # relative


def read_last(text: str, read: Callable[[str], Cell], read_other: Callable[[str], Cell]) -> Cell:
    """The last of several numbers that are said to be equal, and are; mostly the only one."""
    dressed = undressed(text)
    bare = uncalled(dressed)
    bare = bare if bare == dressed else undressed(bare)
    sides = _sides(bare) if _EQUALS.search(bare) else [bare]
    if len(sides) > _MOST:
        raise AnswerError(f"more than {_MOST} numbers are said to be equal here")
    last = read(sides[-1])
    for side in sides[:-1]:
        if is_labelled(text) and _is_symbolic(side):  # L = (a - y)^2/2 = 4.5
            continue
        other = read_other(side)
        if not _agree(other, last):
            raise AnswerError(f"{other.text} is not {last.text}: which of them is the answer?")
    return last


def _sides(text: str) -> list[str]:
    """The sides of equalities, each behind as much white space as was before it."""
    pieces = _EQUALS.split(text)
    ends = accumulate(len(piece) + 1 for piece in pieces)
    sides = [piece.rjust(end - 1) for piece, end in zip(pieces, ends, strict=True)]
    for piece, side in zip(pieces, sides, strict=True):
        if not piece.strip():
            raise AnswerError("something is missing beside ‘=’", len(side))
    return sides


def _is_symbolic(side: str) -> bool:
    """Whether a side is a formula in names, which say nothing of the number."""
    try:
        read_tree(side, _ANY_NAMES)
    except AnswerError:
        return False
    try:
        read_tree(side, Names())
    except AnswerError:
        return True
    return False


def _agree(first: Cell, last: Cell) -> bool:
    """Whether two numbers are equal, but for the rounding of the one with fewer decimals."""
    written = [cell.decimals for cell in (first, last)]
    coarse = min((places for places in written if places is not None), default=0)
    rounded = written[0] != written[1] and coarse > 0
    room = 10.0**-coarse if rounded else _EXACT * max(1.0, abs(last.value))
    return bool(abs(first.value - last.value) <= room)
