"""What single blocks look like: tables, listings, boxes, drawings, codes."""

import re
from itertools import pairwise

import pytest
import segno

from genex.document.blocks import (
    AnswerBox,
    AnswerGrid,
    Choice,
    Choices,
    Code,
    Columns,
    Display,
    Field,
    Fields,
    Figure,
    Framed,
    Heading,
    Item,
    Items,
    LineBreak,
    Listing,
    Math,
    Meta,
    Paragraph,
    RuledLines,
    Space,
    Table,
    Text,
    Together,
    runs,
)
from genex.document.drawing import Circle, Drawing, Label, Line, Polyline, Rectangle
from genex.document.inline import Place
from genex.errors import TemplateError
from genex.typeset import PageSetup, Style, write_pdf
from genex.typeset.blocks.flow import set_block, set_blocks
from genex.typeset.blocks.listing import wrapped_listing
from genex.typeset.pages.galley import unrolled
from genex.typeset.pdf.drawing import drawing_operators, outline
from genex.typeset.pdf.qr import QUIET, qr_code
from genex.typeset.strip import strips_beside
from genex.typeset.text.lines import set_label
from tests.typeset.reading import chars, lines, texts

STYLE = Style()
SETUP = PageSetup()


def paper(*blocks) -> bytes:
    """Return a file with some blocks."""
    return write_pdf(blocks, SETUP, Meta("Blocks"))


def height(block, measure: float = 400.0) -> float:
    """Return how high a block of one row is."""
    (row,) = set_block(block, measure, STYLE).rows
    return row.strip.top + row.strip.bottom


@pytest.mark.parametrize("kind", [Text, Math])
def test_decimal_points_stand_below_each_other(kind):
    """In a decimal column all points have one place, whatever the digits before and after."""
    body = tuple(((kind(n),),) for n in ("12.5", "-0.25", "1000.125", "7.0"))
    points = [
        c for c in chars(paper(Table(("decimal",), ((runs("Head"),),), body))) if c.text == "."
    ]
    assert len(points) == 4
    assert max(p.left for p in points) - min(p.left for p in points) < 0.05


def test_a_negative_number_in_a_table_has_a_true_minus():
    """The hyphen of a number becomes a minus; that of a word stays."""
    read = texts(paper(Table(("left",), (), ((runs("-3"),), (runs("k-NN"),)))))[0]
    assert "\u22123" in read
    assert "k-NN" in read


def test_numbers_stand_in_the_middle_of_their_column():
    """Below a wide head, the numbers of a decimal column are not at its side."""
    body = ((runs("1.5"),), (runs("2.5"),))
    head, first, _ = lines(paper(Table(("decimal",), ((runs("HHHHHHHHHHHH"),),), body)))
    middles = [(line[0].left + line[-1].right) / 2 for line in (head, first)]
    assert middles[0] == pytest.approx(middles[1], abs=1)


def test_columns_are_aligned_by_their_side():
    """The left edges of a left column agree, and the right edges of a right one."""
    body = tuple((runs(a), runs(b)) for a, b in (("HI", "HH"), ("HIHIHI", "HHHHH")))
    rows = lines(paper(Table(("left", "right"), (), body)))
    assert abs(rows[0][0].left - rows[1][0].left) < 0.01
    assert abs(rows[0][-1].right - rows[1][-1].right) < 0.01


def test_a_table_that_is_too_wide_breaks_its_longest_cells():
    """Cells with much text wrap, and the table ends at the margin."""
    body = ((runs("short"), runs("many words in a cell " * 12)),)
    data = paper(Table(("left", "left"), ((runs("A"), runs("B")),), body))
    assert len(lines(data)) > 3
    assert max(c.right for c in chars(data)) <= SETUP.left + SETUP.measure + 0.5


def test_a_row_with_fewer_cells_is_set():
    """A row may end early."""
    assert "x" in texts(paper(Table(("left", "left"), (), ((runs("x"),),))))[0]


