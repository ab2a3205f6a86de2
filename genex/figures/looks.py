"""The pens and sizes that all figures share: black and white, to be read in print."""

from genex.document.drawing import Pen, Point, Rectangle
from genex.figures.boxes import Box

OUTLINE = Pen(0.8)
EDGE = Pen(0.6)
TRACE = Pen(1.1)
DENSE = Pen(0.35, 0.45)  # edges that are too many to be followed one by one
_NOTHING = Pen(0.3, 1.0)  # the rim of a white ground
GRID = Pen(0.35, 0.82)
ZERO = Pen(0.5, 0.6)
GUIDE = Pen(0.6, 0.35, (2.5, 2.0))
STYLES: tuple[tuple[float, ...], ...] = ((), (5.0, 2.2), (1.0, 1.8), (6.0, 2.0, 1.0, 2.0))
WHITE, TINT = 1.0, 0.88
SMALL = 0.86  # of the text: labels along edges, ticks, captions


def ground(box: Box, grey: float = WHITE, rounding: float = 0.0) -> Rectangle:
    """Return a ground on which a label stands."""
    pen = Pen(0.3, grey)
    corner: Point = (box.left, box.bottom)
    return Rectangle(corner, box.width, box.height, pen, grey, rounding)
