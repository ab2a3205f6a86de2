"""Sums, products and integrals, large in display and centred on the axis."""

from typing import TYPE_CHECKING

from genex.typeset.math.boxes import Shape
from genex.typeset.math.layout.stretch import centred, first_reaching
from genex.typeset.math.styles import is_display
from genex.typeset.math.tree import BigOperator

if TYPE_CHECKING:
    from genex.typeset.math.layout.setter import Setter


def big(setter: "Setter", nucleus: BigOperator, style: int) -> Shape:
    """An operator in the size of the style; scripts treat it as a box."""
    size = setter.sizes[style]
    shape = size[nucleus.char]
    if is_display(style) and shape.glyph is not None:
        forms = setter.font.tall.get(shape.glyph, [])
        glyph = first_reaching(forms, size.constants.display_operator_min_height, shape.glyph)
        shape = size.letter(glyph)
    return Shape(centred(shape.box, size.constants.axis_height), shape.italic)
