"""Delimiters as tall as what they enclose: rule 19 of appendix G."""

from typing import Final

from genex.latex.tree import Delimiter, Fenced
from genex.typeset.math.boxes import Box, Part, Shape, parts_in_row
from genex.typeset.math.font import Size
from genex.typeset.math.layout.setter import Setter
from genex.typeset.math.layout.stretch import centred, tall

NULL: Final = 120.0
"""The width of an invisible delimiter: TeX's \\nulldelimiterspace, in every style."""
_FACTOR: Final = 0.901
_SHORTFALL: Final = 500.0
"""TeX's \\delimiterfactor and \\delimitershortfall: how much may stay uncovered."""
_STEP: Final = 1.2 * _FACTOR
"""The height of \\big in heights of a parenthesis, as amsmath has it."""


def _delimiter(size: Size, char: str, need: float) -> Part:
    """A delimiter of at least a total height, centred on the axis."""
    if not char:
        return Box(NULL, 0, 0, [])
    return centred(tall(size, char, need), size.constants.axis_height)


def _needed(boxes: list[Box], axis: float) -> float:
    """The height that delimiters around boxes need."""
    reach = max(max(box.height - axis, box.depth + axis) for box in boxes)
    return max(2 * reach * _FACTOR, 2 * reach - _SHORTFALL)


def set_fenced(setter: Setter, nucleus: Fenced, style: int) -> Shape:
    """Formulas between delimiters that are all of one height."""
    size = setter.sizes[style]
    boxes = [setter.items(part, style) for part in nucleus.parts]
    need = _needed(boxes, size.constants.axis_height)
    fences = [_delimiter(size, char, need) for char in nucleus.fences]
    parts = [part for pair in zip(fences, boxes, strict=False) for part in pair]
    return Shape(parts_in_row([*parts, fences[-1]]))


def set_sized(setter: Setter, nucleus: Delimiter, style: int) -> Shape:
    """A delimiter of a size that was asked for."""
    size = setter.sizes[style]
    measure = size["("].box
    need = nucleus.size * _STEP * (measure.height + measure.depth)
    return Shape(_delimiter(size, nucleus.char, need))
