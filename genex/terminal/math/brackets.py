"""Where a formula in one row needs brackets that it has not on paper."""

from typing import Final

from genex.latex import kinds
from genex.latex.tree import Atom, Fraction, Items, Space
from genex.terminal.math.setter import QUAD
from genex.terminal.math.spacing import is_one_of

_LOOSE: Final = frozenset({kinds.BIN, kinds.REL, kinds.OP, kinds.PUNCT})
_FACTOR: Final = frozenset({kinds.ORD, kinds.OP, kinds.OPEN, kinds.INNER})
_NO_FACTOR: Final = "./%′"
_PAIRS: Final = {"(": ")", "[": "]", "{": "}", "⟨": "⟩"}


def bracketed(text: str) -> str:
    """A text in brackets, unless it is."""
    return text if _closed(text) else f"({text})"


def _closed(text: str) -> bool:
    """Tell whether the first character is a bracket that the last one closes."""
    end = _PAIRS.get(text[:1])
    depth = 0
    for place, char in enumerate(text):
        depth += (char == text[0]) - (char == end)
        if depth == 0:
            return end is not None and place == len(text) - 1
    return False


def divided(item: Atom) -> bool:
    """Tell whether an atom becomes a/b."""
    return type(item.nucleus) is Fraction and item.nucleus.ruled


def in_product(items: Items, index: int) -> bool:
    """Tell whether an operator or a stroke precedes, or a factor follows without a sign."""
    before, after = _neighbour(items[:index][::-1]), _neighbour(items[index + 1 :])
    if before and (before.kind == kinds.OP or is_one_of(before, "/")):
        return True
    return after is not None and after.kind in _FACTOR and not is_one_of(after, _NO_FACTOR)


def _neighbour(items: Items) -> Atom | None:
    """The first atom, unless a wide space precedes it."""
    for item in items:
        if isinstance(item, Atom) or (isinstance(item, Space) and item.width >= QUAD):
            return item if isinstance(item, Atom) else None
    return None


def loose(items: Items) -> bool:
    """Tell whether a formula is a sum, a comparison or a fraction."""
    atoms = [item for item in items if isinstance(item, Atom)]
    return any(a.kind in _LOOSE or is_one_of(a, "/") or divided(a) for a in atoms)


def holds_together(items: Items) -> bool:
    """Tell whether a formula is one factor, or a differential such as ∂x."""
    atoms = [item for item in items if isinstance(item, Atom)]
    if len(atoms) == 2 and is_one_of(atoms[0], "𝜕∂𝑑d"):
        atoms = atoms[1:]
    return len(atoms) == 1 and not loose(items)
