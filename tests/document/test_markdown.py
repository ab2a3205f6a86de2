"""Markdown with mathematics, read into blocks."""

import pytest

from genex.document.blocks import (
    Code,
    Display,
    Framed,
    Heading,
    Item,
    Items,
    LineBreak,
    Listing,
    Math,
    Paragraph,
    Place,
    Rule,
    Table,
    Text,
    runs,
)
from genex.document.markdown import read_inline, read_markdown
from genex.errors import TemplateError

CASES = {
    "words": ("One\ntwo.", Paragraph(runs("One two."))),
    "emphasis": (
        "a *b **c*** d",
        Paragraph((Text("a "), Text("b ", italic=True), Text("c", True, True), Text(" d"))),
    ),
    "code": ("use `x[0] $ y`", Paragraph((Text("use "), Code("x[0] $ y")))),
    "formula": ("so $x_1$.", Paragraph((Text("so "), Math("x_1"), Text(".")))),
    "stars in a formula": ("$a*b*c$", Paragraph((Math("a*b*c"),))),
    "underscores in formulas": (
        "$a_1$ and $b_1$",
        Paragraph((Math("a_1"), Text(" and "), Math("b_1"))),
    ),
    "backslashes": (r"$\{a\}\\b$", Paragraph((Math(r"\{a\}\\b"),))),
    "prices": ("from $5 to $6", Paragraph(runs("from $5 to $6"))),
    "a range of prices": ("$5-$6", Paragraph(runs("$5-$6"))),
    "an escaped dollar": (r"\$x$", Paragraph(runs("$x$"))),
    "a dollar inside": (r"$a\$b$", Paragraph((Math(r"a\$b"),))),
    "a formula over two lines": ("$a +\nb$", Paragraph((Math("a +\nb"),))),
    "display": ("$$x^2$$", Display("x^2")),
    "display on many lines": ("$$\nx\n= 1\n$$", Display("x\n= 1")),
    "numbered display": ("$$x$$ (3)", Display("x", "(3)")),
    "heading": ("## A $b$", Heading((Text("A "), Math("b")), 2)),
    "rule": ("---", Rule()),
    "hard break": ("a  \nb", Paragraph((Text("a"), LineBreak(), Text("b")))),
    "quotes": ('"it\'s" -- a...', Paragraph(runs("“it’s” – a…"))),
    "a label is no copyright": ("(c) 3--4 (r)", Paragraph(runs("(c) 3–4 (r)"))),
    "a bar in a cell": (
        "| a |\n|---|\n| $|x|$ |",
        Table(("left",), ((runs("a"),),), (((Math("|x|"),),),)),
    ),
    "two lines of a quotation": (
        "> so $a +\n> b$",
        Framed((Paragraph((Text("so "), Math("a +\nb"))),)),
    ),
    "an order over two lines": ("so $a\n> b$", Paragraph((Text("so "), Math("a\n> b")))),
    "code with a dollar": ("`$a` and `b$`", Paragraph((Code("$a"), Text(" and "), Code("b$")))),
    "tildes": ("of ~~~ $x$", Paragraph((Text("of ~~~ "), Math("x")))),
    "a program with dollars": ("```sh\necho $a $b$\n```", Listing("echo $a $b$", "sh")),
    "a program in tildes": ("~~~sh\n$a$\n~~~", Listing("$a$", "sh")),
    "a sign that nobody writes": ("a\ufdd0b $x$", Paragraph((Text("a\ufffdb "), Math("x")))),
    "fence": ("```python\nx = 1\n```", Listing("x = 1", "python")),
    "numbered fence": ("```python numbered\nx = 1\n```", Listing("x = 1", "python", numbered=True)),
    "quotation": ("> a", Framed((Paragraph(runs("a")),))),
    "link": ("[a](https://b.example)", Paragraph(runs("a"))),
    "list": (
        "3. a\n4. b",
        Items(
            (Item(runs("3."), (Paragraph(runs("a")),)), Item(runs("4."), (Paragraph(runs("b")),))),
            True,
        ),
    ),
    "loose list": (
        "- a\n\n- b",
        Items(
            (Item(runs("•"), (Paragraph(runs("a")),)), Item(runs("•"), (Paragraph(runs("b")),))),
            tight=False,
        ),
    ),
    "nested list": (
        "- a\n  - $b$",
        Items(
            (
                Item(
                    runs("•"),
                    (Paragraph(runs("a")), Items((Item(runs("–"), (Paragraph((Math("b"),)),)),))),
                ),
            )
        ),
    ),
    "table": (
        "| a | b | c |\n|:--|:-:|--:|\n| $x$ | 2 | |",
        Table(
            ("left", "center", "right"),
            ((runs("a"), runs("b"), runs("c")),),
            (((Math("x"),), runs("2"), ()),),
        ),
    ),
    "table without a head": (
        "| | |\n|--|--|\n| a | b |",
        Table(("left", "left"), (), ((runs("a"), runs("b")),)),
    ),
}


