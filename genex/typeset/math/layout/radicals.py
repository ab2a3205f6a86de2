"""Roots: rule 11 of appendix G, with the degree where the font wants it."""

from genex.latex.styles import CRAMPED, SCRIPT_OF_SCRIPT, is_display
from genex.latex.tree import Radical
from genex.typeset.math.boxes import Box, Part, Rule, Shape, box_around
from genex.typeset.math.layout.setter import Setter
from genex.typeset.math.layout.stretch import tall


def set_radical(setter: Setter, nucleus: Radical, style: int) -> Shape:
    """A root: degree, sign, and the body under its rule."""
    size = setter.sizes[style]
    c = size.constants
    body = setter.items(nucleus.body, CRAMPED[style])
    display = is_display(style)
    gap = c.radical_display_style_vertical_gap if display else c.radical_vertical_gap
    rule = c.radical_rule_thickness
    sign = tall(size, "√", body.height + body.depth + gap + rule)
    total = sign.height + sign.depth
    # A sign that is taller than needed shares the surplus between above and below.
    gap += max(0.0, total - rule - body.height - body.depth - gap) / 2
    top = body.height + gap + rule
    x, parts = _degree(setter, nucleus, style, total, top)
    parts += [
        (x, top - sign.height, sign),
        (x + sign.width, 0.0, body),
        (x + sign.width, top, Rule(body.width, 0.0, rule)),
    ]
    box = box_around(x + sign.width + body.width, parts)
    return Shape(box._replace(height=top + c.radical_extra_ascender))


def _degree(
    setter: Setter, nucleus: Radical, style: int, total: float, top: float
) -> tuple[float, list[tuple[float, float, Part]]]:
    """The degree in the nook of the sign, and where the sign begins."""
    if nucleus.degree is None:
        return 0.0, []
    c = setter.sizes[style].constants
    degree: Box = setter.items(nucleus.degree, SCRIPT_OF_SCRIPT)
    percent = setter.font.constants["radical_degree_bottom_raise_percent"]
    y = top - total + total * percent / 100 + degree.depth
    x = c.radical_kern_before_degree
    start = max(0.0, x + degree.width + c.radical_kern_after_degree)
    return start, [(x, y, degree)]
