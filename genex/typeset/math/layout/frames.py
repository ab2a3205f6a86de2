"""Lines above and below, frames, and formulas that only take space."""

from typing import Final

from genex.latex.styles import CRAMPED
from genex.latex.tree import Framed, Line, Phantom
from genex.typeset.math.boxes import Box, Part, Rule, Shape
from genex.typeset.math.layout.setter import Setter

MARGIN: Final = 300.0
"""The space inside a frame: LaTeX's \\fboxsep."""
THICKNESS: Final = 40.0
"""The rule of a frame: LaTeX's \\fboxrule."""


def set_line(setter: Setter, nucleus: Line, style: int) -> Shape:
    """A formula with a line above (rule 9) or below (rule 10)."""
    c = setter.sizes[style].constants
    if nucleus.above:
        body = setter.items(nucleus.body, CRAMPED[style])
        y = body.height + c.overbar_vertical_gap + c.overbar_rule_thickness
        height, depth = y + c.overbar_extra_ascender, body.depth
        rule = Rule(body.width, 0.0, c.overbar_rule_thickness)
    else:
        body = setter.items(nucleus.body, style)
        y = -body.depth - c.underbar_vertical_gap
        rule = Rule(body.width, 0.0, c.underbar_rule_thickness)
        height, depth = body.height, rule.depth - y + c.underbar_extra_descender
    return Shape(Box(body.width, height, depth, [(0.0, 0.0, body), (0.0, y, rule)]))


def set_frame(setter: Setter, nucleus: Framed, style: int) -> Shape:
    """A formula in a frame."""
    body = setter.items(nucleus.body, style)
    side = MARGIN + THICKNESS
    width, height, depth = body.width + 2 * side, body.height + side, body.depth + side
    flat, upright = Rule(width, 0.0, THICKNESS), Rule(THICKNESS, height, depth)
    parts: list[tuple[float, float, Part]] = [
        (side, 0.0, body),
        (0.0, height, flat),
        (0.0, THICKNESS - depth, flat),
        (0.0, 0.0, upright),
        (width - THICKNESS, 0.0, upright),
    ]
    return Shape(Box(width, height, depth, parts))


def set_phantom(setter: Setter, nucleus: Phantom, style: int) -> Shape:
    """Some of a formula's dimensions, and its ink if wanted."""
    body = setter.items(nucleus.body, style)
    width = body.width if nucleus.wide else 0.0
    height, depth = (body.height, body.depth) if nucleus.tall else (0.0, 0.0)
    return Shape(Box(width, height, depth, body.parts if nucleus.inked else []))
