"""Rules for what looks the same in one row and in several."""

from typing import Final

from genex.latex.styles import TEXT
from genex.latex.tree import (
    Accent,
    Arrow,
    BigOperator,
    Delimiter,
    Group,
    Number,
    Phantom,
    Struck,
    Words,
)
from genex.terminal.math.boxes import NOTHING, Box, blank_box, box_of_line, boxes_beside
from genex.terminal.math.letters import composed, in_plain_letters
from genex.terminal.math.setter import Rules, Setter


def _symbol(_setter: Setter, char: str) -> Box:
    """A letter or a sign."""
    return box_of_line(in_plain_letters(char))


def _number(_setter: Setter, node: Number) -> Box:
    """Digits, in the one face there is."""
    return box_of_line(in_plain_letters(node.text))


def _big(_setter: Setter, node: BigOperator) -> Box:
    """A sum or an integral: as large as a letter."""
    return box_of_line(node.char)


def _delimiter(_setter: Setter, node: Delimiter) -> Box:
    """A delimiter that stays in its row."""
    return box_of_line(in_plain_letters(node.char))


def _words(setter: Setter, node: Words) -> Box:
    """Words, and formulas among them."""
    setter = setter.at_most(TEXT)
    return boxes_beside(
        box_of_line(in_plain_letters(piece)) if isinstance(piece, str) else setter.items(piece)
        for piece in node.pieces
    )


def _group(setter: Setter, node: Group) -> Box:
    """A formula in braces."""
    return setter.items(node.body)


def _struck(_setter: Setter, node: Struck) -> Box:
    """A relation that is denied."""
    return box_of_line(composed(in_plain_letters(node.char), "\u0338"))


def accented(setter: Setter, node: Accent) -> Box:
    """An accent on a letter."""
    return box_of_line(composed(setter.in_line().items(node.body).text, node.mark))


def _phantom(setter: Setter, node: Phantom) -> Box:
    """Room for something that is not seen; what is smashed is seen."""
    box = setter.items(node.body)
    if node.inked:
        return box
    kept = blank_box(box.width, box.height, box.depth) if node.tall else blank_box(box.width)
    return kept if node.wide else NOTHING


_ARROWS: Final = {
    "→": ("─", "→"),
    "←": ("←", "─"),
    "↔": ("←", "→"),
    "⇒": ("═", "⇒"),
    "⇐": ("⇐", "═"),
    "↦": ("├", "→"),
}


def shaft(char: str, label: str) -> str:
    """A long arrow with a label in it."""
    tail, head = _ARROWS[char]
    return f"{tail}{filling(char)}{label}{filling(char)}{head}"


def filling(char: str) -> str:
    """What an arrow is made longer with."""
    return "═" if char in "⇒⇐" else "─"


def _arrow(setter: Setter, node: Arrow) -> Box:
    """An arrow with its labels in it."""
    small = setter.small()
    labels = [small.items(node.above), *([small.items(node.below)] if node.below else [])]
    return box_of_line(shaft(node.char, "; ".join(box.text for box in labels if box.width)))


SYMBOLS: Final[Rules] = {
    Accent: accented,
    Arrow: _arrow,
    BigOperator: _big,
    Delimiter: _delimiter,
    Group: _group,
    Number: _number,
    Phantom: _phantom,
    Struck: _struck,
    Words: _words,
    str: _symbol,
}
