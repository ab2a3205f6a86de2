"""Prints a document as text for a terminal."""

from collections.abc import Callable
from typing import Any, Final

from genex.document.blocks import (
    AnswerBox,
    AnswerGrid,
    Blocks,
    Choices,
    Columns,
    Display,
    Fields,
    Figure,
    Framed,
    Heading,
    Items,
    Listing,
    PageBreak,
    Paragraph,
    Rule,
    RuledLines,
    Space,
    Squares,
    Table,
    Together,
)
from genex.terminal.blocks.answers import (
    answer_grid,
    choices,
    fields,
    lines_in_box,
    ruled_lines,
    squares,
)
from genex.terminal.blocks.flow import (
    figure,
    heading,
    lines_of_display,
    lines_of_listing,
    paragraph,
    rule,
)
from genex.terminal.blocks.lines import (
    Lines,
    close_together,
    hung,
    indented,
    set_apart,
    wrapped_lines,
)
from genex.terminal.blocks.page import BOLD, Page
from genex.terminal.blocks.table import lines_of_table
from genex.terminal.blocks.words import said
from genex.terminal.cells import cells_of_line, left, right

_BAR: Final = "│ "
_FRAME: Final = "│  │"
_COLUMNS_APART: Final = 3
_NARROWEST_COLUMN: Final = 30


def to_text(blocks: Blocks, width: int = 80, *, styled: bool = False) -> str:
    """Return a document as lines of at most this width; `styled` shows bold and italic words."""
    lines = _print_blocks(blocks, Page(width, styled))
    return "\n".join(line.rstrip(" ") for line in lines)


def _print_blocks(blocks: Blocks, page: Page) -> Lines:
    """Return the lines of blocks, with an empty one between two of them."""
    return set_apart(_each_block(blocks, page))


def _each_block(blocks: Blocks, page: Page) -> list[Lines]:
    """Return the lines of each block."""
    return [RULES[type(block)](block, page) for block in blocks]


def _items(block: Items, page: Page) -> Lines:
    """A list; its labels end in one column."""
    labels = [said(item.label, page) for item in block.items]
    width = max(map(cells_of_line, labels), default=0)
    inside = page.narrower(width + 1)
    joined = close_together if block.tight else set_apart
    parts = [
        hung(right(label, width) + " ", joined(_each_block(item.body, inside)) or [""])
        for label, item in zip(labels, block.items, strict=True)
    ]
    return joined(parts)


def _framed(block: Framed, page: Page) -> Lines:
    """Blocks beside a bar, whatever they have around them on paper."""
    inside = page.narrower(cells_of_line(_BAR))
    title = wrapped_lines(said(block.title, page, BOLD), inside.width) if block.title else []
    return indented(set_apart([title, _print_blocks(block.body, inside)]), _BAR)


def _answer_box(block: AnswerBox, page: Page) -> Lines:
    """A box to write in, or with what a key writes in it."""
    label = wrapped_lines(said(block.label, page), page.width) if block.label else []
    inside = _print_blocks(block.body, page.narrower(cells_of_line(_FRAME)))
    return label + lines_in_box(inside, block.lines, page)


def _columns(block: Columns, page: Page) -> Lines:
    """Blocks side by side if there is room, otherwise one below the other."""
    shares = block.widths or (1.0,) * len(block.columns)
    room = page.width - _COLUMNS_APART * (len(shares) - 1)
    widths = [int(room * share / sum(shares)) for share in shares]
    if min(widths) < _NARROWEST_COLUMN:
        return set_apart([_print_blocks(column, page) for column in block.columns])
    texts = [
        _print_blocks(column, Page(width, page.styled))
        for column, width in zip(block.columns, widths, strict=True)
    ]
    return _side_by_side(texts, widths)


def _side_by_side(texts: list[Lines], widths: list[int]) -> Lines:
    """Return columns of lines as lines."""
    count = max(map(len, texts))
    filled = [
        [left(line, width) for line in [*text, *[""] * (count - len(text))]]
        for text, width in zip(texts, widths, strict=True)
    ]
    return [(" " * _COLUMNS_APART).join(row) for row in zip(*filled, strict=True)]


def _together(block: Together, page: Page) -> Lines:
    """Blocks that paper keeps on one page."""
    return _print_blocks(block.body, page)


def _nothing(_block: PageBreak | Space, _page: Page) -> Lines:
    """White space of paper: blocks of a terminal stand apart anyway."""
    return []


RULES: Final[dict[type, Callable[[Any, Page], Lines]]] = {
    AnswerBox: _answer_box,
    AnswerGrid: answer_grid,
    Choices: choices,
    Columns: _columns,
    Display: lines_of_display,
    Fields: fields,
    Figure: figure,
    Framed: _framed,
    Heading: heading,
    Items: _items,
    Listing: lines_of_listing,
    PageBreak: _nothing,
    Paragraph: paragraph,
    Rule: rule,
    RuledLines: ruled_lines,
    Space: _nothing,
    Squares: squares,
    Table: lines_of_table,
    Together: _together,
}
