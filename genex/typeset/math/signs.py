"""Tells binary operators from signs: rules 5 and 6 of appendix G."""

from genex.typeset.math import kinds
from genex.typeset.math.tree import Atom, Items


def signed(items: Items) -> Items:
    """The list, in which binary operators without something on both sides are signs."""
    left, before = kinds.OPEN, -1
    for index, item in enumerate(items):
        if type(item) is not Atom:
            continue
        kind = item.kind
        if kind == kinds.BIN and left in kinds.STARTS:
            kind = kinds.ORD
            _make_ordinary(items, index)
        elif left == kinds.BIN and kind in kinds.ENDS:
            _make_ordinary(items, before)
        left, before = kind, index
    if left == kinds.BIN:
        _make_ordinary(items, before)
    return items


def _make_ordinary(items: Items, index: int) -> None:
    """Make an ordinary symbol of a binary operator."""
    atom = items[index]
    if type(atom) is Atom:
        items[index] = Atom(kinds.ORD, *atom[1:])
