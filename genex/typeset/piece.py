"""Something set: its size, and the PDF operators that draw it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Something set, in em of the size at which it will be drawn.

    `height` goes up and `depth` down from the baseline. The operators draw in units of 1/1000 em
    from the left end of the baseline and depend on nothing around them, so that a page draws a
    piece by `q s 0 0 s x y cm … Q`. `glyphs` tells which glyphs of which fonts, by resource name,
    the file must carry.
    """

    width: float
    height: float
    depth: float
    operators: str
    glyphs: tuple[tuple[str, frozenset[int]], ...]
