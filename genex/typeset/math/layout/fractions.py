"""Fractions, with and without rule: rule 15 of appendix G."""

from genex.latex.styles import DENOMINATOR, NUMERATOR, is_display, restyled
from genex.latex.tree import Fraction
from genex.typeset.math.boxes import Box, Part, Rule, Shape, box_around
from genex.typeset.math.constants import Constants
from genex.typeset.math.layout.delimiters import NULL
from genex.typeset.math.layout.setter import Setter


def set_fraction(setter: Setter, nucleus: Fraction, style: int) -> Shape:
    """Numerator above denominator, in this order of reading."""
    if nucleus.style is not None:
        style = restyled(style, nucleus.style)
    over = setter.items(nucleus.over, NUMERATOR[style])
    under = setter.items(nucleus.under, DENOMINATOR[style])
    c = setter.sizes[style].constants
    shifts = _ruled if nucleus.ruled else _stacked
    up, down = shifts(over, under, c, display=is_display(style))
    width = max(over.width, under.width)
    parts: list[tuple[float, float, Part]] = [
        (NULL + (width - over.width) / 2, up, over),
        (NULL + (width - under.width) / 2, -down, under),
    ]
    if nucleus.ruled:
        half = c.fraction_rule_thickness / 2
        parts.append((NULL, c.axis_height, Rule(width, half, half)))
    return Shape(box_around(width + 2 * NULL, parts))


def _ruled(over: Box, under: Box, c: Constants, *, display: bool) -> tuple[float, float]:
    """How far the numerator is raised and the denominator lowered, clear of the rule."""
    up, down = c.fraction_numerator_shift_up, c.fraction_denominator_shift_down
    above, below = c.fraction_numerator_gap_min, c.fraction_denominator_gap_min
    if display:
        up = c.fraction_numerator_display_style_shift_up
        down = c.fraction_denominator_display_style_shift_down
        above, below = c.fraction_num_display_style_gap_min, c.fraction_denom_display_style_gap_min
    half = c.fraction_rule_thickness / 2
    up = max(up, c.axis_height + half + above + over.depth)
    return up, max(down, under.height + below + half - c.axis_height)


def _stacked(over: Box, under: Box, c: Constants, *, display: bool) -> tuple[float, float]:
    """Numerator and denominator without a rule, clear of each other."""
    up, down, gap = c.stack_top_shift_up, c.stack_bottom_shift_down, c.stack_gap_min
    if display:
        up, down = c.stack_top_display_style_shift_up, c.stack_bottom_display_style_shift_down
        gap = c.stack_display_style_gap_min
    lack = max(0.0, gap - ((up - over.depth) - (under.height - down)))
    return up + lack / 2, down + lack / 2
