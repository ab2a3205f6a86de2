"""Boxes, what overlaps them, and where the typesetter puts the ink of a label."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from genex.document.drawing import Label, Point
from genex.document.inline import Runs
from genex.typeset.pdf.drawing import placed_label
from genex.typeset.style import USUAL_SIZE


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


def label_box(label: Label) -> Box:
    """Return where the ink of a label is."""
    x, y, strip = placed_label(label, USUAL_SIZE)
    return Box(x, y - strip.depth, x + strip.reach, y + strip.height)


def ink_box(content: Runs, scale: float = 1.0) -> Box:
    """Return the ink of a label that stands in the origin."""
    return label_box(Label((0.0, 0.0), content, scale=scale))


def middled(label: Label) -> Label:
    """Return a label whose ink, not its baseline, is around its point."""
    _, middle = label_box(label).center
    x, y = label.at
    return Label((x, 2 * y - middle), label.content, label.anchor, label.scale)
