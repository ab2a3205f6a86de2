"""Sums, products and integrals, large in display and centred on the axis."""

from genex.latex.styles import is_display
from genex.latex.tree import BigOperator
from genex.typeset.math.boxes import Box, Part, Shape, box_around
from genex.typeset.math.constants import Constants
from genex.typeset.math.layout.setter import Setter
from genex.typeset.math.layout.stretch import centred, first_reaching


def limited(shape: Shape, below: Part | None, above: Part | None, c: Constants) -> Box:
    """A nucleus with limits; the upper one follows its lean. Read: nucleus, lower, upper."""
    base = shape.box
    width = max(base.width, below.width if below else 0.0, above.width if above else 0.0)
    parts: list[tuple[float, float, Part]] = [((width - base.width) / 2, 0.0, base)]
    if below:
        drop = max(c.lower_limit_gap_min + below.height, c.lower_limit_baseline_drop_min)
        parts.append(((width - below.width - shape.italic) / 2, -base.depth - drop, below))
    if above:
        rise = max(c.upper_limit_gap_min + above.depth, c.upper_limit_baseline_rise_min)
        parts.append(((width - above.width + shape.italic) / 2, base.height + rise, above))
    return box_around(width, parts)


def big(setter: Setter, nucleus: BigOperator, style: int) -> Shape:
    """An operator in the size of the style; scripts treat it as a box."""
    size = setter.sizes[style]
    shape = size[nucleus.char]
    if is_display(style) and shape.glyph is not None:
        forms = setter.font.tall.get(shape.glyph, [])
        glyph = first_reaching(forms, size.constants.display_operator_min_height, shape.glyph)
        shape = size.letter(glyph)
    return Shape(centred(shape.box, size.constants.axis_height), shape.italic)
