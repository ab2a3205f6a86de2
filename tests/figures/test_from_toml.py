"""Figures as templates describe them."""

import pytest

from genex.document.blocks import Figure, Listing
from genex.document.drawing import Circle
from genex.document.markdown import read_markdown
from genex.errors import TemplateError
from genex.figures import with_figures
from genex.figures.graph.graph import Graph, draw_graph
from genex.figures.graph.nodes import Node
from genex.figures.graph.wires import Wire
from genex.figures.plot.plot import Plot, draw_plot
from genex.figures.plot.ticks import Axis, Tick
from genex.figures.plot.traces import Guide, Mark, Stretch, Trace, steps, trace_through

SQUARE = """
[[nodes]]
key = 'x'
latex = 'x'
kind = 'quantity'
[[nodes]]
key = 'a'
latex = '\\times'
[[wires]]
source = 'x'
target = 'a'
value = '3'
[[wires]]
source = 'x'
target = 'a'
"""


def figured(code, language="graph"):
    """The blocks that become of a listing."""
    return with_figures((Listing(code, language),), "page.md")


def test_a_graph_is_drawn_as_it_is_described():
    """Nodes and wires in TOML are those of the figure."""
    nodes = Node("x", "x", "quantity"), Node("a", r"\times")
    wires = Wire("x", "a", "3"), Wire("x", "a")
    assert figured(SQUARE) == (Figure(draw_graph(Graph(nodes, wires))),)


def test_two_wires_between_the_same_nodes_are_both_drawn():
    """A square as a product has two arrows into its node."""
    (figure,) = figured(SQUARE)
    arrows = [shape for shape in figure.drawing.shapes if getattr(shape, "arrow", False)]
    assert len(arrows) == 2
    assert sum(isinstance(shape, Circle) for shape in figure.drawing.shapes) == 1


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("", "there are no nodes"),
        ("[[nodes]]\nkey = 'a'", "missing 1 required positional argument: 'latex'"),
        ("[[nodes]]\nname = 'a'", "unexpected keyword argument 'name'"),
        ("[[nodes]", "Expected"),
        (SQUARE + "[[wires]]\nsource = 'b'\ntarget = 'a'", "ends at 'b', which is not a node"),
    ],
)
def test_what_is_no_graph_is_refused_with_its_place(code, message):
    """The message names the template and the figure."""
    with pytest.raises(TemplateError, match=message) as error:
        figured(code)
    assert str(error.value).startswith("page.md, figure 'graph': ")


def test_other_listings_are_left_alone():
    """Code stays code."""
    assert figured("x = 1", "python") == (Listing("x = 1", "python"),)


AXES = """
x = {low = -1, high = 6, name = 'x', ticks = [0, {at = 2, latex = 'a'}]}
y = {low = 0, high = 4}
"""
TRACES = """
[[traces]]
name = 'f'
points = [[-1, 0], [2, 3], [6, 1]]
[[traces]]
places = [-1, 2, 6]
levels = [1, 2]
closed = 'right'
[[traces]]
stretches = [{points = [[0, 1], [1, 1]], last = 'open'}]
[[marks]]
at = [2, 3]
name = 'P'
[[guides]]
x = 5
"""


def figure(text):
    """The drawing of a fenced plot."""
    (block,) = with_figures(read_markdown(f"```plot\n{text}\n```", "test"), "test")
    assert isinstance(block, Figure)
    return block.drawing


def test_a_plot_is_what_its_parameters_say():
    """Lines through points, steps, stretches, marks, guides and ticks are those of the face."""
    traces = (
        trace_through(((-1, 0), (2, 3), (6, 1)), "f"),
        steps((-1, 2, 6), (1, 2), closed="right"),
        Trace((Stretch(((0, 1), (1, 1)), last="open"),)),
    )
    x = Axis(-1, 6, "x", (Tick(0, "0"), Tick(2, "a")))
    marks, guides = (Mark((2, 3), "P"),), (Guide(5),)
    assert figure(AXES + TRACES) == draw_plot(Plot(x, Axis(0, 4), traces, marks, guides))


def test_sizes_are_passed_on():
    """Height, width and words are those of the plot."""
    wanted = draw_plot(Plot(Axis(0, 1), Axis(0, 1), height=50.0, words="a square"))
    text = "height = 50.0\nwords = 'a square'\nx = {low = 0, high = 1}\ny = {low = 0, high = 1}"
    assert figure(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "x = [",
        "x = {low = 0}",
        "x = {low = 1, high = 0}\ny = {low = 0, high = 1}",
        "x = {low = 0, high = 1}\ny = {low = 0, high = 1}\ncolour = 'red'",
        "x = {low = 0, high = 1}\ny = {low = 0, high = 1}\n[[traces]]\nlevels = [1]",
        "x = {low = 0, high = 1}\ny = {low = 0, high = 1}\n[[traces]]\nlevels = [1]\nplaces = [0]",
    ],
)
def test_a_broken_plot_is_named(text):
    """Whatever is wrong with the parameters, the template and its figure are named."""
    with pytest.raises(TemplateError, match="test, figure 'plot'"):
        figure(text)
