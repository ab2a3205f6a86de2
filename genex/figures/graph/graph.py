"""Computation graphs: operations and quantities, wired from left to right."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from genex.document.drawing import Drawing, Shape
from genex.errors import AuthorError
from genex.figures import looks
from genex.figures.frame import framed_drawing
from genex.figures.graph.arrange import Arrangement, Arranger
from genex.figures.graph.layering import Layering, layered
from genex.figures.graph.nodes import Node
from genex.figures.graph.wires import Way, Wire, draw_wire, spots, track
from genex.figures.placing import Spot, free, settle

_SPREADS = tuple(1.07**step for step in range(16))  # how far apart things are, tried in this order
_ROUND = 2.0  # corners of the tint under a gradient
_WRONG_SIDE = 20.0  # what it costs to write a value below its wire, or a gradient above


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and the wires between them; gradients stand on a tint below their wires."""

    nodes: tuple[Node, ...]
    wires: tuple[Wire, ...]
    words: str = ""


def draw_graph(figure: Graph) -> Drawing:
    """Draw a graph as small as its labels allow."""
    arranger = Arranger(figure.nodes, figure.wires, _layering(figure))
    for spread in _SPREADS:
        arrangement = arranger.arranged(spread)
        labels = _labels(figure, arrangement) if _clear(figure, arrangement) else None
        if labels is not None:
            wires = [shape for way in arrangement.ways for shape in draw_wire(way)]
            nodes = [shape for node in arrangement.nodes for shape in node.shapes]
            return framed_drawing([*wires, *labels, *nodes], figure.words or _described(figure))
    raise AuthorError("computation graph: there is no room for the labels. Remove some of them.")


def _layering(figure: Graph) -> Layering:
    """Return the columns of a graph, or refuse what is none."""
    _check(figure)
    keys = [node.key for node in figure.nodes]
    pairs = [(keys.index(wire.source), keys.index(wire.target)) for wire in figure.wires]
    layering = layered(len(keys), pairs)
    if layering is None:
        raise AuthorError("computation graph: the wires form a cycle. Reverse one of them.")
    return layering


def _check(figure: Graph) -> None:
    """Refuse graphs without nodes, nodes of one name, and wires that hang loose."""
    counts = Counter(node.key for node in figure.nodes)
    if not counts:
        raise AuthorError("computation graph: there are no nodes. Give one or more.")
    for key, count in counts.items():
        if count > 1:
            raise AuthorError(f"computation graph: {count} nodes are called '{key}'. Rename them.")
    for wire in figure.wires:
        for end in (wire.source, wire.target):
            if end not in counts:
                raise AuthorError(
                    f"computation graph: a wire ends at '{end}', which is not a node. "
                    f"The nodes are {', '.join(counts)}."
                )


def _labels(figure: Graph, arrangement: Arrangement) -> list[Shape] | None:
    """Return values above and gradients below the wires; None if there is no room."""
    boxes = [node.box for node in arrangement.nodes]
    tracks = [track(way) for way in arrangement.ways]
    written = [
        (latex, side, way)
        for wire, way in zip(figure.wires, arrangement.ways, strict=True)
        for latex, side in _written(wire)
    ]
    chosen = settle([free(_spots(latex, way, side), boxes, tracks) for latex, side, way in written])
    if chosen is None:
        return None
    below = [spot for spot, (_, side, _) in zip(chosen, written, strict=True) if side < 0]
    grounds = [looks.ground(spot.box, looks.TINT, _ROUND) for spot in below]
    return [*grounds, *(spot.label for spot in chosen)]


def _spots(latex: str, way: Way, side: int) -> Iterator[Spot]:
    """Yield the places on the right side of a wire, and dear ones on the other."""
    yield from spots(latex, way, side)
    for spot in spots(latex, way, -side):
        yield spot._replace(cost=spot.cost + _WRONG_SIDE)


def _written(wire: Wire) -> Iterator[tuple[str, int]]:
    """Yield what stands above (1) and below (-1) a wire."""
    if wire.value:
        yield wire.value, 1
    if wire.gradient:
        yield wire.gradient, -1


def _clear(figure: Graph, arrangement: Arrangement) -> bool:
    """Tell whether no wire goes through a node that is not at its end."""
    return not any(
        node.box.grown(1.0).on_path(track(way))
        for wire, way in zip(figure.wires, arrangement.ways, strict=True)
        for node in arrangement.nodes
        if node.node.key not in {wire.source, wire.target}
    )


def _described(figure: Graph) -> str:
    """Say how the nodes are wired."""
    names = {node.key: node.latex for node in figure.nodes}
    links = (f"{names[wire.source]} to {names[wire.target]}" for wire in figure.wires)
    return f"A computation graph: {', '.join(links)}."
