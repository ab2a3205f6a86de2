"""Laws of plots, and numbers that can be read off them."""

import math
from itertools import pairwise

import pytest

from genex.document.drawing import Circle, Label, Line, Polyline
from genex.document.inline import Math
from genex.errors import AuthorError
from genex.figures.boxes import box_of_circle
from genex.figures.plot.plot import Plot, draw_plot
from genex.figures.plot.ticks import Axis, Tick, round_ticks
from genex.figures.plot.traces import Guide, Mark, Trace, clipped, steps, trace_through
from tests.figures.looking import assert_apart, assert_inside, labels
from tests.figures.sheet import ACTIVATIONS, BOX, PLOTS, numbered_names, sampled, sigmoid

FANS = tuple(
    Plot(
        Axis(-low, 3, "x"),
        Axis(-2, 2 * slope + 1, "f(x)"),
        tuple(
            trace_through(((-low, -low * k / 2), (3, 3 * k / 2)), name)
            for k, name in enumerate(numbered_names("f", slope), 1)
        ),
        (Mark((0, 0), "O"), Mark((1, -1), "Q", open=True)),
        (Guide(0.5, "a"), Guide(2, r"b + \epsilon")),
        height=150,
    )
    for low in (1, 2, 4)
    for slope in (1, 2, 3, 4)
)
EVERY = pytest.mark.parametrize("figure", [*PLOTS, *FANS])


@EVERY
def test_no_two_labels_overlap(figure):
    """Names, ticks and axes can all be read."""
    assert_apart(labels(draw_plot(figure)))


@EVERY
def test_no_label_touches_a_curve_or_a_dot(figure):
    """Names stand beside curves."""
    drawing = draw_plot(figure)
    dots = [s for s in drawing.shapes if isinstance(s, Circle)]
    for label in labels(drawing):
        assert not any(label.on_path(s.points) for s in drawing.shapes if isinstance(s, Polyline))
        assert not any(label.meets(_around(dot)) for dot in dots)


def _around(dot):
    return box_of_circle(dot.center, dot.radius)


@EVERY
def test_everything_is_inside(figure):
    """A plot knows how large it is."""
    assert_inside(draw_plot(figure))


@EVERY
def test_curves_differ_without_colour(figure):
    """No two curves of a plot have the same dashes, and all are black."""
    pens = {s.pen for s in draw_plot(figure).shapes if isinstance(s, Polyline)}
    assert len(pens) == len(figure.traces)
    assert {pen.grey for pen in pens} == {0.0}


def test_a_name_is_nearer_to_its_own_curve_than_to_the_others():
    """A reader knows which curve a name belongs to."""
    drawing = draw_plot(ACTIVATIONS)
    curves = [s.points for s in drawing.shapes if isinstance(s, Polyline)]
    for trace, own in zip(ACTIVATIONS.traces, curves, strict=True):
        label = next(
            s for s in drawing.shapes if isinstance(s, Label) and s.content == (Math(trace.name),)
        )
        nearest = min(curves, key=lambda points: min(math.dist(p, label.at) for p in dense(points)))
        assert nearest == own


def dense(points):
    """Return points along a curve, close to each other."""
    return [
        (a[0] + (b[0] - a[0]) * i / 50, a[1] + (b[1] - a[1]) * i / 50)
        for a, b in pairwise(points)
        for i in range(51)
    ]


