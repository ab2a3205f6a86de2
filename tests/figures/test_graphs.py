"""Laws of computation graphs, over drawn graphs."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genex.document.drawing import Circle, Curve, Drawing, Label, Line
from genex.document.inline import Math
from genex.errors import AuthorError
from genex.figures.boxes import Box
from genex.figures.graph.graph import Graph, draw_graph
from genex.figures.graph.layering import layered
from genex.figures.graph.nodes import Node
from genex.figures.graph.wires import Wire
from tests.figures.looking import (
    assert_apart,
    assert_clear_of_outlines,
    assert_inside,
    box,
    labels,
    lines,
    on_rim,
    outlines,
)
from tests.figures.sheet import CROSS_ENTROPY, GRAPHS, POLYNOMIAL

OPERATIONS = ("+", r"\times", r"\exp", r"\sigma", r"\max", r"\log", r"\text{softmax}")
VALUES = st.sampled_from(("", "2", "-0.27", "10.11", r"\tfrac{1}{3}"))


@st.composite
def graphs(draw) -> Graph:
    """Draw a graph in which every node after the first inputs depends on one or two before it."""
    inputs = draw(st.integers(1, 3))
    nodes = [Node(f"n{i}", f"x_{i}", "quantity", draw(VALUES)) for i in range(inputs)]
    wires = []
    for i in range(inputs, inputs + draw(st.integers(1, 5))):
        nodes.append(Node(f"n{i}", draw(st.sampled_from(OPERATIONS))))
        sources = draw(st.lists(st.integers(0, i - 1), min_size=1, max_size=2))
        wires += [Wire(f"n{s}", f"n{i}", draw(VALUES), draw(VALUES)) for s in sources]
    return Graph(tuple(nodes), tuple(draw(st.permutations(wires))))


def assert_lawful(figure: Graph, drawing: Drawing) -> None:
    """Assert everything that a reader of a graph relies on."""
    assert_apart(labels(drawing))
    assert_clear_of_outlines(drawing)
    assert_inside(drawing)
    assert_labels_clear_of_wires(drawing)
    assert_wires_clear_of_nodes(drawing)
    assert_left_to_right(figure, drawing)


def assert_labels_clear_of_wires(drawing: Drawing) -> None:
    """Assert that no wire crosses a name or a value."""
    for label in labels(drawing):
        assert not any(label.on_path(path) for path in lines(drawing))


def assert_wires_clear_of_nodes(drawing: Drawing) -> None:
    """Assert that wires only touch the rims of nodes, and that each begins and ends on one."""
    shapes = outlines(drawing)
    cores = [box(shape).grown(-5.5) for shape in shapes]
    for path in lines(drawing):
        assert not any(core.on_path(path) for core in cores)
    ends = Counter(p for path in lines(drawing) for p in (path[0], path[-1]))
    loose = [p for p, count in ends.items() if count == 1 and not any(on_rim(p, s) for s in shapes)]
    assert not loose


def assert_left_to_right(figure: Graph, drawing: Drawing) -> None:
    """Assert that no node is left of one that it depends on."""
    places = dict(zip((node.key for node in figure.nodes), node_boxes(drawing), strict=True))
    for wire in figure.wires:
        assert places[wire.source].right < places[wire.target].left


def node_boxes(drawing: Drawing) -> list[Box]:
    """Return the boxes of nodes, which are drawn in their order."""
    return [box(shape) for shape in outlines(drawing)]


@pytest.mark.parametrize("figure", GRAPHS)
def test_graphs_of_the_course_are_lawful(figure):
    """No overlaps, wires around nodes, from left to right."""
    assert_lawful(figure, draw_graph(figure))


@settings(deadline=None, derandomize=True, max_examples=80)
@given(graphs())
def test_drawn_graphs_are_lawful(figure):
    """The same holds for graphs that nobody thought of."""
    assert_lawful(figure, draw_graph(figure))


@settings(deadline=None, derandomize=True, max_examples=60)
@given(graphs())
def test_every_wire_has_one_arrow_head(figure):
    """A wire of several pieces is one arrow."""
    shapes = draw_graph(figure).shapes
    heads = [s for s in shapes if isinstance(s, Line | Curve) and s.arrow]
    assert len(heads) == len(figure.wires)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(graphs())
def test_every_value_and_gradient_is_written(figure):
    """Nothing is left out to save room."""
    wanted = [s for wire in figure.wires for s in (wire.value, wire.gradient) if s]
    wanted += [node.content[0].latex for node in figure.nodes]
    shown = [s.content[0].latex for s in draw_graph(figure).shapes if isinstance(s, Label)]
    assert sorted(shown) == sorted(wanted)


def test_the_same_graph_is_the_same_drawing():
    """Nothing depends on chance or on what was drawn before."""
    assert draw_graph(POLYNOMIAL) == draw_graph(POLYNOMIAL)


def test_operations_are_circles_and_quantities_boxes():
    """A reader tells them apart by their outlines."""
    shapes = outlines(draw_graph(CROSS_ENTROPY))
    kinds = ["operation" if isinstance(s, Circle) else "quantity" for s in shapes]
    assert kinds == [node.kind for node in CROSS_ENTROPY.nodes]


def test_inputs_stand_just_before_they_are_needed():
    """The 5 of x·x + x + 5 is in the column before the last sum, not in the first."""
    boxes = dict(zip("x×+5sf", node_boxes(draw_graph(POLYNOMIAL)), strict=True))
    assert boxes["5"].center[0] == pytest.approx(boxes["+"].center[0], abs=0.01)


def test_values_are_above_and_gradients_below():
    """On a level wire, the value is higher than the wire and the gradient lower."""
    drawing = draw_graph(Graph((Node("a", "a"), Node("b", "b")), (Wire("a", "b", "1.5", "-2"),)))
    height = next(s.start[1] for s in drawing.shapes if isinstance(s, Line))
    said = {s.content: box for s, box in _labelled(drawing)}
    assert said[Math("1.5"),].bottom > height > said[Math("-2"),].top


def _labelled(drawing: Drawing) -> list[tuple[Label, Box]]:
    return list(
        zip((s for s in drawing.shapes if isinstance(s, Label)), labels(drawing), strict=True)
    )


@settings(deadline=None, derandomize=True, max_examples=60)
@given(graphs())
def test_long_wires_are_smooth(figure):
    """Where two curves of a wire meet, they go the same way, and level only at a turn: no waves."""
    curves = [s for s in draw_graph(figure).shapes if isinstance(s, Curve)]
    for one, other in pairwise(curves):
        if one.end == other.start:
            before, after = _steepness(one.into, one.end), _steepness(other.start, other.out)
            turn = _steepness(one.start, one.end) * _steepness(other.start, other.end)
            assert before == pytest.approx(after, abs=0.02)
            assert abs(turn) < 0.01 or (abs(before) > 0.001) == (turn > 0)


def _steepness(start, end) -> float:
    return (end[1] - start[1]) / (end[0] - start[0])


def test_crossings_that_need_not_be_are_removed():
    """Inputs listed in the wrong order are sorted as their consumers are."""
    twisted = layered(6, [(0, 5), (1, 4), (2, 3)])
    passing = layered(6, [(0, 3), (1, 2), (2, 4), (3, 4), (0, 5), (4, 5)])
    for layering in (twisted, passing):
        assert layering is not None
        assert _crossings(layering.columns, layering.chains) == 0


def _crossings(columns, chains) -> int:
    places = {cell: (x, y) for x, column in enumerate(columns) for y, cell in enumerate(column)}
    links = [(places[a], places[b]) for chain in chains for a, b in pairwise(chain)]
    return sum(
        a[0] == c[0] and (a[1] - c[1]) * (b[1] - d[1]) < 0
        for i, (a, b) in enumerate(links)
        for c, d in links[i + 1 :]
    )


@pytest.mark.parametrize(
    ("figure", "message"),
    [
        (Graph((), ()), "there are no nodes"),
        (Graph((Node("a", "a"), Node("a", "b")), ()), "2 nodes are called 'a'"),
        (Graph((Node("a", "a"),), (Wire("a", "c"),)), "ends at 'c', which is not a node"),
        (Graph((Node("a", "a"), Node("b", "b")), (Wire("a", "b"), Wire("b", "a"))), "form a cycle"),
    ],
)
def test_what_is_no_graph_is_refused(figure, message):
    """The message says what is wrong and what to do."""
    with pytest.raises(AuthorError, match=message):
        draw_graph(figure)
