"""Figures that templates write as fenced blocks."""

import pytest

from genex.document import Figure
from genex.errors import TemplateError
from genex.figures import Axis, Guide, Mark, Plot, Stretch, Tick, Trace, plot, steps, through
from genex.figures.fences import with_figures
from genex.markup import read_markdown

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
        through(((-1, 0), (2, 3), (6, 1)), "f"),
        steps((-1, 2, 6), (1, 2), closed="right"),
        Trace((Stretch(((0, 1), (1, 1)), last="open"),)),
    )
    x = Axis(-1, 6, "x", (Tick(0, "0"), Tick(2, "a")))
    marks, guides = (Mark((2, 3), "P"),), (Guide(5),)
    assert figure(AXES + TRACES) == plot(Plot(x, Axis(0, 4), traces, marks, guides))


def test_sizes_are_passed_on():
    """Height, width and words are those of the plot."""
    wanted = plot(Plot(Axis(0, 1), Axis(0, 1), height=50.0, words="a square"))
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
