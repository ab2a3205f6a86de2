"""Places for the names of curves and points: beside them, clear of all others."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from genex.document.drawing import Label, Point
from genex.document.inline import Math
from genex.figures.boxes import Box, ink_box, label_box, middled
from genex.figures.placing import Spot, spot

_AIR = 1.5
_STEPS = 24  # places along a curve that are tried
_NEAR = 2.0  # points from a curve to its name
_LATE, _BEHIND = 6.0, 9.0  # what it costs to stand at the left end, and beyond the right one
_WRONG = 14.0  # points that a name keeps from other curves, if it can
_REACHES = (5.5, 10.0, 15.0)  # points from a marked point to its name
_DIRECTIONS = ((1, 1), (-1, 1), (1, -1), (-1, -1), (0, 1), (1, 0), (0, -1), (-1, 0))

Run = tuple[Point, ...]


def curve_spots(name: str, runs: Sequence[Run], others: Sequence[Run]) -> list[Spot]:
    """Return places beside a curve: rather at its right end, and rather far from other curves."""
    points = [point for run in runs for point in _followed(run)]
    away = [point for run in others for point in _followed(run)]
    found = []
    for number, point in enumerate(points):
        late = 1 - number / len(points)
        for side in (1, -1):
            placed = _beside(name, point, side, points)
            crowd = max(0.0, _WRONG - _distance(placed.box, away))
            found.append(placed._replace(cost=placed.cost + _LATE * late + crowd))
    return [*found, *(_behind(name, run[-1]) for run in runs)]


def _behind(name: str, end: Point) -> Spot:
    """Return the place to the right of a curve's end."""
    label = middled(Label(end, (Math(name),), "right"))
    return spot(label, _BEHIND, _AIR)


def _followed(run: Run) -> Iterator[Point]:
    """Yield points along a run, at equal distances."""
    lengths = [math.dist(a, b) for a, b in pairwise(run)]
    step = max(sum(lengths) / _STEPS, 2.0)
    walked = 0.0
    for (a, b), length in zip(pairwise(run), lengths, strict=True):
        while walked <= length and length > 0:
            share = walked / length
            yield a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])
            walked += step
        walked -= length
    yield run[-1]


def _beside(name: str, point: Point, side: int, points: Sequence[Point]) -> Spot:
    """Return the place above or below a curve at a point, as near as its slope allows."""
    trial = label_box(Label((point[0], 0.0), (Math(name),))).grown(_AIR)
    under = [y for x, y in points if trial.left <= x <= trial.right]
    y = max(under) + _NEAR - trial.bottom if side > 0 else min(under) - _NEAR - trial.top
    label = Label((point[0], y), (Math(name),))
    return spot(label, 0.4 * abs(y - point[1]), _AIR)


def _distance(box: Box, points: Sequence[Point]) -> float:
    """Return how near the nearest of some points is to a box."""
    return min((math.hypot(*_outside(box, point)) for point in points), default=math.inf)


def _outside(box: Box, point: Point) -> tuple[float, float]:
    """Return how far a point is to the side of a box, and above or below it."""
    x, y = point
    return max(box.left - x, 0.0, x - box.right), max(box.bottom - y, 0.0, y - box.top)


def mark_spots(name: str, point: Point) -> list[Spot]:
    """Return places around a marked point, the upper right one first."""
    return [
        spot(_near(name, point, direction, reach), 10 * ring + turn, _AIR)
        for ring, reach in enumerate(_REACHES)
        for turn, direction in enumerate(_DIRECTIONS)
    ]


def _near(name: str, point: Point, direction: tuple[int, int], reach: float) -> Label:
    trial = ink_box((Math(name),))
    across, up = direction
    x = point[0] + across * (reach + trial.width / 2)
    y = point[1] + up * (reach + trial.height / 2) - trial.center[1]
    return Label((x, y), (Math(name),))
