"""The nodes of a computation graph: operations are circles, quantities are boxes."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from genex.document.drawing import Circle, Label, Point, Shape
from genex.document.inline import Math, Runs
from genex.figures import looks
from genex.figures.boxes import Box, centered, ink_box
from genex.figures.network.outputs import draw_box

_RADIUS, _RIM, _LARGEST = 10.5, 3.5, 16.0  # of circles; names that need more stand in a round box
_PAD, _HEIGHT, _ROUNDING = 6.0, 20.0, 3.0


@dataclass(frozen=True, slots=True)
class Node:
    """An operation, or an input, constant or result, which may have a value."""

    key: str
    latex: str
    kind: Literal["operation", "quantity"] = "operation"
    value: str = ""

    @property
    def content(self) -> Runs:
        """Return what stands in the node."""
        return (Math(f"{self.latex} = {self.value}" if self.value else self.latex),)


@dataclass(frozen=True, slots=True)
class Placed:
    """A node in its place."""

    node: Node
    box: Box
    round: bool

    @property
    def shapes(self) -> Iterator[Shape]:
        """Return its outline and what stands in it."""
        if self.round:
            yield Circle(self.box.center, self.box.width / 2, looks.OUTLINE, looks.WHITE)
        else:
            operation = self.node.kind == "operation"
            yield draw_box(self.box, self.box.height / 2 if operation else _ROUNDING)
        yield Label(self.box.center, self.node.content)

    def port(self, toward: Point, slide: float = 0.0) -> Point:
        """Return where a wire towards a point leaves, or from it enters."""
        x, y = self.box.center
        across, up = toward[0] - x, toward[1] - y
        if self.round:
            share = self.box.width / 2 / math.hypot(across, up)
            return x + share * across, y + share * up
        corner = self.box.height / 2 if self.node.kind == "operation" else 0.0
        inset = corner - math.sqrt(corner**2 - slide**2) if corner else 0.0
        return (self.box.right - inset if across > 0 else self.box.left + inset), y + slide


def node_size(node: Node) -> tuple[float, float]:
    """Return width and height of a node; those of a circle are equal."""
    ink = ink_box(node.content)
    if node.kind == "operation":
        radius = max(_RADIUS, ink.width / 2 + _RIM)
        if radius <= _LARGEST:
            return 2 * radius, 2 * radius
    return max(ink.width + 2 * _PAD, _HEIGHT), max(ink.height + 8, _HEIGHT)


def placed(node: Node, center: Point, least_width: float) -> Placed:
    """Place a node; quantities have a least width, so that those of a column are equal."""
    width, height = node_size(node)
    if node.kind == "quantity":
        return Placed(node, centered(center, max(width, least_width), height), round=False)
    return Placed(node, centered(center, width, height), round=width == height)
