"""Tables: columns side by side, a rule under the head, numbers point below point."""

from itertools import chain
from typing import Final

from genex.document.blocks import CellAlign, Runs, Table
from genex.terminal.blocks.lines import PLACES, TIED, Lines, set_apart, wrapped_lines
from genex.terminal.blocks.page import BOLD, Page
from genex.terminal.blocks.words import said
from genex.terminal.cells import cells_of_line

_GAP: Final = "  "
_NARROW: Final = 3
"""A column is not made narrower than this."""

Row = tuple[str, ...]


def lines_of_table(block: Table, page: Page) -> Lines:
    """A table with its caption below it."""
    head = [_row(row, page, BOLD) for row in block.head]
    body = _pointed([_row(row, page) for row in block.body], block.columns)
    between = " │ " if block.grid else _GAP
    room = page.width - len(between) * (len(block.columns) - 1) - (4 if block.grid else 0)
    widths = _widths([*head, *body], room)
    heads = [_set(row, widths, block.columns, between) for row in head]
    bodies = [_set(row, widths, block.columns, between) for row in body]
    lines = (_gridded if block.grid else _ruled)(heads, bodies, widths)
    caption = wrapped_lines(said(block.caption, page), page.width) if block.caption else []
    return set_apart([[line.rstrip(" ") for line in lines], caption])


def _row(row: tuple[Runs, ...], page: Page, *codes: str) -> Row:
    """The cells of a row as text."""
    return tuple(said(cell, page, *codes) for cell in row)


def _pointed(rows: list[Row], aligns: tuple[CellAlign, ...]) -> list[Row]:
    """The rows, in which numbers of decimal columns have their points in one place."""
    columns = [
        _aligned(column) if align == "decimal" else column
        for column, align in zip(zip(*rows, strict=True), aligns, strict=True)
    ]
    return list(zip(*columns, strict=True))


def _aligned(column: tuple[str, ...]) -> tuple[str, ...]:
    """The numbers of a column with as much before the point as the longest."""
    width = max((cells_of_line(cell.partition(".")[0]) for cell in column), default=0)
    return tuple(TIED * (width - cells_of_line(cell.partition(".")[0])) + cell for cell in column)


def _widths(rows: list[Row], room: int) -> list[int]:
    """How wide the columns are: as their cells, the widest ones less if room is scarce."""
    columns = list(zip(*rows, strict=True))
    widths = [max(map(_longest_line, column)) for column in columns]
    least = [max(_NARROW, *map(_longest_word, column)) for column in columns]
    while sum(widths) > room:
        spare = [width if width > low else 0 for width, low in zip(widths, least, strict=True)]
        if not any(spare):
            break
        widths[spare.index(max(spare))] -= 1
    return widths


def _longest_line(text: str) -> int:
    return max(map(cells_of_line, text.split("\n")))


def _longest_word(text: str) -> int:
    return max(map(cells_of_line, text.replace("\n", " ").split(" ")))


def _set(row: Row, widths: list[int], aligns: tuple[CellAlign, ...], between: str) -> Lines:
    """The lines of a row."""
    columns = [wrapped_lines(cell, width) for cell, width in zip(row, widths, strict=True)]
    count = max(map(len, columns))
    return [
        between.join(
            PLACES[align](column[n] if n < len(column) else "", width)
            for column, width, align in zip(columns, widths, aligns, strict=True)
        )
        for n in range(count)
    ]


def _ruled(heads: list[Lines], bodies: list[Lines], widths: list[int]) -> Lines:
    """Rows with a rule under the head; rows of several lines stand apart."""
    rule = [_GAP.join("─" * width for width in widths)] if heads else []
    apart = [""] if any(len(lines) > 1 for lines in bodies) else []
    rows = chain.from_iterable([*apart * bool(n), *lines] for n, lines in enumerate(bodies))
    return [*chain.from_iterable(heads), *rule, *rows]


def _gridded(heads: list[Lines], bodies: list[Lines], widths: list[int]) -> Lines:
    """Rows with every cell ruled off."""
    top, middle, bottom = (
        ends[0] + ends[1].join("─" * (width + 2) for width in widths) + ends[2]
        for ends in ("┌┬┐", "├┼┤", "└┴┘")
    )
    rows = [[f"│ {line} │" for line in lines] for lines in (*heads, *bodies)]
    inner = chain.from_iterable([*[middle] * bool(n), *lines] for n, lines in enumerate(rows))
    return [top, *inner, bottom]
