"""A computation graph arranged: its nodes in their places, and the way of every wire."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from genex.document.drawing import Point
from genex.document.inline import Math
from genex.figures import looks
from genex.figures.boxes import ink_box
from genex.figures.graph.layering import Layering
from genex.figures.graph.nodes import Node, Placed, node_size, placed
from genex.figures.graph.ports import slides
from genex.figures.graph.rows import heights
from genex.figures.graph.wires import Way, Wire, direct, way_through

_GAP, _ROW_GAP, _LABEL_ROW = 36.0, 15.0, 14.0  # the last: more between rows if wires carry values
_AROUND_LABEL = 18.0  # of a gap: what stays free beside its longest label
_PASSING = 3.0  # half of the room that a wire takes when it passes a column
_BOW = 0.6  # of its length: how far a wire bends away from one between the same nodes

Sides = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Nodes in their places, and the way of every wire."""

    nodes: tuple[Placed, ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Arranger:
    """Arranges one graph, further apart if asked."""

    nodes: tuple[Node, ...]
    wires: tuple[Wire, ...]
    layering: Layering

    def arranged(self, spread: float) -> Arrangement:
        """Place nodes column by column, and lead the wires between them."""
        sides = self._sides(spread)
        centers = self._centers(sides, spread)
        nodes = tuple(self._placed(centers))
        return Arrangement(nodes, tuple(self._ways(nodes, centers)))

    def _sides(self, spread: float) -> Sides:
        """Return the left and the right side of every column."""
        sides, x = [], 0.0
        for column in self.layering.columns:
            width = max((self._size(cell)[0] for cell in column), default=0.0)
            sides.append((x, x + width))
            x += width + self._gap(column) * spread
        return sides

    def _gap(self, column: Sequence[int]) -> float:
        """Return how wide the gap on the right of a column is, for the labels in it."""
        starts = zip(self.wires, self.layering.chains, strict=True)
        wires = [wire for wire, chain in starts if chain[0] in column]
        labels = [latex for wire in wires for latex in (wire.value, wire.gradient) if latex]
        widths = (ink_box((Math(latex),), looks.SMALL).width for latex in labels)
        return max(_GAP, max(widths, default=0.0) + _AROUND_LABEL)

    def _size(self, cell: int) -> tuple[float, float]:
        """Return width and height of a cell."""
        if cell >= len(self.nodes):
            return 0.0, 2 * _PASSING
        return node_size(self.nodes[cell])

    def _centers(self, sides: Sides, spread: float) -> dict[int, Point]:
        """Return the middle of every cell."""
        labelled = any(wire.value or wire.gradient for wire in self.wires)
        cells = [cell for column in self.layering.columns for cell in column]
        halves = {cell: self._size(cell)[1] / 2 for cell in cells}
        gap = (_ROW_GAP + _LABEL_ROW * labelled) * spread
        ys = heights(self.layering, halves, gap)
        columns = self._columns()
        return {cell: (sum(sides[columns[cell]]) / 2, ys[cell]) for cell in cells}

    def _columns(self) -> dict[int, int]:
        """Return in which column every cell is."""
        return {cell: i for i, cells in enumerate(self.layering.columns) for cell in cells}

    def _placed(self, centers: Mapping[int, Point]) -> Iterator[Placed]:
        """Yield the nodes in their places; quantities of one column are equally wide."""
        columns = self._columns()
        for cell, node in enumerate(self.nodes):
            column = self.layering.columns[columns[cell]]
            least = max((self._size(c)[0] for c in column if self._holds(c)), default=0.0)
            yield placed(node, centers[cell], least)

    def _holds(self, cell: int) -> bool:
        """Tell whether a cell is a quantity."""
        return cell < len(self.nodes) and self.nodes[cell].kind == "quantity"

    def _ways(self, nodes: Sequence[Placed], centers: Mapping[int, Point]) -> Iterator[Way]:
        """Lead every wire from its source to its target."""
        bows = tuple(_bows(self.layering))
        leave, enter = slides(self.layering, centers, [node.box.height for node in nodes])
        for wire, chain in enumerate(self.layering.chains):
            source, target = nodes[chain[0]], nodes[chain[-1]]
            shift = leave[wire], enter[wire]
            if len(chain) > 2:
                passed = [centers[cell] for cell in chain[1:-1]]
                yield way_through(source, passed, target, shift)
            else:
                yield direct(source, target, bows[wire], shift)


def _bows(layering: Layering) -> Iterator[float]:
    """Yield how far each wire is bent: those between the same nodes bend apart."""
    total, seen = Counter(layering.chains), Counter[tuple[int, ...]]()
    for chain in layering.chains:
        yield _BOW * ((total[chain] - 1) / 2 - seen[chain])
        seen[chain] += 1
