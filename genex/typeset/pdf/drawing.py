"""Drawings as PDF operators."""

import math
from functools import singledispatch

from genex.document.drawing import (
    Anchor,
    Circle,
    Curve,
    Drawing,
    Label,
    Line,
    Pen,
    Point,
    Polyline,
    Rectangle,
    Shape,
)
from genex.typeset.strip import Glyphs, Strip, at, joined
from genex.typeset.text.lines import set_label

_ROUND = 0.5523  # of the radius: where the handles of a quarter of a circle are
_HEAD, _HALF_ANGLE = 5.0, 0.36  # length of an arrow head, and its half angle
_LABEL_GAP = 3.0
_MIDDLE = 0.33  # em from the baseline to the middle of capitals and figures
_SHARES: dict[Anchor, tuple[float, float]] = {  # of width and height, from the point to the label
    "center": (-0.5, 0.0),
    "left": (-1.0, 0.0),
    "right": (0.0, 0.0),
    "above": (-0.5, 1.0),
    "below": (-0.5, -1.0),
}


def drawing_operators(drawing: Drawing, size: float) -> tuple[str, Glyphs]:
    """Return the operators of a drawing with labels of a size, and the glyphs that they show."""
    labels = [shape for shape in drawing.shapes if isinstance(shape, Label)]
    glyphs = [entry for label in labels for entry in placed_label(label, size)[2].glyphs]
    parts = [
        _label(shape, size) if isinstance(shape, Label) else outline(shape)
        for shape in drawing.shapes
    ]
    return "\n".join(parts), joined(glyphs)


def _label(label: Label, size: float) -> str:
    """Return the operators of a label."""
    x, y, strip = placed_label(label, size)
    return at(x, y, strip.operators)


def placed_label(label: Label, size: float) -> tuple[float, float, Strip]:
    """Set a label beside, above or on its point; return where it begins, and what is there."""
    strip = set_label(label.content, size * label.scale)
    across, upward = _SHARES[label.anchor]
    x = label.at[0] + across * strip.reach
    x += _LABEL_GAP * {"left": -1, "right": 1}.get(label.anchor, 0)
    y = label.at[1] - _MIDDLE * size * label.scale
    if upward > 0:
        y = label.at[1] + _LABEL_GAP + max(0.0, strip.depth - 0.23 * size)
    elif upward < 0:
        y = label.at[1] - _LABEL_GAP - strip.height
    return x, y, strip


@singledispatch
def outline(shape: Shape) -> str:
    """Return the operators of a shape."""
    raise TypeError(f"no such shape: {shape!r}")


@outline.register
def _(shape: Line) -> str:
    end = _shortened(shape.start, shape.end) if shape.arrow else shape.end
    path = f"{_point(shape.start)} m {_point(end)} l S"
    return _drawn(shape.pen, path, _arrow(shape.start, shape.end, shape.pen, arrow=shape.arrow))


@outline.register
def _(shape: Polyline) -> str:
    *_, before, last = shape.points
    end = _shortened(before, last) if shape.arrow else last
    points = [*shape.points[:-1], end]
    path = " ".join(f"{_point(p)} {'l' if i else 'm'}" for i, p in enumerate(points))
    close = " h" if shape.closed else ""
    head = _arrow(before, last, shape.pen, arrow=shape.arrow)
    return _drawn(shape.pen, f"{path}{close} {_paint(shape.fill)}", head, shape.fill)


@outline.register
def _(shape: Curve) -> str:
    end = _shortened(shape.into, shape.end) if shape.arrow else shape.end
    path = f"{_point(shape.start)} m {_point(shape.out)} {_point(shape.into)} {_point(end)} c S"
    return _drawn(shape.pen, path, _arrow(shape.into, shape.end, shape.pen, arrow=shape.arrow))


@outline.register
def _(shape: Circle) -> str:
    (x, y), r = shape.center, shape.radius
    corner = (x - r, y - r)
    path = _rounded(corner, 2 * r, 2 * r, r)
    return _drawn(shape.pen, f"{path} {_paint(shape.fill)}", "", shape.fill)


@outline.register
def _(shape: Rectangle) -> str:
    if shape.rounding:
        path = _rounded(shape.corner, shape.width, shape.height, shape.rounding)
    else:
        path = f"{_point(shape.corner)} {shape.width:.2f} {shape.height:.2f} re"
    return _drawn(shape.pen, f"{path} {_paint(shape.fill)}", "", shape.fill)


def _rounded(corner: Point, width: float, height: float, r: float) -> str:
    """Return the path of a rectangle with round corners; a circle is one of nothing else."""
    x, y = corner
    right, top, k = x + width, y + height, r * (1 - _ROUND)
    return " ".join(
        (
            f"{_point((x + r, y))} m {_point((right - r, y))} l",
            f"{_point((right - k, y))} {_point((right, y + k))} {_point((right, y + r))} c",
            f"{_point((right, top - r))} l",
            f"{_point((right, top - k))} {_point((right - k, top))} {_point((right - r, top))} c",
            f"{_point((x + r, top))} l",
            f"{_point((x + k, top))} {_point((x, top - k))} {_point((x, top - r))} c",
            f"{_point((x, y + r))} l",
            f"{_point((x, y + k))} {_point((x + k, y))} {_point((x + r, y))} c h",
        )
    )


def _drawn(pen: Pen, path: str, head: str = "", fill: float | None = None) -> str:
    """Return a path drawn with a pen, which leaves the pen of others alone."""
    dashes = f"[{' '.join(f'{d:g}' for d in pen.dashes)}] 0 d " if pen.dashes else ""
    tone = f"{pen.grey:g} G " if pen.grey else ""
    ground = f"{fill:g} g " if fill is not None else ""
    return f"q {pen.width:g} w 1 j {dashes}{tone}{ground}{path}{head} Q"


def _paint(fill: float | None) -> str:
    return "S" if fill is None else "B"


def _point(point: Point) -> str:
    return f"{point[0]:.2f} {point[1]:.2f}"


def _shortened(start: Point, end: Point) -> Point:
    """Return where a line stops so that its arrow head has a sharp tip."""
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    return end[0] - 0.8 * _HEAD * math.cos(angle), end[1] - 0.8 * _HEAD * math.sin(angle)


def _arrow(start: Point, end: Point, pen: Pen, *, arrow: bool) -> str:
    """Return a filled arrow head at the end of a line."""
    if not arrow:
        return ""
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    wings = [
        (end[0] - _HEAD * math.cos(angle + turn), end[1] - _HEAD * math.sin(angle + turn))
        for turn in (_HALF_ANGLE, -_HALF_ANGLE)
    ]
    left, right = map(_point, wings)
    return f" {pen.grey:g} g {_point(end)} m {left} l {right} l h f"
