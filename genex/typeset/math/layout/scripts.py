"""Sub- and superscripts: rule 18 of appendix G, and the font's cuts for them."""

from genex.latex.kinds import OP
from genex.latex.styles import SUBSCRIPT, SUPERSCRIPT, is_display
from genex.latex.tree import Atom, BigOperator, Items
from genex.typeset.math.boxes import Box, Part, Shape, box_around
from genex.typeset.math.font import Size
from genex.typeset.math.layout.operators import limited
from genex.typeset.math.layout.setter import Setter

_AIR = 0.06  # of the em, between the top of a subscript and what hangs over it


def set_scripts(setter: Setter, atom: Atom, style: int) -> Box | Part:
    """An atom with its scripts, beside it or as limits."""
    shape = setter.nucleus(atom.nucleus, style)
    if atom.sub is None and atom.sup is None:
        return shape.box
    sub = None if atom.sub is None else setter.items(atom.sub, SUBSCRIPT[style])
    sup = None if atom.sup is None else setter.items(atom.sup, SUPERSCRIPT[style])
    if atom.limits or (atom.limits is None and atom.kind == OP and is_display(style)):
        return limited(shape, sub, sup, setter.sizes[style].constants)
    placer = _Placer(setter, shape, style)
    start = shape.box.width
    if type(atom.nucleus) is BigOperator:
        start -= shape.italic  # an integral's width includes its lean
    return placer.attach(start, (atom.sub, sub), (atom.sup, sup))


def _first_glyph(size: Size, items: Items) -> int | None:
    """The glyph that a script begins with, if it is a symbol."""
    first = items[0] if items else None
    return size[first.nucleus].glyph if type(first) is Atom and type(first.nucleus) is str else None


class _Placer:
    """Places the scripts of one nucleus."""

    def __init__(self, setter: Setter, shape: Shape, style: int) -> None:
        self.setter = setter
        self.shape = shape
        self.style = style
        self.size = setter.sizes[style]
        self.c = self.size.constants

    def attach(
        self,
        start: float,
        sub: tuple[Items | None, Box | None],
        sup: tuple[Items | None, Box | None],
    ) -> Box:
        """The nucleus with its scripts, the lower one first, as it is read."""
        up, down = self.shifts(sub[1], sup[1])
        parts: list[tuple[float, float, Part]] = [(0.0, 0.0, self.shape.box)]
        if sub[0] is not None and sub[1] is not None:
            parts.append((start + self.sub_cut(sub[0], sub[1], down), -down, sub[1]))
        if sup[0] is not None and sup[1] is not None:
            x = start + self.shape.italic + self.sup_cut(sup[0], sup[1], up)
            parts.append((x, up, sup[1]))
        end = max(x + part.width for x, _, part in parts[1:])
        return box_around(end + self.c.space_after_script, parts)

    def shifts(self, sub: Box | None, sup: Box | None) -> tuple[float, float]:
        """How far the superscript is raised and the subscript lowered."""
        up = self.rise(sup) if sup else 0.0
        down = self.drop(sub) if sub else 0.0
        if not sub or not sup:
            return up, down
        gap = (up - sup.depth) - (sub.height - down)
        lack = self.c.sub_superscript_gap_min - gap
        if lack <= 0:
            return up, down
        # First the subscript makes room, then both move up while the superscript stands too low.
        low = self.c.superscript_bottom_max_with_subscript - (up - sup.depth)
        both = min(max(low, 0.0), lack)
        return up + both, down + lack - both

    def rise(self, sup: Box) -> float:
        """How far a superscript alone is raised."""
        c = self.c
        rise = c.superscript_shift_up_cramped if self.style & 1 else c.superscript_shift_up
        if self.shape.glyph is None:
            rise = max(rise, self.shape.box.height - c.superscript_baseline_drop_max)
        return max(rise, sup.depth + c.superscript_bottom_min)

    def drop(self, sub: Box) -> float:
        """How far a subscript alone is lowered."""
        c = self.c
        drop = c.subscript_shift_down
        if self.shape.glyph is None:
            drop = max(drop, self.shape.box.depth + c.subscript_baseline_drop_min)
        return max(drop, sub.height - c.subscript_top_max)

    def sup_cut(self, items: Items, box: Box, up: float) -> float:
        """How far a superscript moves in: bottom of the script, top of the base."""
        small = self.setter.sizes[SUPERSCRIPT[self.style]]
        corners = "TopRight", "BottomLeft"
        heights = self.shape.box.height, up - box.depth
        one, other = (self.cut(small, items, corners, height, up) for height in heights)
        # TeX takes the smaller one. If both move the script in, that is too far for L^j.
        return max(one, other) if max(one, other) < 0 else min(one, other)

    def sub_cut(self, items: Items, box: Box, down: float) -> float:
        """How far a subscript moves in under the base: its top keeps clear, with a little air."""
        small = self.setter.sizes[SUBSCRIPT[self.style]]
        height = box.height - down + _AIR * self.size.points
        return min(0.0, self.cut(small, items, ("BottomRight", "TopLeft"), height, -down))

    def cut(
        self, small: Size, items: Items, corners: tuple[str, str], height: float, shift: float
    ) -> float:
        """What base and script allow together at the height where they may meet."""
        if self.shape.glyph is None:
            return 0.0
        first = _first_glyph(small, items)
        other = 0.0 if first is None else small.cut(first, corners[1], height - shift)
        return self.size.cut(self.shape.glyph, corners[0], height) + other
