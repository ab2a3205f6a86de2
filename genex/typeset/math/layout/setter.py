"""Sets lists of atoms side by side, and hands each nucleus to the rule for its type."""

from collections.abc import Callable
from functools import cache
from typing import Final, TypeAlias

from genex.typeset.math import font, styles
from genex.typeset.math.boxes import Box, Part, Shape
from genex.typeset.math.font import MathFont
from genex.typeset.math.kinds import OP
from genex.typeset.math.layout import (
    accents,
    delimiters,
    fractions,
    frames,
    operators,
    radicals,
    scripts,
    stacks,
    tables,
    words,
)
from genex.typeset.math.tree import (
    Accent,
    Arrow,
    Atom,
    BigOperator,
    Brace,
    Delimiter,
    Fenced,
    Fraction,
    Framed,
    Group,
    Item,
    Items,
    Line,
    Nucleus,
    Number,
    Phantom,
    Radical,
    Space,
    Stack,
    Struck,
    Style,
    Table,
    Words,
)

Rule: TypeAlias = "Callable[[Setter, Nucleus, int], Shape]"


def group(setter: "Setter", nucleus: Group, style: int) -> Shape:
    """A formula in braces."""
    return Shape(setter.items(nucleus.body, style))


def number(setter: "Setter", nucleus: Number, style: int) -> Shape:
    """Digits; scripts stand beside the last one as beside a letter."""
    size = setter.sizes[style]
    return Shape(size.run(nucleus.text), glyph=size[nucleus.text[-1]].glyph)


RULES: Final[dict[type, Callable[..., Shape]]] = {
    Accent: accents.accent,
    Arrow: stacks.arrow,
    BigOperator: operators.big,
    Brace: stacks.brace,
    Delimiter: delimiters.sized,
    Fenced: delimiters.fenced,
    Fraction: fractions.fraction,
    Framed: frames.framed,
    Group: group,
    Line: frames.line,
    Number: number,
    Phantom: frames.phantom,
    Radical: radicals.radical,
    Stack: stacks.stack,
    Struck: accents.struck,
    Table: tables.table,
    Words: words.words,
}


class Setter:
    """Sets formulas in one font."""

    def __init__(self, font: MathFont) -> None:
        self.font = font
        self.sizes = font.sizes

    def nucleus(self, nucleus: Nucleus, style: int) -> Shape:
        """A nucleus, set by the rule for its type."""
        if type(nucleus) is str:
            return self.sizes[style][nucleus]
        return RULES[type(nucleus)](self, nucleus, style)

    def items(self, items: Items, style: int) -> Box:
        """A list of atoms, set side by side."""
        size = self.sizes[style]
        parts: list[tuple[float, float, Part]] = []
        x = height = depth = 0.0
        left = -1
        for index, item in enumerate(items):
            if type(item) is not Atom:
                if type(item) is Space:
                    x += item.width * size.scale
                elif type(item) is Style:
                    style = styles.restyled(style, item.style)
                    size = self.sizes[style]
                continue
            kind, nucleus, sub, sup, _ = item
            if left >= 0:
                x += size.spaces[left][kind]
            left = kind
            if sub is None and sup is None and kind != OP:
                shape = size[nucleus] if type(nucleus) is str else self.nucleus(nucleus, style)
                box = shape.box
                lean = 0.0 if shape.italic and self.joined(items, index) else shape.italic
            else:
                box, lean = scripts.scripted(self, item, style), 0.0
            parts.append((x, 0.0, box))
            x += box.width + lean
            height = max(height, box.height)
            depth = max(depth, box.depth)
        return Box(x, height, depth, parts)

    def joined(self, items: Items, index: int) -> bool:
        """Whether a leaning letter is followed by another, which leans away from it."""
        if index + 1 == len(items):
            return False
        return self.leans(items[index]) and self.leans(items[index + 1])

    def leans(self, item: Item) -> bool:
        """Whether an item begins with a leaning letter."""
        if type(item) is not Atom or type(item.nucleus) is not str:
            return False
        return item.nucleus in self.font.slanted


@cache
def setter() -> Setter:
    """The setter of the one font there is."""
    return Setter(font.load())
