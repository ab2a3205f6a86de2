"""Laws of networks, over many shapes of them."""

from itertools import pairwise, product

import pytest

from genex.document.drawing import Circle, Label, Line
from genex.document.inline import Math, runs
from genex.errors import AuthorError
from genex.figures.boxes import box_of_circle
from genex.figures.network.layer import Layer, Weights
from genex.figures.network.network import Network, draw_network
from tests.figures.looking import (
    assert_apart,
    assert_clear_of_outlines,
    assert_inside,
    box,
    grounds,
    labels,
    lines,
    on_rim,
    outlines,
)
from tests.figures.sheet import (
    DIGITS,
    NETWORKS,
    SIGMOID_CHAIN,
    SIGMOID_UNIT,
    matrix,
    numbered_names,
)

SIZES = ((1, 1), (3, 1), (4, 1), (2, 2), (3, 2), (2, 3), (3, 3), (3, 2, 1), (2, 3, 2), (2, 2, 2, 1))


def named(sizes: tuple[int, ...], inner: str, bias: bool, layer: str) -> Network:
    """Return a network in which everything has a name."""
    layers = tuple(
        Layer(
            units,
            numbered_names("xhgy"[place] if place < len(sizes) - 1 else r"\hat{y}", units),
            inner if place else "",
            bias and place < len(sizes) - 1,
            runs("hidden, ReLU" if place else "input"),
        )
        for place, units in enumerate(sizes)
    )
    weights = tuple(
        Weights(
            matrix("w", after, before, str(place) if layer else ""),
            numbered_names("b", after, str(place) if layer else "") if bias else (),
        )
        for place, (before, after) in enumerate(pairwise(sizes), 1)
    )
    return Network(layers, weights, "L", "y")


NAMED = tuple(
    named(*parts) for parts in product(SIZES, ("", r"\sigma"), (False, True), ("", "layer"))
)
ALL = tuple(draw_network(figure) for figure in (*NETWORKS, *NAMED))
EACH = pytest.mark.parametrize("drawing", ALL)


@EACH
def test_no_two_labels_overlap(drawing):
    """Every name can be read."""
    assert_apart(labels(drawing))


@EACH
def test_no_label_overlaps_a_unit(drawing):
    """Names are in a unit or outside of all."""
    assert_clear_of_outlines(drawing)


@EACH
def test_edges_end_on_the_rims_of_units(drawing):
    """Every line leaves and enters a unit or the loss, or starts at its target or a name."""
    shapes = outlines(drawing)
    for line in (s for s in drawing.shapes if isinstance(s, Line)):
        free = [p for p in (line.start, line.end) if not any(on_rim(p, s) for s in shapes)]
        assert not free or (line.arrow and len(free) == 1)


@EACH
def test_edges_touch_only_the_units_at_their_ends(drawing):
    """No edge passes through a third unit."""
    for path in lines(drawing):
        for shape in (s for s in drawing.shapes if isinstance(s, Circle)):
            inner = box_of_circle(shape.center, shape.radius / 2)
            assert not inner.on_path(path)


@EACH
def test_a_weight_hides_no_edge_but_its_own(drawing):
    """The white under a weight is crossed by one edge, which is the weight's."""
    for ground in grounds(drawing):
        assert sum(map(ground.on_path, lines(drawing))) == 1


@EACH
def test_everything_is_inside(drawing):
    """A network knows how large it is."""
    assert_inside(drawing)


@pytest.mark.parametrize("figure", [*NETWORKS, *NAMED])
def test_every_edge_that_is_shown_is_drawn_once(figure):
    """Fully connected means one edge from each unit to each unit of the next layer."""
    edges = [s for s in draw_network(figure).shapes if isinstance(s, Line)]
    shown = [[n for n in layer.column if n != -1] for layer in figure.layers]
    between = sum(len(a) * sum(n >= 0 for n in b) for a, b in pairwise(shown))
    last = figure.layers[-1]
    outward = last.units if figure.loss else bool(last.inner and last.units == 1)
    assert len(edges) == between + outward + bool(figure.target)


def test_the_same_network_is_the_same_drawing():
    """Nothing depends on chance or on what was drawn before."""
    assert draw_network(SIGMOID_CHAIN) == draw_network(SIGMOID_CHAIN)


def test_all_eight_weights_stand_in_two_columns():
    """The weights between two layers are one below the other."""
    weights = [
        s.at[0]
        for s in draw_network(SIGMOID_CHAIN).shapes
        if isinstance(s, Label) and isinstance(s.content[0], Math) and "w" in s.content[0].latex
    ]
    by_layer = sorted(weights)[:6], sorted(weights)[6:]
    assert len(weights) == 8
    assert all(max(xs) - min(xs) < 0.25 * (by_layer[1][0] - by_layer[0][-1]) for xs in by_layer)


def test_large_layers_show_their_first_units_dots_and_the_last():
    """Of 784 inputs four, three dots and the last are shown, above the size."""
    drawing = draw_network(DIGITS)
    first = min(box(s).left for s in outlines(drawing))
    column = [s for s in drawing.shapes if isinstance(s, Circle) and s.center[0] < first + 40]
    assert [s.radius > 5 for s in sorted(column, key=lambda s: -s.center[1])] == [
        *(True,) * 4,
        *(False,) * 3,
        True,
    ]
    said = [s.content for s in drawing.shapes if isinstance(s, Label)]
    assert (Math("x_{784}"),) in said
    assert (Math("x_{5}"),) not in said
    assert runs("784") in said


def test_a_bias_is_a_grey_unit_that_says_one():
    """The bias unit differs from the others without colour."""
    grey = [s for s in draw_network(SIGMOID_UNIT).shapes if isinstance(s, Circle) and s.fill != 1.0]
    ones = [s for s in draw_network(SIGMOID_UNIT).shapes if isinstance(s, Label)]
    assert len(grey) == 1
    assert [s.at for s in ones if s.content == (Math("1"),)] == [grey[0].center]


@pytest.mark.parametrize(
    ("figure", "message"),
    [
        (Network(()), "there are no layers"),
        (Network((Layer(0),)), "layer 1: there are no units"),
        (Network((Layer(2, ("x",)),)), "2 units have 1 labels"),
        (Network((Layer(2),), (Weights((("w",),)),)), "no layer after"),
        (Network((Layer(2), Layer(1)), (Weights((("w",),)),)), "not 1 × 2"),
        (Network((Layer(2), Layer(1)), (Weights(bias=("b",)),)), "a bias unit"),
        (Network((Layer(20), Layer(1)), (Weights(matrix("w", 1, 20)),)), "units are left out"),
        (
            Network((Layer(6), Layer(6)), (Weights(((r"\text{a long name}",) * 6,) * 6),)),
            "do not fit",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused(figure, message):
    """The message says what is wrong and what to do."""
    with pytest.raises(AuthorError, match=message):
        draw_network(figure)
