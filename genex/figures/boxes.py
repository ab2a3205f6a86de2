"""Boxes, what overlaps them, and where the ink of a label is."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from genex.document.drawing import Label, Point
from genex.figures.measure import Measure

TEXT = 10.5  # points: the size of text for which drawings are made
MIDDLE = 0.33  # em from the baseline to the middle of capitals, which stands at a label's point
_ASIDE = 3.0  # points between a label's point and a label to its left or right


class Box(NamedTuple):
    """A rectangle from its lower left to its upper right corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def center(self) -> Point:
        """Return the middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    @property
    def width(self) -> float:
        """Return how wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return how high it is."""
        return self.top - self.bottom

    def grown(self, by: float) -> "Box":
        """Return the box with more room on all sides."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def meets(self, other: "Box") -> bool:
        """Tell whether two boxes overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.bottom < other.top and other.bottom < self.top

    def holds(self, other: "Box") -> bool:
        """Tell whether another box is inside."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.bottom <= other.bottom and other.top <= self.top

    def touches(self, other: "Box") -> bool:
        """Tell whether two boxes overlap or have a border in common; one may be flat."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.bottom <= other.top and other.bottom <= self.top

    def crossed(self, start: Point, end: Point) -> bool:
        """Tell whether a straight line from point to point goes through the inside.

        It does if it comes near enough, and not all corners are on one side of it.
        """
        (x, y), (end_x, end_y) = start, end
        if max(x, end_x) <= self.left or min(x, end_x) >= self.right:
            return False
        if max(y, end_y) <= self.bottom or min(y, end_y) >= self.top:
            return False
        across, up = end_x - x, end_y - y
        low, high = across * (self.bottom - y), across * (self.top - y)
        left, right = up * (self.left - x), up * (self.right - x)
        sides = (low - left, low - right, high - left, high - right)
        return not (across or up) or min(sides) < 0 < max(sides)

    def on_path(self, path: Sequence[Point]) -> bool:
        """Tell whether straight lines through points go through the inside."""
        return any(self.crossed(a, b) for a, b in pairwise(path))


def centered(center: Point, width: float, height: float) -> Box:
    """Return a box around its middle."""
    x, y = center
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def box_of_circle(center: Point, radius: float) -> Box:
    """Return the box of a circle."""
    return centered(center, 2 * radius, 2 * radius)


def enclosing(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


def label_box(label: Label, measure: Measure) -> Box:
    """Return where the ink of a label at the left, the right or the middle of its point is."""
    size = TEXT * label.scale
    width, height, depth = measure(label.content, size)
    x, y = label.at
    left = {"left": x - _ASIDE - width, "right": x + _ASIDE}.get(label.anchor, x - width / 2)
    baseline = y - MIDDLE * size
    return Box(left, baseline - depth, left + width, baseline + height)


def middled(label: Label, measure: Measure) -> Label:
    """Return a label whose ink, not its baseline, is around its point."""
    _, middle = label_box(label, measure).center
    x, y = label.at
    return Label((x, 2 * y - middle), label.content, label.anchor, label.scale)
