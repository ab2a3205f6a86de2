"""The frame of a drawing: shapes moved so that all of them, and a little white, are inside."""

from collections.abc import Sequence
from dataclasses import replace

from genex.document.drawing import (
    Circle,
    Curve,
    Drawing,
    Label,
    Line,
    Point,
    Polyline,
    Rectangle,
    Shape,
)
from genex.figures.boxes import Box, box_of_circle, enclosing, label_box

_MARGIN = 3.0


def framed_drawing(shapes: Sequence[Shape], words: str) -> Drawing:
    """Return a drawing that is as large as its shapes."""
    ink = enclosing(shape_box(shape) for shape in shapes).grown(_MARGIN)
    placed = tuple(_moved(shape, -ink.left, -ink.bottom) for shape in shapes)
    return Drawing(ink.width, ink.height, placed, words)


def shape_box(shape: Shape) -> Box:
    """Return a box that holds a shape; a curve is inside the box of its handles."""
    match shape:
        case Label():
            return label_box(shape)
        case Circle():
            return box_of_circle(shape.center, shape.radius)
        case Rectangle(corner=(x, y)):
            return Box(x, y, x + shape.width, y + shape.height)
        case _:
            return enclosing(Box(x, y, x, y) for x, y in _points(shape))


def _points(shape: Line | Polyline | Curve) -> tuple[Point, ...]:
    match shape:
        case Line():
            return shape.start, shape.end
        case Polyline():
            return shape.points
        case Curve():
            return shape.start, shape.out, shape.into, shape.end


def _moved(shape: Shape, x: float, y: float) -> Shape:
    """Return a shape at another place."""

    def there(point: Point) -> Point:
        return round(point[0] + x, 3), round(point[1] + y, 3)

    match shape:
        case Line():
            return replace(shape, start=there(shape.start), end=there(shape.end))
        case Polyline():
            return replace(shape, points=tuple(map(there, shape.points)))
        case Curve():
            start, out, into, end = map(there, (shape.start, shape.out, shape.into, shape.end))
            return replace(shape, start=start, out=out, into=into, end=end)
        case Circle():
            return replace(shape, center=there(shape.center))
        case Rectangle():
            return replace(shape, corner=there(shape.corner))
        case Label():
            return replace(shape, at=there(shape.at))
