"""Accents above letters and formulas, and strokes through relations: rule 12 of appendix G."""

from genex.latex.styles import CRAMPED
from genex.latex.tree import Accent, Atom, Items, Struck
from genex.typeset.math.boxes import Box, Part, Shape
from genex.typeset.math.font import Size
from genex.typeset.math.layout.setter import Setter
from genex.typeset.math.layout.stretch import wide

_ARROW = "\u20d7"


def set_accent(setter: Setter, nucleus: Accent, style: int) -> Shape:
    """A mark above its argument; scripts of the whole stand as beside the letter alone."""
    size = setter.sizes[style]
    base = _base(setter, nucleus.body, CRAMPED[style])
    mark = _mark(size, nucleus, base)
    rise = base.box.height - min(base.box.height, size.constants.accent_base_height)
    x = base.accent - mark.accent
    parts: list[tuple[float, float, Part]] = [(0.0, 0.0, base.box), (x, rise, mark.box)]
    height = max(base.box.height, rise + mark.box.height)
    box = Box(base.box.width, height, base.box.depth, parts)
    return Shape(box, base.italic, base.glyph, base.accent)


def _base(setter: Setter, body: Items, style: int) -> Shape:
    """What carries the accent: a letter, without its dot, or a formula."""
    letter = body[0] if len(body) == 1 else None
    if type(letter) is Atom and letter.sub is None and letter.sup is None:
        shape = setter.nucleus(letter.nucleus, style)
        glyph = setter.font.dotless.get(shape.glyph or 0)
        if glyph is not None and type(letter.nucleus) is str:
            return setter.sizes[style].letter(glyph)
        if type(letter.nucleus) is str:
            return shape
    box = setter.items(body, style)
    return Shape(box, accent=box.width / 2)


def _mark(size: Size, nucleus: Accent, base: Shape) -> Shape:
    """The accent, as wide and as flat as its base wants it."""
    shape = size[nucleus.mark]
    if nucleus.wide:
        return _widened(size, nucleus.mark, base.box.width)
    flat = size.font.flat.get(size.font.characters[nucleus.mark])
    if flat is not None and base.box.height > size.constants.flattened_accent_base_height:
        return size.letter(flat)
    return shape


def _widened(size: Size, mark: str, width: float) -> Shape:
    """The widest form that is not wider than the base; arrows cover it."""
    if mark == _ARROW:
        box = wide(size, mark, width)
        return Shape(box, accent=box.width / 2)
    glyph = size.font.characters[mark]
    for form, length in size.font.wide.get(glyph, []):
        if length * size.scale <= width:
            glyph = form
    return size.letter(glyph)


def struck(setter: Setter, nucleus: Struck, style: int) -> Shape:
    """A relation with a stroke through its middle."""
    size = setter.sizes[style]
    box, stroke = size[nucleus.char].box, size["/"].box
    parts: list[tuple[float, float, Part]] = [
        (0.0, 0.0, box),
        ((box.width - stroke.width) / 2, 0.0, stroke),
    ]
    return Shape(
        Box(box.width, max(box.height, stroke.height), max(box.depth, stroke.depth), parts)
    )
