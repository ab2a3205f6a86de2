"""Matrices, cases and aligned formulas; numbers stand with their points below each other."""

from dataclasses import dataclass
from typing import Final

from genex.latex.numerals import numeral
from genex.latex.styles import DISPLAY, SCRIPT, TEXT
from genex.latex.tree import Items, Table
from genex.terminal.cells import cells_of_line, left, right
from genex.terminal.math.boxes import (
    PLACES,
    Box,
    Side,
    box_of_line,
    boxes_below,
    boxes_beside,
    level,
)
from genex.terminal.math.breaking import folded
from genex.terminal.math.letters import in_plain_letters
from genex.terminal.math.setter import Setter

Columns = list[list[Box]]


@dataclass(frozen=True, slots=True)
class _Look:
    """The style of the cells and what is free between columns, over and over."""

    style: int = TEXT
    gaps: tuple[int, ...] = (2,)


_LOOKS: Final = {
    "matrix": _Look(),
    "cases": _Look(),
    "display cases": _Look(DISPLAY),
    "aligned": _Look(DISPLAY, (0, 4)),
    "gathered": _Look(DISPLAY, (0,)),
    "small": _Look(SCRIPT, (1,)),
    "substack": _Look(SCRIPT, (0,)),
}
_SIDES: Final[dict[str, Side]] = {"l": "left", "c": "center", "r": "right"}


def draw_table(setter: Setter, node: Table, room: int | None = None) -> Box:
    """A table with its middle on the baseline; in a given room long cells are broken."""
    look = _LOOKS[node.look]
    setter = setter.at_most(look.style)
    letters = _letters(node)
    columns = [_column(setter, _items(node, n), letter) for n, letter in enumerate(letters)]
    gaps = [look.gaps[n % len(look.gaps)] for n in range(len(columns) - 1)]
    if room is not None:
        columns = _squeezed(setter, node, columns, room - sum(gaps))
    return _assembled(node, columns, gaps)


def _letters(node: Table) -> str:
    """The column letters: aligned columns take turns, the last one of others is repeated."""
    count = max(map(len, node.rows))
    if node.look == "aligned":
        return (node.columns * count)[:count]
    return node.columns.ljust(count, node.columns[-1])[:count]


def _items(node: Table, number: int) -> list[Items]:
    """The formulas of a column; short rows end early."""
    return [row[number] if number < len(row) else [] for row in node.rows]


def _column(setter: Setter, items: list[Items], letter: str, room: int | None = None) -> list[Box]:
    """The cells of a column, set in one width."""
    numbers = [numeral(cell) if cell and letter == "c" else None for cell in items]
    known = [in_plain_letters(number).partition(".") for number in numbers if number]
    whole = max((cells_of_line(parts[0]) for parts in known), default=0)
    places = max((cells_of_line(parts[1] + parts[2]) for parts in known), default=0)
    boxes = [
        box_of_line(_pointed(in_plain_letters(number), whole, places))
        if number
        else folded(setter, cell, room)
        for number, cell in zip(numbers, items, strict=True)
    ]
    width = max(box.width for box in boxes)
    place = PLACES[_SIDES[letter]]
    return [Box(tuple(place(row, width) for row in box.rows), box.base) for box in boxes]


def _pointed(number: str, whole: int, places: int) -> str:
    """A number with so much room on both sides of its point."""
    before, point, after = number.partition(".")
    return right(before, whole) + left(point + after, places)


def _squeezed(setter: Setter, node: Table, columns: Columns, room: int) -> Columns:
    """The columns, of which the widest is broken if all together are too wide."""
    widths = [column[0].width for column in columns]
    excess = sum(widths) - room
    if excess <= 0:
        return columns
    widest = widths.index(max(widths))
    letter = _letters(node)[widest]
    narrow = _column(setter, _items(node, widest), letter, widths[widest] - excess)
    return [*columns[:widest], narrow, *columns[widest + 1 :]]


def _assembled(node: Table, columns: Columns, gaps: list[int]) -> Box:
    """Rows and rules; empty rows keep tall ones apart, and make the number of cases odd."""
    rows = [level(row) for row in zip(*columns, strict=True)]
    widths = [column[0].width for column in columns]
    bars = _bars(node, gaps)
    apart = any(box.tall for row in rows for box in row)
    half = len(rows) // 2 if node.look.endswith("cases") and len(rows) % 2 == 0 else 0
    lines: list[Box] = []
    for number, row in enumerate(rows):
        if number in node.lines:
            lines.append(_across(widths, bars, "─", "┼"))
        elif number and (apart or number == half):
            lines.append(_across(widths, bars, " ", "│"))
        lines.append(_row(row, bars))
    if len(rows) in node.lines:
        lines.append(_across(widths, bars, "─", "┼"))
    return _centred(lines)


def _centred(lines: list[Box]) -> Box:
    """Lines one below the other with the middle one on the baseline, or the one above it."""
    if len(lines) % 2:
        return boxes_below(lines, at=len(lines) // 2)
    rows = boxes_below(lines).rows
    return Box(rows, (len(rows) - 1) // 2)


def _bars(node: Table, gaps: list[int]) -> list[str]:
    """What stands before, between and after the columns."""
    ends = [0, *gaps, 0]
    return [
        " " * (gap // 2) + "│" + " " * (gap // 2) if number in node.bars else " " * gap
        for number, gap in enumerate(ends)
    ]


def _row(row: list[Box], bars: list[str]) -> Box:
    """The cells of a row with the bars between them."""
    walls = [Box((bar,) * len(row[0].rows), row[0].base) for bar in bars]
    between = zip(row, walls[1:], strict=True)
    return boxes_beside([walls[0], *(box for pair in between for box in pair)])


def _across(widths: list[int], bars: list[str], fill: str, crossing: str) -> Box:
    """An empty row, or a rule that crosses the bars."""
    walls = [bar.replace(" ", fill).replace("│", crossing) for bar in bars]
    between = zip(widths, walls[1:], strict=True)
    return box_of_line(walls[0] + "".join(fill * width + wall for width, wall in between))
