"""The edges of a network, and the weights written along them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from genex.document.drawing import Label, Line, Point, Shape
from genex.document.inline import Math
from genex.figures import looks
from genex.figures.boxes import Box, label_box, middled
from genex.figures.frame import shape_box
from genex.figures.network.layer import DOTS, Weights
from genex.figures.network.units import Plan, Seat
from genex.figures.placing import Spot, free, settle, spot

_FEW = 16  # edges between two layers that a reader can still follow one by one
_POSITIONS = tuple(step / 40 for step in range(8, 33))  # along an edge
_AIR = 1.8  # points between a label and whatever else is near


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
        dense = len(ends) > _FEW and not written.named
        edges.extend(_edge(a, b, written, gap, plan.radius, dense=dense) for a, b in ends)
    return tuple(edges)


def _edge(a: Seat, b: Seat, written: Weights, gap: int, radius: float, *, dense: bool) -> Edge:
    start, end = _between_rims(a.center, b.center, radius, radius)
    return Edge(start, end, written.label(a.number, b.number), gap, dense)


def _between_rims(a: Point, b: Point, radius: float, other: float) -> tuple[Point, Point]:
    """Return where the line between the middles of two circles leaves one and enters the other."""
    length = math.dist(a, b)
    across, up = (b[0] - a[0]) / length, (b[1] - a[1]) / length
    start = a[0] + radius * across, a[1] + radius * up
    return start, (b[0] - other * across, b[1] - other * up)


def drawn_edges(
    edges: Sequence[Edge], units: Sequence[Shape], *, aligned: bool
) -> list[Shape] | None:
    """Draw edges with their labels on white; None if the labels are too many for the room.

    With `aligned`, the labels between two layers must all stand in one column.
    """
    paths = [(edge.start, edge.end) for edge in edges]
    named = [label_box(shape) for shape in units if isinstance(shape, Label)]
    if any(box.on_path(path) for box in named for path in paths):
        return None
    boxes = [shape_box(shape) for shape in units]
    labels: list[Shape] = []
    for gap in sorted({edge.gap for edge in edges if edge.label}):
        here = [edge for edge in edges if edge.gap == gap]
        spots = _placed(here, boxes, aligned=aligned)
        if spots is None:
            return None
        labels.extend(shape for s in spots for shape in (looks.ground(s.box), s.label))
    return [*map(_line, edges), *labels]


def _placed(
    edges: Sequence[Edge], boxes: Sequence[Box], *, aligned: bool
) -> tuple[Spot, ...] | None:
    """Choose places for the labels between two layers: in one column if they can be."""
    for share in sorted(_POSITIONS, key=lambda share: abs(share - 0.5)):
        column = settle(_options(edges, (share,), boxes))
        if column:
            return column
    return None if aligned else settle(_options(edges, _POSITIONS, boxes))


def _options(
    edges: Sequence[Edge], shares: Sequence[float], boxes: Sequence[Box]
) -> list[tuple[Spot, ...]]:
    """Return the free places of every label at some shares of its edge."""
    options = []
    for edge in (edge for edge in edges if edge.label):
        paths = [(other.start, other.end) for other in edges if other is not edge]
        spots = (_spot(edge, share) for share in shares)
        options.append(free(spots, boxes, paths))
    return options


def _spot(edge: Edge, share: float) -> Spot:
    """Return the place at a share of an edge; the nearer to the middle, the cheaper."""
    label = Label(edge.at(share), (Math(edge.label),), scale=looks.SMALL)
    return spot(middled(label), abs(share - 0.5), _AIR)


def _line(edge: Edge) -> Line:
    pen = looks.DENSE if edge.dense else looks.EDGE
    return Line(edge.start, edge.end, pen, arrow=not edge.dense)
