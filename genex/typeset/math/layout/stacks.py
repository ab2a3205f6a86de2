"""Formulas above and below others: braces with labels, long arrows, small signs over relations."""

from typing import Final

from genex.latex.styles import CRAMPED, SUBSCRIPT, SUPERSCRIPT
from genex.latex.tree import Arrow, Brace, Items, Stack
from genex.typeset.math.boxes import Box, Part, Shape, box_around
from genex.typeset.math.layout.operators import limited
from genex.typeset.math.layout.setter import Setter
from genex.typeset.math.layout.stretch import wide

_CLEARANCE: Final = 100.0
"""Between a formula and its brace."""
_OVERHANG: Final = 280.0
"""How much longer than its label an arrow is, on each side."""


def set_stack(setter: Setter, nucleus: Stack, style: int) -> Shape:
    """Something small above or below a formula."""
    base = setter.items(nucleus.base, style)
    below, above = _labels(setter, nucleus.below, nucleus.above, style)
    return Shape(limited(Shape(base), below, above, setter.sizes[style].constants))


def _labels(
    setter: Setter, below: Items | None, above: Items | None, style: int
) -> tuple[Box | None, Box | None]:
    """The small formulas below and above, set."""
    low = None if below is None else setter.items(below, SUBSCRIPT[style])
    return low, None if above is None else setter.items(above, SUPERSCRIPT[style])


def set_brace(setter: Setter, nucleus: Brace, style: int) -> Shape:
    """A formula with a lying brace above or below it."""
    size = setter.sizes[style]
    body = setter.items(nucleus.body, CRAMPED[style] if nucleus.above else style)
    sign = wide(size, nucleus.char, body.width)
    width = max(body.width, sign.width)
    gap = _CLEARANCE * size.scale
    y = body.height + gap + sign.depth if nucleus.above else -body.depth - gap - sign.height
    parts: list[tuple[float, float, Part]] = [
        ((width - body.width) / 2, 0.0, body),
        ((width - sign.width) / 2, y, sign),
    ]
    return Shape(box_around(width, parts))


def set_arrow(setter: Setter, nucleus: Arrow, style: int) -> Shape:
    """An arrow with labels, longer than each of them."""
    size = setter.sizes[style]
    c = size.constants
    below, above = _labels(setter, nucleus.below, nucleus.above, style)
    longest = max(above.width if above else 0.0, below.width if below else 0.0)
    sign = wide(size, nucleus.char, longest + 2 * _OVERHANG * size.scale)
    parts: list[tuple[float, float, Part]] = [(0.0, 0.0, sign)]
    if below and below.parts:
        y = -sign.depth - c.stretch_stack_gap_below_min - below.height
        parts.append(((sign.width - below.width) / 2, y, below))
    if above:
        y = sign.height + c.stretch_stack_gap_above_min + above.depth
        parts.append(((sign.width - above.width) / 2, y, above))
    return Shape(box_around(sign.width, parts))
