"""Wires of a computation graph: their ways between nodes, and the values along them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from genex.document.drawing import Curve, Label, Line, Point, Shape
from genex.document.inline import Math
from genex.figures import looks
from genex.figures.boxes import ink_box
from genex.figures.graph.nodes import Placed
from genex.figures.placing import Spot, spot
from genex.typeset.style import USUAL_SIZE

_STEPS = 16  # of a piece, when it is followed point by point
_BEND = 0.65  # of the way to its widest point: how far the handles of a bent wire reach
_AIR, _OFF = 1.6, 2.6  # from a label to other things, and to its own wire


@dataclass(frozen=True, slots=True)
class Wire:
    """From node to node; `value` is what it carries forward, `gradient` what comes back."""

    source: str
    target: str
    value: str = ""
    gradient: str = ""


class _Piece(NamedTuple):
    """A cubic curve."""

    start: Point
    out: Point
    into: Point
    end: Point

    def at(self, t: float) -> Point:
        """Return a point of it."""
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        x = a * self.start[0] + b * self.out[0] + c * self.into[0] + d * self.end[0]
        return x, a * self.start[1] + b * self.out[1] + c * self.into[1] + d * self.end[1]

    @property
    def straight(self) -> bool:
        """Tell whether its handles are on the line between its ends."""
        return all(abs(_aside(self.start, self.end, p)) < 0.05 for p in (self.out, self.into))

    def shape(self, *, arrow: bool) -> Shape:
        """Return it as it is drawn."""
        if self.straight:
            return Line(self.start, self.end, looks.EDGE, arrow=arrow)
        return Curve(*self, looks.EDGE, arrow=arrow)


Way = tuple[_Piece, ...]


def direct(source: Placed, target: Placed, bow: float, slides: tuple[float, float]) -> Way:
    """Return the way to a node in the next column, straight or bent by a share of its length."""
    (x, y), (end_x, end_y) = source.box.center, target.box.center
    over = (x + end_x) / 2, (y + end_y) / 2 + bow * (end_x - x)
    if bow:
        start, end = source.port(over, slides[0]), target.port(over, slides[1])
        return (_Piece(start, _toward(start, over, _BEND), _toward(end, over, _BEND), end),)
    end = target.port(source.port((end_x, end_y), slides[0]), slides[1])
    start = source.port(end, slides[0])
    return (_Piece(start, _toward(start, end, 1 / 3), _toward(start, end, 2 / 3), end),)


def way_through(
    source: Placed, passed: Sequence[Point], target: Placed, slides: tuple[float, float]
) -> Way:
    """Return the way through points in the columns between, smooth and without waves."""
    start, end = source.port(passed[0], slides[0]), target.port(passed[-1], slides[1])
    points = (start, *passed, end)
    secants = [(y - b) / (x - a) for (a, b), (x, y) in pairwise(points)]
    slopes = (secants[0], *(_slope(one, other) for one, other in pairwise(secants)), secants[-1])
    return tuple(
        _Piece(a, _along(a, slope, (b[0] - a[0]) / 3), _along(b, other, (a[0] - b[0]) / 3), b)
        for (a, b), (slope, other) in zip(pairwise(points), pairwise(slopes), strict=True)
    )


def _slope(one: float, other: float) -> float:
    """Return how a way goes on between two slopes: level at a turn, else their harmonic mean."""
    return 2 * one * other / (one + other) if one * other > 0 else 0.0


def _along(point: Point, slope: float, width: float) -> Point:
    return point[0] + width, point[1] + slope * width


def _toward(start: Point, end: Point, share: float) -> Point:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _aside(start: Point, end: Point, point: Point) -> float:
    """Return how far a point is from the line through two others."""
    across, up = end[0] - start[0], end[1] - start[1]
    area = across * (point[1] - start[1]) - up * (point[0] - start[0])
    return area / ((across**2 + up**2) ** 0.5 or 1.0)


def track(way: Way) -> tuple[Point, ...]:
    """Return points along a way, close to each other."""
    return (way[0].start, *(piece.at(i / _STEPS) for piece in way for i in range(1, _STEPS + 1)))


def draw_wire(way: Way) -> Iterator[Shape]:
    """Draw a way with an arrow head at its end."""
    for piece in way[:-1]:
        yield piece.shape(arrow=False)
    yield way[-1].shape(arrow=True)


def spots(latex: str, way: Way, side: int) -> Iterator[Spot]:
    """Yield places above (1) or below (-1) a way; those near the middle of a gap are cheapest."""
    content = (Math(latex),)
    box = ink_box(content, looks.SMALL)
    for number, piece in enumerate(way):
        points = [piece.at(i / _STEPS) for i in range(_STEPS + 1)]
        for i, (a, b) in enumerate(pairwise(points), 1):
            slope = abs((b[1] - a[1]) / (b[0] - a[0])) if b[0] > a[0] else 1.0
            off = _OFF + slope * (box.width / 2 + _AIR)
            y = a[1] + off - box.bottom if side > 0 else a[1] - off - box.top
            cost = 2.0 * abs(2 * i / _STEPS - 1) + number + off / USUAL_SIZE
            yield spot(Label((a[0], y), content, scale=looks.SMALL), cost, _AIR)
