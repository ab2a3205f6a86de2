"""Upright words with the font's kerns, and formulas among them."""

from genex.latex.tree import Words
from genex.typeset.math.boxes import Box, Part, Shape, parts_in_row
from genex.typeset.math.font import Size
from genex.typeset.math.layout.setter import Setter


def set_words(setter: Setter, nucleus: Words, style: int) -> Shape:
    """Pieces of text and formulas side by side."""
    size = setter.sizes[style]
    parts: list[Part] = [
        _word(size, piece) if isinstance(piece, str) else setter.items(piece, style)
        for piece in nucleus.pieces
    ]
    return Shape(parts[0] if len(parts) == 1 else parts_in_row(parts))


def _word(size: Size, text: str) -> Part:
    """A text, kerned."""
    kerns = size.font.kerns(text)
    if not any(kerns):
        return size.run(text)
    parts: list[tuple[float, float, Part]] = []
    x = 0.0
    for char, kern in zip(text, [*kerns, 0], strict=True):
        box = size[char].box
        parts.append((x, 0.0, box))
        x += box.width + kern * size.scale
    height = max(part.height for _, _, part in parts)
    return Box(x, height, max(part.depth for _, _, part in parts), parts)