def test_rules_of_a_table():
    """Three rules: heavy at the top and bottom, light below the head; a grid has more."""
    table = Table(("left", "left"), ((runs("A"), runs("B")),), ((runs("c"), runs("d")),) * 2)
    widths = re.findall(
        r"([\d.]+) w 0 ", " ".join(r.strip.operators for r in set_block(table, 400, STYLE).rows)
    )
    assert widths == ["0.84", "0.53", "0.84"]
    grid = set_block(Table(table.columns, table.head, table.body, grid=True), 400, STYLE)
    assert sum(" J " in row.strip.operators for row in grid.rows) == 4


def test_long_lines_go_on_below_with_a_mark():
    """No part of a wrapped line is too long, and the parts add up to the line."""
    line = (("C", "    "), ("CB", "return"), ("C", " some_function(argument, another, third)"))
    parts = ["".join(text for _, text in part) for part in wrapped_listing(line, 24)]
    assert all(len(part) <= 24 for part in parts)
    assert "".join([parts[0], *(p.replace("    \u21aa ", "") for p in parts[1:])]) == "".join(
        t for _, t in line
    )
    assert [p.startswith("    \u21aa ") for p in parts] == [False, *[True] * (len(parts) - 1)]


def test_listings_keep_their_spaces():
    """Characters of a program stand in columns of one width."""
    data = paper(Listing("ab\n  cd\n    ef", numbered=True))
    letters = {c.text: c.left for c in chars(data) if c.text in "ace"}
    assert letters["c"] - letters["a"] == pytest.approx(letters["e"] - letters["c"], abs=0.6)


def test_line_numbers_may_start_anywhere():
    """Numbers count from the first number given."""
    read = texts(paper(Listing("a\nb", numbered=True, first=9)))[0]
    assert [int(n) for n in re.findall(r"\d+", read)] == [9, 10]


def test_wide_formulas_are_made_to_fit():
    """A formula wider than the page is made smaller, never cut off."""
    wide = Display(" + ".join(f"x_{{{i}}}^2" for i in range(60)), "(1)")
    data = paper(wide)
    assert max(c.right for c in chars(data)) <= SETUP.left + SETUP.measure + 0.5


def test_displays_are_centred_and_numbered_at_the_margin():
    """The formula is in the middle of the page, its number at the right end."""
    data = paper(Display("H = H", "(7)"))
    found = chars(data)
    formula = [c for c in found if c.bottom > 0 and c.left < SETUP.left + 0.9 * SETUP.measure]
    middle = (formula[0].left + formula[-1].right) / 2
    assert abs(middle - SETUP.left - SETUP.measure / 2) < 1
    assert abs(found[-1].right - SETUP.left - SETUP.measure) < 1


def test_a_formula_comes_closer_to_a_short_line():
    """Below a line that does not reach it, a display needs less white than below a full one."""
    gaps = []
    for text in (
        "Short:",
        "A line that is long enough to reach far over the middle of the page, so:",
    ):
        data = paper(Paragraph(runs(text)), Display("x"))
        upper, lower = lines(data)
        gaps.append(upper[0].baseline - lower[0].baseline)
    assert gaps[0] < gaps[1] - 3


def test_labels_hang_beside_their_items():
    """All lines of an item start at one edge, and its label ends before it on the first."""
    item = Item(runs("(a)"), (Paragraph(runs("HI HI HI " * 40)),))
    first, *others = lines(paper(Items((item,))))
    edge = others[0][0].left
    assert all(abs(line[0].left - edge) < 0.01 for line in others)
    assert [c.text for c in first if c.right < edge] == ["(", "a", ")"]


def test_an_answer_grid_has_all_its_cells():
    """Rows and columns are as many as asked, and contents stand in their cells."""
    grid = AnswerGrid(2, 3, runs("W"), cells=((runs("5"), runs("5"), runs("5")), (runs("4"),)))
    rows = lines(paper(grid))
    assert [[c.text for c in row] for row in rows] == [["5", "5", "5"], ["W"], ["4"]]
    gaps = [b.left - a.left for a, b in pairwise(rows[0])]
    assert gaps[0] == pytest.approx(gaps[1], abs=0.4)


