"""Vector drawings as plain shapes: points are (x, y) in 1/72 inch, y upwards."""

from dataclasses import dataclass
from typing import Literal

from genex.document.inline import Runs

Point = tuple[float, float]
Anchor = Literal["center", "left", "right", "above", "below"]


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn; grey 0 is black, 1 is white."""

    width: float = 0.6
    grey: float = 0.0
    dashes: tuple[float, ...] = ()


_INK = Pen()


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line, with an arrow head at its end if wanted."""

    start: Point
    end: Point
    pen: Pen = _INK
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Polyline:
    """Straight lines from point to point; `fill` is the grey of what they enclose."""

    points: tuple[Point, ...]
    pen: Pen = _INK
    closed: bool = False
    fill: float | None = None
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic Bézier curve: it leaves towards `out` and arrives from `into`."""

    start: Point
    out: Point
    into: Point
    end: Point
    pen: Pen = _INK
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle."""

    center: Point
    radius: float
    pen: Pen = _INK
    fill: float | None = None


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle from its lower left corner, with round corners if wanted."""

    corner: Point
    width: float
    height: float
    pen: Pen = _INK
    fill: float | None = None
    rounding: float = 0.0


@dataclass(frozen=True, slots=True)
class Label:
    """Words or mathematics at a point; "above" sets them above it."""

    at: Point
    content: Runs
    anchor: Anchor = "center"
    scale: float = 1.0


Shape = Line | Polyline | Curve | Circle | Rectangle | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a ground of a given size, drawn in their order; `words` tell what they show."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    words: str = ""
