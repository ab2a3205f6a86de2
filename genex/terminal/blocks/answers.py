"""Room for answers: boxes, lines, grids, fields and boxes to tick."""

from itertools import zip_longest
from math import ceil
from typing import Final

from genex.document.blocks import (
    AnswerGrid,
    CellAlign,
    Choices,
    Field,
    Fields,
    RuledLines,
    Runs,
    Squares,
    Table,
    Text,
)
from genex.terminal.blocks.lines import TIED, Lines, hung, wrapped_lines
from genex.terminal.blocks.page import Page
from genex.terminal.blocks.table import lines_of_table
from genex.terminal.blocks.words import CELLS_PER_EM, said, tick
from genex.terminal.cells import center, left

_CENTER: Final[CellAlign] = "center"
_APART: Final = "   "


def lines_in_box(lines: Lines, height: float, page: Page) -> Lines:
    """Lines in a box that is so many lines high at least."""
    inside = [*lines, *[""] * (ceil(height) - len(lines))]
    edge = "─" * (page.width - 2)
    walls = [f"│ {left(line, page.width - 4)} │" for line in inside]
    return [f"┌{edge}┐", *walls, f"└{edge}┘"]


def ruled_lines(block: RuledLines, page: Page) -> Lines:
    """Lines to write on."""
    if not block.numbered:
        return ["_" * page.width] * block.count
    return [f"{k:2} {'_' * (page.width - 3)}" for k in range(1, block.count + 1)]


def squares(block: Squares, page: Page) -> Lines:
    """Squared paper, of which a terminal shows the edge."""
    return lines_in_box([], block.lines, page)


def answer_grid(block: AnswerGrid, page: Page) -> Lines:
    """Cells to fill, with the names of their rows and columns."""
    body = tuple(_row(block, number) for number in range(block.rows))
    corner: tuple[Runs, ...] = ((),) if block.row_labels else ()
    head = ((*corner, *block.column_labels),) if block.column_labels else ()
    grid = Table((_CENTER,) * len(body[0]), head, body, grid=True)
    return _labelled(block.label, lines_of_table(grid, page), page)


def _row(block: AnswerGrid, number: int) -> tuple[Runs, ...]:
    """The label of a row, and what a key prints in its cells or room for it."""
    room: Runs = (Text(TIED * round(CELLS_PER_EM * block.cell_width)),)
    printed = block.cells[number] if number < len(block.cells) else ()
    cells = zip_longest(printed, range(block.columns), fillvalue=())
    return (*block.row_labels[number : number + 1], *(cell or room for cell, _ in cells))


def _labelled(label: Runs, lines: Lines, page: Page) -> Lines:
    """Lines under their label."""
    return (wrapped_lines(said(label, page), page.width) if label else []) + lines


def fields(block: Fields, page: Page) -> Lines:
    """Small boxes one beside the other."""
    boxes = (_field(field, page).replace(" ", TIED) for field in block.fields)
    return wrapped_lines(_APART.replace(" ", TIED).join(boxes), page.width)


def _field(field: Field, page: Page) -> str:
    """A small box between its label and its unit."""
    inside = center(said(field.content, page), round(CELLS_PER_EM * field.width))
    return f"{said(field.label, page)} [{inside}] {said(field.unit, page)}".strip()


def choices(block: Choices, page: Page) -> Lines:
    """Statements with boxes to tick, one below the other."""
    label = len("[x] ")
    return [
        line
        for choice in block.choices
        for line in hung(
            tick(ticked=choice.ticked).replace(TIED, " ") + " ",
            wrapped_lines(said(choice.content, page), page.narrower(label).width),
        )
    ]
