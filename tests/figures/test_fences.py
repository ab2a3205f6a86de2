"""Figures as templates describe them."""

import pytest

from genex.document import Figure, Listing
from genex.drawing import Circle
from genex.errors import TemplateError
from genex.figures import Graph, Node, Wire, computation_graph
from genex.figures.fences import with_figures

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
    assert figured(SQUARE) == (Figure(computation_graph(Graph(nodes, wires))),)


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
        (SQUARE + "[[wires]]\nsource = 'b'\ntarget = 'a'", "ends at 'b', which is no node"),
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
