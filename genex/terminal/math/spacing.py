"""How many cells are left free between two atoms."""

import re
from typing import Final

from genex.latex import kinds
from genex.latex.tree import Atom, BigOperator, Brace, Fraction, Number, Radical, Stack, Words
from genex.terminal.math.boxes import Box

# Rows are left neighbours, columns right ones: ord, op, bin, rel, open, close, punct, inner. As
# The TeXbook has it on page 170, but a thin space is a cell only where two words would touch.
_WIDE: Final = [
    [0, 1, 1, 1, 0, 0, 0, 0],
    [1, 1, 1, 1, 0, 0, 0, 0],
    [1, 1, 1, 1, 1, 1, 1, 1],
    [1, 1, 1, 0, 1, 0, 0, 1],
    [0, 0, 0, 0, 0, 0, 0, 0],
    [0, 1, 1, 1, 0, 0, 0, 0],
    [1, 1, 1, 1, 1, 0, 0, 1],
    [0, 1, 1, 1, 0, 0, 0, 0],
]
_TIGHT: Final = [[int(kinds.OP in {row, column}) for column in range(8)] for row in range(8)]
_SIGNS: Final = "−+±∓"
_OPENING: Final = tuple("([{⟨|‖⌊⌈")
_SCRIPT_AT_END: Final = re.compile(r"[_^][^\s()_^]*$")
_WORD_AT_START: Final = re.compile(r"[^\W_]")

Set = tuple[Atom, Box]
"""An atom and what has become of it."""


def gap(before: Set, after: Set, *, tight: bool) -> int:
    """Return how many cells are free between two neighbours; scripts are tight."""
    (one, _), (two, right) = before, after
    if is_one_of(two, "."):
        return 0
    if _must_part(before, after):
        return 1
    if one.kind == kinds.ORD and is_one_of(one, _SIGNS) and two.kind == kinds.OP:
        return int(type(two.nucleus) is Brace)
    if one.kind == kinds.OP and right.text.startswith(_OPENING):
        return int(type(one.nucleus) is BigOperator)
    table = _TIGHT if tight else _WIDE
    return 0 if tight and kinds.OPEN in {one.kind, two.kind} else table[one.kind][two.kind]


def is_one_of(atom: Atom, signs: str) -> bool:
    """Tell whether an atom is one of some signs."""
    return isinstance(atom.nucleus, str) and atom.nucleus in signs


def _must_part(before: Set, after: Set) -> bool:
    """Tell whether two neighbours could be read as one."""
    (one, left), (two, right) = before, after
    if two.kind in {kinds.PUNCT, kinds.CLOSE} and not right.tall:
        return False
    if left.tall and right.tall:
        return True
    if type(one.nucleus) is Radical and two.kind in {kinds.ORD, kinds.OPEN, kinds.INNER}:
        return not is_one_of(two, "./%")
    barred = (type(atom.nucleus) is Fraction and box.tall for atom, box in (before, after))
    return any(barred) or _words_touch(one, two, left.text, right.text)


def _words_touch(one: Atom, two: Atom, left: str, right: str) -> bool:
    """Tell whether the end of a word, number or script runs into a letter."""
    if not _WORD_AT_START.match(right):
        return False
    if _SCRIPT_AT_END.search(left):
        return True
    wordy = any(type(a.nucleus) in {Words, Stack, Number} for a in (one, two))
    return wordy and left[-1:].isalnum() and _joined(one, two)


def _joined(one: Atom, two: Atom) -> bool:
    """Tell whether two words, or a letter and a number, meet; 2x and 3 ln x are no such case."""
    return type(one.nucleus) in {Words, Stack} or type(two.nucleus) in {Words, Number}