def test_a_wide_grid_is_made_to_fit():
    """Many columns are narrower, so that the grid ends at the margin."""
    grid = AnswerGrid(1, 40, cells=(tuple(runs("1") for _ in range(40)),))
    assert max(c.right for c in chars(paper(grid))) < SETUP.left + SETUP.measure


def test_fields_go_on_on_the_next_line():
    """Fields that do not fit beside each other stand below each other."""
    data = paper(Fields(tuple(Field(runs(f"x{i} ="), runs("cm")) for i in range(9))))
    assert len(lines(data)) > 1
    assert max(c.right for c in chars(data)) <= SETUP.left + SETUP.measure


def test_choices_in_columns_are_read_down_first():
    """With two columns of four choices, the third stands beside the first."""
    data = paper(Choices(tuple(Choice(runs(c)) for c in "ABCD"), 2))
    assert [[c.text for c in line] for line in lines(data)] == [["A", "C"], ["B", "D"]]


def test_a_ticked_box_is_not_an_empty_box():
    """A key's ticks are drawn."""
    empty, ticked = (set_block(Choices((Choice(runs("x"), t),)), 300, STYLE) for t in (False, True))
    assert len(ticked.rows[0].strip.operators) > len(empty.rows[0].strip.operators)


def test_a_frame_keeps_white_inside_and_out():
    """Before and after a frame there is as much white as it asks for, and its own inside."""
    note = Framed((Paragraph(runs("in")),), look="tint")
    roll = unrolled(set_blocks((Paragraph(runs("a")), note, Paragraph(runs("b"))), 300, STYLE))
    (panel,) = roll.panels
    before, after = roll.y[1] - roll.y[0], roll.y[2] - roll.y[1]
    assert before == pytest.approx(STYLE.line + 0.75 * STYLE.line + panel.pad)
    assert after == pytest.approx(STYLE.line + 0.8 * STYLE.line + panel.pad)


def test_what_stands_beside_reaches_further():
    """A strip with marks at its end reaches as far as the marks do."""
    one, other = set_label(runs("one"), 10), set_label(runs("other"), 10)
    assert strips_beside(one, other, 100).reach == 100 + other.reach


def test_a_frame_goes_on_on_the_next_page():
    """A solution longer than a page has its bar on both pages."""
    body = tuple(Paragraph(runs(f"Step {i}. " + "More words. " * 20)) for i in range(30))
    data = paper(Framed(body, runs("Solution")))
    assert len(texts(data)) > 1
    assert all("Step" in text for text in texts(data))


def test_a_wrong_formula_names_its_place():
    """The message has source, line and column, in the paragraph and in displays."""
    place = Place("templates/x.md.j2", 12, 5)
    for block in (Paragraph((Math(r"\fraq{1}{2}", place),)), Display(r"\fraq{1}{2}", place=place)):
        with pytest.raises(
            TemplateError, match=r"^templates/x\.md\.j2, line 12, column 5: .*\\fraq"
        ):
            paper(block)


def test_a_place_is_no_part_of_a_formula():
    """Formulas written in two places are one formula, set once."""
    assert Math("x", Place("a", 1, 1)) == Math("x", Place("b", 2, 2))


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        (Line((0, 0), (10, 0)), "q 0.6 w 1 j 0.00 0.00 m 10.00 0.00 l S Q"),
        (Rectangle((1, 2), 3, 4, fill=0.5), "q 0.6 w 1 j 0.5 g 1.00 2.00 3.00 4.00 re B Q"),
        (
            Polyline(((0, 0), (1, 0), (1, 1)), closed=True),
            "q 0.6 w 1 j 0.00 0.00 m 1.00 0.00 l 1.00 1.00 l h S Q",
        ),
    ],
)
def test_shapes_are_drawn(shape, expected):
    """Every shape is a path of its own, between q and Q."""
    assert outline(shape) == expected


def test_the_tip_of_an_arrow_is_the_end_of_its_line():
    """The head ends where the line was to end, and the line stops inside the head."""
    operators = outline(Line((0, 0), (10, 0), arrow=True))
    assert "10.00 0.00 m" in operators
    assert "6.00 0.00 l S" in operators


