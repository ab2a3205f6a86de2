"""Sets lists of atoms side by side, and hands each nucleus to the rule for its type."""

from collections.abc import Callable, Mapping

from genex.latex import styles
from genex.latex.kinds import OP
from genex.latex.tree import Atom, Item, Items, Nucleus, Space, Style
from genex.typeset.math.boxes import Box, Part, Shape
from genex.typeset.math.font import MathFont

Scripted = Callable[["Setter", Atom, int], Box | Part]  # an atom with its scripts


class Setter:
    """Sets formulas in one font."""

    def __init__(
        self, font: MathFont, rules: Mapping[type, Callable[..., Shape]], scripted: Scripted
    ) -> None:
        self.font, self.rules, self.scripted = font, rules, scripted
        self.sizes = font.sizes

    def nucleus(self, nucleus: Nucleus, style: int) -> Shape:
        """A nucleus, set by the rule for its type."""
        if type(nucleus) is str:
            return self.sizes[style][nucleus]
        return self.rules[type(nucleus)](self, nucleus, style)

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
                box, lean = self.scripted(self, item, style), 0.0
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
