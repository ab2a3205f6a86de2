"""Paragraphs, headings, formulas, programs and lines across."""

from typing import Final

from genex.document.blocks import Display, Figure, Heading, Listing, Paragraph, Rule
from genex.terminal import math as mathtext
from genex.terminal.blocks.lines import PLACES, Lines, indented, lines_with_aside, wrapped_lines
from genex.terminal.blocks.page import BOLD, ITALIC, Page
from genex.terminal.blocks.words import said
from genex.terminal.cells import cells_of_line, harmless, left, right

_INDENT: Final = 4
_TAB: Final = 4
_UNDERLINES: Final = {0: "═", 1: "═", 2: "─"}


def paragraph(block: Paragraph, page: Page) -> Lines:
    """Lines of text; both margins are straight on paper only."""
    lines = wrapped_lines(said(block.content, page), page.width)
    placed = [PLACES[block.align](line, page.width).rstrip(" ") for line in lines]
    return lines_with_aside(placed, said(block.aside, page), page.width)


def heading(block: Heading, page: Page) -> Lines:
    """A title, underlined if it is a high one."""
    lines = wrapped_lines(said(block.content, page, BOLD), page.width)
    mark = _UNDERLINES.get(block.level)
    rule = [mark * max(map(cells_of_line, lines))] if mark else []
    return lines_with_aside(lines, said(block.aside, page), page.width) + rule


def lines_of_display(block: Display, page: Page) -> Lines:
    """A formula, indented as far as there is room, and its number at the right margin."""
    number = f" {block.number}" if block.number else ""
    room = page.width - cells_of_line(number)
    box = mathtext.formula_in_rows(block.latex, room, block.place)
    if box.width > room:
        text = mathtext.inline(block.latex, block.place)
        return lines_with_aside(wrapped_lines(text, room), block.number, page.width)
    lines = indented([*box.rows], " " * min(_INDENT, room - box.width))
    if number:
        lines[box.base] = left(lines[box.base], room) + number
    return [line.rstrip(" ") for line in lines]


def lines_of_listing(block: Listing, page: Page) -> Lines:
    """A program as it is, indented; keywords and comments are styled where that is possible."""
    code = harmless(block.code.expandtabs(_TAB)).rstrip("\n")
    lines = _highlighted(code, block.language, page) if page.styled else code.split("\n")
    if block.numbered:
        width = len(str(block.first + len(lines) - 1))
        lines = [f"{right(str(n), width)}  {line}" for n, line in enumerate(lines, block.first)]
    return [line.rstrip(" ") for line in indented(lines, " " * _INDENT)]


def _highlighted(code: str, language: str, page: Page) -> Lines:
    """The lines of a program with bold keywords and slanted comments."""
    from genex.document.highlight import highlight  # noqa: PLC0415 (most pages show no program)

    codes = {"CB": (BOLD,), "CI": (ITALIC,)}
    return [
        "".join(page.painted(text, *codes.get(font, ())) for font, text in line)
        for line in highlight(code, language)
    ]


def rule(_block: Rule, page: Page) -> Lines:
    """A line across."""
    return ["─" * page.width]


def figure(block: Figure, page: Page) -> Lines:
    """What a drawing shows, in words."""
    words = wrapped_lines(f"[{harmless(block.drawing.words) or 'figure'}]", page.width)
    return words + (wrapped_lines(said(block.caption, page), page.width) if block.caption else [])
