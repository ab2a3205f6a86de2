"""The edges of a network, and the weights written along them."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from genex.drawing import Label, Line, Point, Shape
from genex.figures import looks
from genex.figures.boxes import Box, label_box, middled
from genex.figures.frame import shape_box
from genex.figures.layer import DOTS, Weights
from genex.figures.measure import Measure
from genex.figures.settle import Spot, free, settle, spot
from genex.figures.units import Plan, Seat
from genex.inline import Math

FEW = 16  # edges between two layers that a reader can still follow one by one
POSITIONS = tuple(step / 40 for step in range(8, 33))  # along an edge
AIR = 1.8  # points between a label and whatever else is near
APART = 15.0  # points between edges, beyond which more is no easier to read


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from the rim of a unit to the rim of the next."""

    start: Point
    end: Point
    label: str
    gap: int
    dense: bool = False

    def at(self, share: float) -> Point:
        """Return the point at a share of the way."""
        (x, y), (end_x, end_y) = self.start, self.end
        return x + share * (end_x - x), y + share * (end_y - y)


def edges_between(plan: Plan, weights: Sequence[Weights]) -> tuple[Edge, ...]:
    """Return the edges from every unit to every unit of the next layer."""
    edges: list[Edge] = []
    for gap, (left, right) in enumerate(pairwise(plan.columns)):
        written = weights[gap] if gap < len(weights) else Weights()
        ends = [(a, b) for a in left for b in right if a.number != DOTS and b.number >= 0]
        dense = len(ends) > FEW and not written.named
        edges.extend(_edge(a, b, written, gap, plan.radius, dense=dense) for a, b in ends)
    return tuple(edges)


def _edge(a: Seat, b: Seat, written: Weights, gap: int, radius: float, *, dense: bool) -> Edge:
    start, end = between_rims(a.center, b.center, radius, radius)
    return Edge(start, end, written.label(a.number, b.number), gap, dense)


def between_rims(a: Point, b: Point, radius: float, other: float) -> tuple[Point, Point]:
    """Return where the line between the middles of two circles leaves one and enters the other."""
    length = math.dist(a, b)
    across, up = (b[0] - a[0]) / length, (b[1] - a[1]) / length
    start = a[0] + radius * across, a[1] + radius * up
    return start, (b[0] - other * across, b[1] - other * up)


def drawn_edges(
    edges: Sequence[Edge], units: Sequence[Shape], measure: Measure
) -> list[Shape] | None:
    """Draw edges with their labels on white; None if the labels are too many for the room."""
    paths = [(edge.start, edge.end) for edge in edges]
    named = [label_box(shape, measure) for shape in units if isinstance(shape, Label)]
    if any(box.on_path(path) for box in named for path in paths):
        return None
    boxes = [shape_box(shape, measure) for shape in units]
    labels: list[Shape] = []
    for gap in sorted({edge.gap for edge in edges if edge.label}):
        spots = _placed([edge for edge in edges if edge.gap == gap], boxes, measure)
        if spots is None:
            return None
        labels.extend(shape for s in spots for shape in (looks.ground(s.box), s.label))
    return [*map(_line, edges), *labels]


def _placed(
    edges: Sequence[Edge], boxes: Sequence[Box], measure: Measure
) -> tuple[Spot, ...] | None:
    """Choose places for the labels between two layers: in one column if they can be."""
    best = max(POSITIONS, key=lambda share: _ease(edges, share))
    options = []
    for edge in (edge for edge in edges if edge.label):
        paths = [(other.start, other.end) for other in edges if other is not edge]
        options.append(free(_spots(edge, best, measure), boxes, paths))
    return settle(options)


def _spots(edge: Edge, best: float, measure: Measure) -> Iterator[Spot]:
    """Yield places along an edge; those far from the best one cost more."""
    for share in POSITIONS:
        label = Label(edge.at(share), (Math(edge.label),), scale=looks.SMALL)
        yield spot(middled(label, measure), abs(share - best), measure, AIR)


def _ease(edges: Sequence[Edge], share: float) -> tuple[float, float]:
    """Tell how well edges are apart at a share of their way; the middle is best if it can be."""
    ys = sorted(edge.at(share)[1] for edge in edges)
    apart = min((b - a for a, b in pairwise(ys)), default=APART)
    return min(apart, APART), -abs(share - 0.5)


def _line(edge: Edge) -> Line:
    pen = looks.DENSE if edge.dense else looks.EDGE
    return Line(edge.start, edge.end, pen, arrow=not edge.dense)
