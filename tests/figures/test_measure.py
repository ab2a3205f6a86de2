"""Where figures think that a label is, against where the PDF has it."""

import pypdfium2 as pdfium
import pytest

from genex.document.blocks import Figure, Meta
from genex.document.drawing import Drawing, Label
from genex.document.inline import Math, Runs, runs
from genex.figures.boxes import label_box
from genex.typeset import Margins, PageSetup, write_pdf
from genex.typeset.style import MILLIMETRE

FORMULAS = (
    r"x",
    r"W",
    r"w_1",
    r"w_{12}^{(1)}",
    r"x_{784}",
    r"h_1^{(2)}",
    r"\hat{y}",
    r"\hat{y}_{10}",
    r"\sigma",
    r"\Sigma",
    r"\text{ReLU}",
    r"-0.25",
    r"+",
    r"\times",
    r"\exp",
    r"\frac{\partial L}{\partial w}",
    r"b_1",
    r"0.5",
    r"L",
    r"\tanh",
    r"\max",
    r"\log",
    r"\mathrm{softmax}",
    r"\sqrt{x}",
    r"x^2",
    r"x = 3",
    r"x \cdot x",
    r"\sigma(z)",
    r"\max(0, z)",
    r"e^{-x}",
    r"-\log \hat{y}_1",
    r"2^{-1}",
    r"\theta",
    r"\lambda W^2",
    r"x^{2}_{1}",
    r"\frac12",
    r"12345",
    r"\ell",
    r"\mathbf{x}",
    r"\delta_1",
    r"\eta",
    r"m",
    r"M",
    r"f(x)",
    r"x+y",
    r"\ln 2",
    r"(0.5, 1)",
)
WORDS = ("hidden, ReLU", "784", "softmax", "input", "output layer", "MILLIWATT")
CONTENTS: tuple[Runs, ...] = (*((Math(latex),) for latex in FORMULAS), *map(runs, WORDS))
SLACK = 0.6  # points: of some letters a little is beyond their widths
EACH = pytest.mark.parametrize("content", CONTENTS)


@pytest.mark.parametrize("anchor", ["center", "left", "right"])
@EACH
def test_ink_is_where_figures_think_it_is(content, anchor):
    """The box that keeps a label's place free holds what the PDF writer prints there."""
    label = Label((100.0, 30.0), content, anchor)
    setup = PageSetup(margins=Margins(0, 0, 0, 0))
    data = write_pdf((Figure(Drawing(200.0, 60.0, (label,))),), setup, Meta("A label"))
    x, y = (setup.measure - 200.0) / 2, 297 * MILLIMETRE - 60.0
    expected = label_box(label).grown(SLACK)
    with pdfium.PdfDocument(data) as document:
        page = document[0]
        text = page.get_textpage()
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            if right > left:
                assert expected.left <= left - x <= right - x <= expected.right
                assert expected.bottom <= bottom - y <= top - y <= expected.top