@pytest.mark.parametrize(("text", "block"), CASES.values(), ids=CASES)
def test_one_block(text, block):
    """A piece of Markdown is the block that it looks like."""
    assert read_markdown(text) == (block,)


def test_a_price_before_a_program_is_no_formula():
    """A dollar in words and one in the program below do not find each other."""
    found = read_markdown("for $5:\n```sh\necho x$ = 1\n```")
    assert found == (Paragraph(runs("for $5:")), Listing("echo x$ = 1", "sh"))


def test_one_line_is_read_without_its_paragraph():
    """Titles, labels and cells are runs; their formulas know their places too."""
    found = read_inline("Softmax *with* $x_1$", "t.toml")
    assert found == (Text("Softmax "), Text("with", italic=True), Text(" "), Math("x_1"))
    assert found[-1].place == Place("t.toml", 1, 17)
    assert read_inline("") == ()


def test_a_display_parts_its_paragraph():
    """Words before and after $$…$$ are paragraphs of their own."""
    assert read_markdown("so\n$$x$$\nand") == (
        Paragraph(runs("so")),
        Display("x"),
        Paragraph(runs("and")),
    )
    assert read_markdown("so $$x$$ and") == (
        Paragraph(runs("so ")),
        Display("x"),
        Paragraph(runs(" and")),
    )


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("$x$", 1, 2),
        ("a $x$", 1, 4),
        ("a\nb $x$", 2, 4),
        ("text\n\n- one\n- two $x$", 4, 8),
        ("| a |\n|--|\n| $x$ |", 3, 4),
        ("> # A $x$", 1, 8),
        ("$$x$$", 1, 3),
        ("\n$$\n  x\n$$", 3, 3),
        ("- a\n\n  $$ x $$", 3, 6),
    ],
)
def test_formulas_know_their_place(text, line, column):
    """A formula remembers source, line and column of its first character."""

    def formulas(thing):
        if isinstance(thing, Math | Display):
            yield thing
        elif isinstance(thing, tuple):
            for part in thing:
                yield from formulas(part)
        elif hasattr(thing, "__slots__"):
            for name in thing.__slots__:
                yield from formulas(getattr(thing, name))

    (found,) = formulas(read_markdown(text, "t.md"))
    assert found.place == Place("t.md", line, column)


@pytest.mark.parametrize("text", ["a <b>c</b>", "<div>a</div>", "![a](b.png)"])
def test_what_cannot_be_printed_is_refused_with_its_place(text):
    """HTML and pictures are an author's error, named with source and line."""
    with pytest.raises(TemplateError, match=r"^t\.md, line 3.*cannot be printed"):
        read_markdown("one\n\n" + text, "t.md")


def test_a_display_has_no_place_in_a_cell():
    """A display in a heading is an author's error."""
    with pytest.raises(TemplateError, match=r"^t\.md, line 1, column 7: .*Write \$"):
        read_markdown("# a $$x$$", "t.md")