def test_a_sampled_curve_goes_through_its_values():
    """σ(0) is half way up between 0 and 1, and in the middle of a symmetric axis."""
    figure = Plot(Axis(-6, 6), Axis(0, 1), (sampled(sigmoid, -6, 6),))
    curve = next(s for s in draw_plot(figure).shapes if isinstance(s, Polyline)).points
    middle = curve[len(curve) // 2]
    assert middle[0] - curve[0][0] == pytest.approx(figure.width / 2, abs=0.01)
    rise = (curve[-1][1] - curve[0][1]) / (sigmoid(6) - sigmoid(-6))
    assert middle[1] - curve[0][1] == pytest.approx(rise * (0.5 - sigmoid(-6)), abs=0.01)


def test_steps_are_exact_and_their_dots_tell_where_the_value_belongs():
    """A step that holds its left end has a filled dot there, and an open one at its right."""
    box = steps((0, 1, 3, 4), (0, 2, 0))
    assert [s.points for s in box.stretches] == [
        ((0, 0), (1, 0)),
        ((1, 2), (3, 2)),
        ((3, 0), (4, 0)),
    ]
    ends = [(s.first, s.last) for s in box.stretches]
    assert ends == [("none", "open"), ("filled", "open"), ("filled", "none")]
    turned = [(s.first, s.last) for s in steps((0, 1, 3, 4), (0, 2, 0), closed="right").stretches]
    assert turned == [("none", "filled"), ("open", "filled"), ("open", "none")]


def test_dots_are_drawn_open_and_filled():
    """The box function has two dots of each kind."""
    dots = [s.fill for s in draw_plot(BOX).shapes if isinstance(s, Circle)]
    assert sorted(dots) == [0.0, 0.0, 1.0, 1.0]


def test_a_curve_is_cut_where_it_leaves_the_plot():
    """ReLU up to 4 in a plot up to 2 ends at 2, and comes back as a part of its own."""
    assert list(clipped(((-1, 0), (0, 0), (4, 4)), -1, 2)) == [((-1, 0), (0, 0), (2, 2))]
    assert list(clipped(((0, 0), (2, 4), (4, 0)), 0, 2)) == [((0, 0), (1, 2)), ((3, 2), (4, 0))]
    assert list(clipped(((0, 5), (1, 6)), 0, 2)) == []


@pytest.mark.parametrize(
    ("low", "high", "wanted", "expected"),
    [
        (-4, 4, 6, "-4 -2 0 2 4"),
        (0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0"),
        (-0.1, 0.1, 4, "-0.10 -0.05 0.00 0.05 0.10"),
        (0, 3000, 4, "0 1000 2000 3000"),
        (0.5, 2.4, 4, "0.5 1.0 1.5 2.0"),
    ],
)
def test_ticks_are_round_numbers_written_exactly(low, high, wanted, expected):
    """Multiples of 1, 2 or 5 times a power of ten, with as many decimals as they need."""
    ticks = round_ticks(low, high, wanted)
    assert " ".join(tick.latex for tick in ticks) == expected
    assert [float(tick.latex) for tick in ticks] == pytest.approx([tick.at for tick in ticks])


def test_the_name_of_a_guide_replaces_the_number_beneath_it():
    """Guides at 1 and 3 are called a and b, and the numbers 1 and 3 give way."""
    said = [s.content for s in draw_plot(BOX).shapes if isinstance(s, Label)]
    assert (Math("a"),) in said
    below = [s for s in draw_plot(BOX).shapes if isinstance(s, Label) and s.content == (Math("1"),)]
    assert len(below) == 1  # the one on the other axis
    dashed = [s for s in draw_plot(BOX).shapes if isinstance(s, Line) and s.pen.dashes]
    assert len(dashed) == 2


def test_given_ticks_replace_round_numbers():
    """An axis may be marked with names only."""
    figure = Plot(Axis(0, 1, "x", (Tick(0.5, r"\frac{1}{2}"),)), Axis(0, 1, "y", ()))
    said = [s.content[0].latex for s in draw_plot(figure).shapes if isinstance(s, Label)]
    assert said == [r"\frac{1}{2}", "x", "y"]


@pytest.mark.parametrize(
    ("figure", "message"),
    [
        (Plot(Axis(1, 1), Axis(0, 1)), "the x axis goes from 1 to 1"),
        (Plot(Axis(0, 1), Axis(2, 1)), "the y axis goes from 2 to 1"),
        (Plot(Axis(0, 1), Axis(0, 1), (trace_through(((0, 0), (2, 1)), "f"),)), "'f' goes to 2"),
        (
            Plot(Axis(0, 1), Axis(0, 1), (trace_through(((0, 0), (1, 1)), "f" * 90),)),
            "there is no room for",
        ),
        (Plot(Axis(0, 1), Axis(0, 1), (Trace((), "g"),)), "'g' has no points in sight"),
        (Plot(Axis(0, 1), Axis(0, 1), (), (Mark((3, 0), "P"),)), "'P' is beyond the axes"),
    ],
)
def test_what_cannot_be_plotted_is_refused(figure, message):
    """The message says what is wrong and what to do."""
    with pytest.raises(AuthorError, match=message):
        draw_plot(figure)