def test_a_circle_keeps_to_its_radius():
    """The path of a circle touches the square around it and never leaves it."""
    xs = [float(x) for x in re.findall(r"(-?\d+\.\d\d) -?\d+\.\d\d", outline(Circle((10, 0), 5)))]
    assert (min(xs), max(xs)) == (5.0, 15.0)


@pytest.mark.parametrize("anchor", ["center", "left", "right", "above", "below"])
def test_labels_stand_where_their_anchor_says(anchor):
    """A label is on, beside, above or below its point."""
    figure = Figure(Drawing(100, 100, (Label((50, 50), runs("H"), anchor),)))
    (char,) = chars(paper(figure))
    x = SETUP.left + SETUP.measure / 2
    y = SETUP.top - 50
    expected = {
        "center": abs((char.left + char.right) / 2 - x) < 0.5
        and abs((char.bottom + char.top) / 2 - y) < 0.5,
        "left": char.right < x,
        "right": char.left > x,
        "above": char.bottom > y,
        "below": char.top < y,
    }
    assert expected[anchor]


def test_a_drawing_names_its_glyphs():
    """Labels of a drawing bring their fonts along."""
    drawing = Drawing(10, 10, (Label((0, 0), (Math("x"),)), Label((0, 0), runs("y"))))
    assert [font for font, _ in drawing_operators(drawing, 10)[1]] == ["M", "R"]


@pytest.mark.parametrize(
    "text", ["genex:7:1", "4EV-3KD-FZT/1", "4EV-3KD-FZT/7", "AB12/10", "AB1/345", "small/2", "A/"]
)
def test_a_code_is_the_matrix_of_an_independent_encoder(text):
    """The stencil covers the dark modules of the code, and no others, on every page."""
    matrix = segno.make(text, error="m", boost_error=False, micro=False, mask=3).matrix
    width, operators = qr_code(text)
    size = len(matrix)
    bits = re.search(r"ID ([0-9A-F]+)> EI", operators)[1]
    each = len(bits) // size
    rows = [f"{int(bits[y * each : (y + 1) * each], 16):0{4 * each}b}" for y in range(size)]
    assert [[int(bit) for bit in row[:size]] for row in rows] == [list(row) for row in matrix]
    assert width == size + 2 * QUIET
    assert operators.startswith(f"q {size} 0 0 {size} {QUIET} {QUIET} cm BI")


EMPTY = (
    Paragraph(()),
    Paragraph((), aside=runs("x")),
    Paragraph((LineBreak(), LineBreak())),
    Paragraph((Text(""), Code(""), Math(""))),
    Heading(()),
    Items(()),
    Items((Item((), ()),)),
    Items((Item(runs("(a)"), (Space(1),)),)),
    Table((), (), ()),
    Table(("left",), ((),), ((),)),
    Table(("decimal",), (), ((runs("."),), (runs("-"),), (runs("n/a"),))),
    Listing(""),
    AnswerBox(0),
    AnswerGrid(0, 0),
    RuledLines(0),
    Fields(()),
    Choices((), 2),
    Columns(()),
    Columns(((), ())),
    Framed(()),
    Together(()),
    Figure(Drawing(0, 0, ())),
    Display(""),
)


@pytest.mark.parametrize("block", EMPTY, ids=lambda block: type(block).__name__)
def test_a_block_may_be_empty(block):
    """A block with nothing in it takes its place, and what is around it is printed."""
    read = "".join(texts(paper(Paragraph(runs("before")), block, Paragraph(runs("after")))))
    assert "before" in read
    assert "after" in read
    assert paper(block)


def test_a_word_longer_than_a_line_is_cut():
    """A word that no line can hold goes on on the next one, whole."""
    data = paper(Paragraph(runs("x" * 300)))
    assert max(c.right for c in chars(data)) <= SETUP.left + SETUP.measure + 0.5
    assert sum(c.text == "x" for c in chars(data)) == 300


def test_an_item_of_a_box_has_its_label_above():
    """A label needs a line; if its item begins with a box, it has a line of its own."""
    label = Items((Item(runs("(a)"), (AnswerBox(3),)),))
    assert "(a)" in texts(paper(label))[0]
    assert len(set_block(label, 300, STYLE).rows) == 2
