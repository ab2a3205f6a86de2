"""Documents as text for a terminal."""

from itertools import pairwise

import pytest

from genex.document.blocks import (
    AnswerBox,
    AnswerGrid,
    Blank,
    Choice,
    Choices,
    Columns,
    Display,
    Field,
    Fields,
    Figure,
    Framed,
    Heading,
    LineBreak,
    Math,
    PageBreak,
    Paragraph,
    RuledLines,
    Space,
    Table,
    Text,
    TickBox,
    Together,
    runs,
)
from genex.document.drawing import Drawing
from genex.document.markdown import read_markdown
from genex.errors import TemplateError
from genex.terminal.cells import cells_of_line
from genex.terminal.write import RULES, to_text

PROSE = (
    "A classifier gives 4 examples the logits $S$ (row $i$ is example $i$); *compare* the loss "
    r"$L_i = \sum_{j \ne y_i} \max(0,\; s_{ij} - s_{iy_i} + \Delta)$ of **every** row with 損失 "
    "and `torch.softmax(z, dim=0)`, then take $\\max(0, \\cdot)$.\n\n"
    "- One item with a formula $\\frac{\\partial L}{\\partial S}$ and several words to wrap.\n"
    "- Another one.\n\n"
    "> Set apart by a bar, and long enough to be wrapped in any of the widths of the test.\n\n"
    "1. first\n2. second $x_1, x_2, \\dots, x_n$ with more words behind it\n"
)
TABLE = """
| line | operation         | shape     |
|-----:|:------------------|:---------:|
|    1 | `x.sum(dim=2)`    | $(9, 3)$  |
|   10 | `x.squeeze(0)`    | error     |
"""


def text(markdown: str, width: int = 80, *, styled: bool = False) -> str:
    """A Markdown text as the terminal shows it."""
    return to_text(read_markdown(markdown), width, styled=styled)


def lines(*rows: str) -> str:
    """Rows as one text."""
    return "\n".join(rows)


@pytest.mark.parametrize("width", [30, 40, 57, 80, 120])
@pytest.mark.parametrize("styled", [False, True])
def test_prose_fits(width, styled):
    """No line of wrapped prose is longer than the width, and styles are closed in each line."""
    for line in text(PROSE, width, styled=styled).split("\n"):
        assert cells_of_line(line) <= width
        assert line.count("\x1b[") == 2 * line.count("\x1b[0m")


def test_lines_are_filled():
    """A line ends only where the next word has no room."""
    words = "one three five seven eleven thirteen seventeen nineteen twentythree"
    rows = text(words, 20).split("\n")
    assert words == " ".join(rows)
    for line, following in pairwise(rows):
        assert len(line) + 1 + len(following.split(" ")[0]) > 20


def test_styles_are_shown_on_request():
    """Bold and italic words are plain by default."""
    assert text("**a b** *c*") == "a b c"
    bold = "\x1b[1ma\x1b[0m \x1b[1mb\x1b[0m"
    assert text("**a b** *c*", styled=True) == f"{bold} \x1b[3mc\x1b[0m"


def test_a_short_formula_is_not_torn():
    """A short formula goes to the next line as a whole."""
    assert text("The gradient is now $\\hat{y} - y$ here", 24) == lines(
        "The gradient is now", "ŷ − y here"
    )


def test_a_long_formula_breaks_after_a_sign():
    """A long formula breaks after a sign, and not inside short brackets."""
    assert text(r"so $L = -y \ln \hat{y} - (1 - y) \ln (1 - \hat{y})$", 26) == lines(
        "so L = −y ln ŷ −", "(1 − y) ln(1 − ŷ)"
    )


def test_headings():
    """Titles are underlined by their level."""
    assert text("# Loss of 損失\n\n## Part\n\n### Detail") == lines(
        "Loss of 損失", "════════════", "", "Part", "────", "", "Detail"
    )


def test_marks_stand_at_the_right():
    """What stands aside ends at the margin, below the text if there is no room."""
    question = Heading(runs("Question 1"), 2, runs("12 points"))
    assert to_text((question,), 24) == lines("Question 1     12 points", "──────────")
    assert to_text((Paragraph(runs("Question"), aside=runs("(4)")),), 9) == lines(
        "Question", "      (4)"
    )


def test_paragraphs_are_placed():
    """Paragraphs may be centred or stand at the right; a break ends a line."""
    words = (Text("one"), LineBreak(), Text("three"))
    assert to_text((Paragraph(words, "center"),), 9) == lines("   one", "  three")
    assert to_text((Paragraph(words, "right"),), 9) == lines("      one", "    three")


def test_displays_are_indented_and_numbered():
    """A formula is indented, and its number stands on its baseline at the margin."""
    assert text("$$ \\frac{a}{b} = c $$ (1)", 20) == lines("    a", "    ─ = c        (1)", "    b")


def test_a_display_that_cannot_be_broken_is_set_in_line():
    """A matrix wider than the page is written in one row and wrapped."""
    wide = Display(r"\begin{bmatrix} 100 & 200 & 300 \\ 400 & 500 & 600 \end{bmatrix}")
    assert to_text((wide,), 14) == lines("[100, 200,", "300; 400, 500,", "600]")


def test_lists():
    """Labels end in one column, and lists in lists hang on theirs."""
    assert text("9. nine\n10. ten\n    - in it\n    - and $x$") == lines(
        " 9. nine", "10. ten", "    – in it", "    – and x"
    )


def test_items_with_paragraphs_stand_apart():
    """A loose list has empty lines between its items."""
    assert text("- a\n\n- b") == lines("• a", "", "• b")


