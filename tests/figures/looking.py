"""What the laws look at: where things in a drawing really are, measured by the fonts."""

import math
from collections.abc import Iterator

from genex.document.drawing import Circle, Curve, Drawing, Label, Line, Point, Rectangle, Shape
from genex.figures.boxes import Box, box_of_circle, label_box

TOUCH = 0.05  # points: positions are rounded


def labels(drawing: Drawing) -> list[Box]:
    """Return the boxes of all labels."""
    return [label_box(s) for s in drawing.shapes if isinstance(s, Label)]


def outlines(drawing: Drawing) -> list[Circle | Rectangle]:
    """Return units and boxes, without dots and the grounds of labels."""
    return [
        s
        for s in drawing.shapes
        if (isinstance(s, Circle) and s.radius > 5)
        or (isinstance(s, Rectangle) and s.pen.grey == 0)
    ]


def grounds(drawing: Drawing) -> list[Box]:
    """Return the white boxes on which labels stand."""
    return [
        Box(*s.corner, s.corner[0] + s.width, s.corner[1] + s.height)
        for s in drawing.shapes
        if isinstance(s, Rectangle) and s.pen.grey > 0
    ]


def box(shape: Circle | Rectangle) -> Box:
    """Return the box of an outline."""
    if isinstance(shape, Circle):
        return box_of_circle(shape.center, shape.radius)
    x, y = shape.corner
    return Box(x, y, x + shape.width, y + shape.height)


def lines(drawing: Drawing) -> list[tuple[Point, ...]]:
    """Return lines and curves as points close to each other."""
    return [tuple(_points(s)) for s in drawing.shapes if isinstance(s, Line | Curve)]


def _points(shape: Line | Curve) -> Iterator[Point]:
    if isinstance(shape, Line):
        yield shape.start
        yield shape.end
        return
    for i in range(41):
        t = i / 40
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        handles = (shape.start, shape.out, shape.into, shape.end)
        yield tuple(
            sum(w * p[axis] for w, p in zip(weights, handles, strict=True)) for axis in (0, 1)
        )


def on_rim(point: Point, shape: Circle | Rectangle) -> bool:
    """Tell whether a point is on the outline of a unit or a box."""
    if isinstance(shape, Circle):
        return abs(math.dist(point, shape.center) - shape.radius) < TOUCH
    edge = box(shape)
    inside, outside = edge.grown(-TOUCH), edge.grown(TOUCH)
    spot = Box(*point, *point)
    if not outside.holds(spot):
        return False
    round_part = shape.rounding
    return not inside.grown(-round_part).holds(spot) if round_part > 5 else not inside.holds(spot)


def assert_apart(boxes: list[Box]) -> None:
    """Assert that no two boxes overlap."""
    for place, first in enumerate(boxes):
        for second in boxes[place + 1 :]:
            assert not first.meets(second), (first, second)


def assert_clear_of_outlines(drawing: Drawing) -> None:
    """Assert that every label is well inside one unit or box, or outside all of them."""
    for label in labels(drawing):
        for shape in outlines(drawing):
            assert not label.meets(box(shape)) or _within(label, shape), (label, shape)


def _within(label: Box, shape: Circle | Rectangle) -> bool:
    if isinstance(shape, Rectangle):
        return box(shape).holds(label)
    middle = label.top + label.bottom
    side = max(abs(label.left - shape.center[0]), abs(label.right - shape.center[0]))
    return side < shape.radius and abs(middle / 2 - shape.center[1]) < shape.radius / 2


def assert_inside(drawing: Drawing) -> None:
    """Assert that every point and every label is on the ground of the drawing."""
    ground = Box(0.0, 0.0, drawing.width, drawing.height)
    for found in labels(drawing):
        assert ground.holds(found), found
    for shape in drawing.shapes:
        for point in _corners(shape):
            assert ground.holds(Box(*point, *point)), shape


def _corners(shape: Shape) -> Iterator[Point]:
    match shape:
        case Label():
            return
        case Circle() | Rectangle():
            edge = box(shape)
            yield edge.left, edge.bottom
            yield edge.right, edge.top
        case Line() | Curve():
            yield from _points(shape)
        case _:
            yield from shape.points