def test_tables():
    """A table is aligned, with a rule under its head."""
    assert text(TABLE) == lines(
        "line  operation       shape",
        "────  ──────────────  ──────",
        "   1  `x.sum(dim=2)`  (9, 3)",
        "  10  `x.squeeze(0)`  error",
    )


def test_a_table_with_points_and_caption():
    """Numbers stand with their points below each other, the caption below the table."""
    rows = ((runs("a"), runs("1.25")), (runs("b"), runs("-10.5")), (runs("c"), runs("7")))
    assert to_text((Table(("left", "decimal"), (), rows, runs("Table 1")),)) == lines(
        "a    1.25", "b  -10.5", "c    7", "", "Table 1"
    )


def test_wide_tables_are_wrapped():
    """The widest column gives way where a table has no room, and its rows stand apart."""
    rows = ((runs("a"), runs("some words more")), (runs("b"), runs("word")))
    assert to_text((Table(("left", "left"), (), rows),), 15) == lines(
        "a  some words", "   more", "", "b  word"
    )


def test_grids():
    """A grid has every cell ruled off."""
    rows = ((Math("x_1"),), (Math("y"),)), ((Text("0"),), (Text("10"),))
    assert to_text((Table(("center", "right"), (), rows, grid=True),)) == lines(
        "┌────┬────┐", "│ x₁ │  y │", "├────┼────┤", "│ 0  │ 10 │", "└────┴────┘"
    )


def test_listings_are_verbatim():
    """Programs keep their white space and their lines, however long."""
    program = "for x in y:\n\n    print(x)  # " + "long " * 20 + "end"
    shown = text(f"```python\n{program}\n```", 40)
    assert program == lines(*(line.removeprefix("    ") for line in shown.split("\n")))
    assert text("```python numbered\na\nb\n```") == lines("    1  a", "    2  b")


def test_keywords_are_bold_where_styles_are_shown():
    """A styled listing shows keywords in bold and comments in italic letters."""
    assert "\x1b[1mreturn\x1b[0m x" in text("```python\nreturn x  # so\n```", styled=True)
    assert "\x1b[3m# so\x1b[0m" in text("```python\nreturn x  # so\n```", styled=True)


def test_what_is_set_apart_has_a_bar():
    """A bar stands beside what is framed, at empty lines too."""
    framed = Framed(read_markdown("One.\n\n$$ \\frac{1}{2} $$"), runs("Solution"))
    assert to_text((framed,)) == lines(
        "│ Solution", "│", "│ One.", "│", "│     1", "│     ─", "│     2"
    )


def test_room_for_answers():
    """Boxes, lines, grids, fields and boxes to tick are drawn."""
    box = AnswerBox(2, runs("Answer:"), (Paragraph(runs("42")),))
    assert to_text((box,), 12) == lines(
        "Answer:", "┌──────────┐", "│ 42       │", "│          │", "└──────────┘"
    )
    assert to_text((RuledLines(2),), 5) == lines("_____", "_____")
    fields = Fields((Field(runs("L ="), runs("s"), 2, runs("7")), Field(runs("n ="), width=1)))
    assert to_text((fields,)) == "L = [ 7  ] s   n = [  ]"
    choices = Choices((Choice(runs("yes"), ticked=True), Choice(runs("no and so on"))))
    assert to_text((choices,), 14) == lines("[x] yes", "[ ] no and so", "    on")
    assert to_text((Paragraph((Text("a "), Blank(2), Text(" "), TickBox())),)) == "a ____ [ ]"


def test_an_answer_grid_has_labels_and_what_a_key_prints():
    """Cells are empty unless a key fills them."""
    grid = AnswerGrid(
        2, 2, runs("g ="), (runs("a"), runs("b")), (runs("x"), runs("y")), ((runs("1"), ()),), 1.5
    )
    assert to_text((grid,)) == lines(
        "g =",
        "┌───┬─────┬─────┐",
        "│   │  x  │  y  │",
        "├───┼─────┼─────┤",
        "│ a │  1  │     │",
        "├───┼─────┼─────┤",
        "│ b │     │     │",
        "└───┴─────┴─────┘",
    )


def test_columns():
    """Columns stand side by side where there is room, otherwise one below the other."""
    columns = Columns(((Paragraph(runs("left")), Paragraph(runs("more"))), (Paragraph(runs("r")),)))
    assert to_text((columns,), 63) == lines("left" + " " * 29 + "r", "", "more")
    assert to_text((columns,), 40) == lines("left", "", "more", "", "r")


def test_what_only_paper_has_leaves_no_trace():
    """Pages, white space and what belongs together make no difference."""
    one, two = Paragraph(runs("one")), Paragraph(runs("two"))
    assert to_text((one, PageBreak(), Space(3), Together((two,)))) == lines("one", "", "two")


def test_a_figure_is_told_in_words():
    """A drawing is replaced by what it shows."""
    figure = Figure(Drawing(10, 10, (), "A network."), runs("Figure 1"))
    assert to_text((figure,)) == lines("[A network.]", "Figure 1")


def test_every_block_has_a_rule():
    """The writer knows every kind of block there is."""
    from genex.document.blocks import Block

    assert set(RULES) == set(Block.__args__)


def test_text_cannot_command_the_terminal():
    """Control characters in words, code and programs are not printed."""
    hostile = "\x1b[2J\x07"
    shown = to_text((Paragraph(runs(f"a{hostile}b")), *read_markdown(f"`c{hostile}`")), styled=True)
    assert shown == lines("a[2Jb", "", "`c[2J`")


def test_an_unreadable_formula_is_named_by_its_place():
    """The place of a formula in its template is in the message."""
    with pytest.raises(TemplateError, match="question, line 3, column 6: unknown command"):
        to_text(read_markdown("One.\n\nTwo $\\frca$.", "question"))
