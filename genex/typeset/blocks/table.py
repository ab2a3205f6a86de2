"""Tables between three rules, with columns aligned by side or by decimal point."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from genex.document.blocks import CellAlign, LineBreak, Math, Runs, Table, Text
from genex.typeset.pages.galley import FREE, MUST, Group, Row, Setting
from genex.typeset.strip import Strip, at, box
from genex.typeset.style import Style
from genex.typeset.text.lines import set_label, set_lines

GAP, _GRID_GAP = 1.4, 1.6  # em between columns
_ROW_LINES, _GRID_LINES = 1.06, 1.4  # the height of a row, in lines; a grid has room for a hand
_TALL_SEP = 0.26  # em between a tall formula and the rows beside it
_HEAVY, _LIGHT = 0.08, 0.05  # em: the rules
_SEP = 0.16  # em between a rule and the row beside it
_CAPTION_SIZE, _CAPTION_SKIP = 0.92, 0.3
_ROUNDING = 0.01
_BREAK = LineBreak()
_SHARES = {"left": 0.0, "right": 1.0}  # of the free width, before a cell
_NUMBER = re.compile(r"(?=.)([-−+]?\d*)[.]?\d*")


class Cell(NamedTuple):
    """What is in a cell, the same set on one line, and where its decimal point is, if it has one.

    The point of a whole number is at its end; words, heads and other columns have none.
    """

    content: Runs
    line: Strip
    point: float | None = None


Cells = list[Cell]
Held = tuple[Strip, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table, each set once: for the widths of columns and for the rows."""

    block: Table
    head: list[Cells]
    body: list[Cells]


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column begins, how wide it is, and where its decimal points stand."""

    x: float
    width: float
    align: CellAlign
    point: float = 0.0


def set_table(block: Table, measure: float, style: Style) -> Setting:
    """Set a table in the middle; rows are not divided, and the head stays with the body."""
    if not block.columns:
        return Setting()
    grid = _grid(block, style)
    gap = (_GRID_GAP if block.grid else GAP) * style.size
    columns = _columns(grid, measure, gap)
    width = columns[-1].x + columns[-1].width + (gap / 2 if block.grid else 0.0)
    indent = max(0.0, (measure - width) / 2)
    rows = [Row(s, indent, 0.0, hold) for s, hold in _rows(grid, columns, width, style)]
    if block.caption:
        skip = _CAPTION_SKIP * style.line
        rows = [*_caption(block, measure, style), rows[0]._replace(skip=skip, hold=MUST), *rows[1:]]
    return Setting(tuple(rows), groups=(Group(0, len(rows)),), before=0.85, after=0.9)


def _caption(block: Table, measure: float, style: Style) -> list[Row]:
    """Return what stands above a table; it stays with it."""
    strips = set_lines(block.caption, measure, style.type("center", _CAPTION_SIZE))
    return [Row(strip, 0.0, 0.0, MUST if i else FREE) for i, strip in enumerate(strips)]


def _grid(block: Table, style: Style) -> Grid:
    """Set every cell on one line."""
    head = [
        [Cell(content, set_label(content, style.size)) for content in row] for row in block.head
    ]
    body = [
        [_cell(content, align, style) for content, align in zip(row, block.columns, strict=False)]
        for row in block.body
    ]
    return Grid(block, head, body)


def _cell(content: Runs, align: CellAlign, style: Style) -> Cell:
    """Set a cell of the body."""
    number = _number(content)
    if number is None:
        return Cell(content, set_label(content, style.size))
    point = set_label(number[1:], style.size).reach if align == "decimal" else None
    return Cell(number[:1], set_label(number[:1], style.size), point)


def _number(content: Runs) -> Runs | None:
    """Return a number with a true minus, and what is before its point; None if it is none."""
    if len(content) != 1:
        return None
    run = content[0]
    if isinstance(run, Text) and (found := _NUMBER.fullmatch(run.text.strip())):
        parts = (part.replace("-", "\u2212") for part in found.group(0, 1))
        return tuple(Text(part, run.bold, run.italic) for part in parts)
    if isinstance(run, Math) and (found := _NUMBER.fullmatch(run.latex.strip())):
        return run, Math(found[1])
    return None


def column_widths(block: Table, style: Style) -> list[float]:
    """Return how wide the columns of a table are if it has all the room that they want."""
    return [width for width, _ in _wanted(_grid(block, style))]


def _columns(grid: Grid, measure: float, gap: float) -> tuple[Column, ...]:
    """Return the columns, as wide as their widest cell if the measure allows."""
    side = gap / 2 if grid.block.grid else 0.0
    wanted, points = zip(*_wanted(grid), strict=True)
    widths = _narrowed(wanted, measure - gap * (len(wanted) - 1) - 2 * side)
    starts = accumulate((width + gap for width in widths), initial=side)
    return tuple(map(Column, starts, widths, grid.block.columns, points))


def _wanted(grid: Grid) -> Iterator[tuple[float, float]]:
    """Yield how wide each column is on one line, and where its decimal points stand."""
    every = [*grid.head, *grid.body]
    for place in range(len(grid.block.columns)):
        cells = [row[place] for row in every if place < len(row)]
        points = [(cell.point, cell.line.reach) for cell in cells if cell.point is not None]
        before = max((point for point, _ in points), default=0.0)
        after = max((reach - point for point, reach in points), default=0.0)
        widest = max((cell.line.reach for cell in cells), default=0.0)
        width = max(widest, before + after) + _ROUNDING
        yield width, (width - before - after) / 2 + before


def _narrowed(widths: Sequence[float], room: float) -> Sequence[float]:
    """Return widths that fit in the room: none above a cap that is as large as can be.

    >>> _narrowed([10.0, 50.0, 80.0], 100.0)
    [10.0, 45.0, 45.0]
    """
    if sum(widths) <= room:
        return widths
    left, cap = room, 0.0
    for place, width in enumerate(sorted(widths)):
        cap = left / (len(widths) - place)
        if width >= cap:
            break
        left -= width
    return [min(width, cap) for width in widths]


def _rows(grid: Grid, columns: Sequence[Column], width: float, style: Style) -> list[Held]:
    """Return the rows of a table with the rules between them, each with its hold on above."""
    size = style.size
    head = [_set_row(row, columns, grid.block, width, style) for row in grid.head]
    body = [_set_row(row, columns, grid.block, width, style) for row in grid.body]
    if grid.block.grid:
        rule = _rule(_LIGHT * size, 0.0, 0.0, width)
        strips = [rule, *(part for strip in (*head, *body) for part in (strip, rule))]
    else:
        sep, heavy = _SEP * size, _HEAVY * size
        middle = [_rule(_LIGHT * size, sep, sep, width)] if head and body else []
        top, bottom = _rule(heavy, 0.0, sep, width), _rule(heavy, sep, 0.0, width)
        strips = [top, *head, *middle, *body, bottom]
    return _held(strips, len(head))


def _held(strips: Sequence[Strip], heads: int) -> list[Held]:
    """Return strips that may be parted only between two rows of the body."""
    bodies = [i for i, strip in enumerate(strips) if strip.has_baseline][heads:]
    parted = {place for place in bodies[1:-1] if strips[place - 1].has_baseline}
    return [
        (strip, FREE if place in parted or not place else MUST)
        for place, strip in enumerate(strips)
    ]


def _set_row(
    cells: Cells, columns: Sequence[Column], block: Table, width: float, style: Style
) -> Strip:
    """Set the cells of a row beside each other; their first lines share a baseline."""
    kind = style.type("left")
    lines = _GRID_LINES if block.grid else _ROW_LINES
    up, down = kind.up * lines, kind.down * lines
    parts: list[str] = []
    used: list[tuple[str, frozenset[int]]] = []
    for column, cell in zip(columns, cells, strict=False):
        if not cell.content:
            continue
        y, above = 0.0, 0.0
        for place, (x, line) in enumerate(_cell_lines(cell, column, style)):
            y += max(kind.line, above + line.height) if place else 0.0
            above = line.depth
            parts.append(at(column.x + x, -y, line.operators))
            used.extend(line.glyphs)
            sep = (_TALL_SEP if line.height + line.depth > kind.line else _SEP) * style.size
            apart = _SEP * style.size if place else 0.0  # rows of several lines stand apart
            up = max(up, line.height - y + sep)
            down = max(down, y + line.depth + sep, y + kind.down * lines + apart)
    if block.grid:
        parts.append(_verticals(columns, up, down, width, style))
    return Strip(0.0, 0.0, up, down, " ".join(parts), tuple(used), width)


def _cell_lines(cell: Cell, column: Column, style: Style) -> list[tuple[float, Strip]]:
    """Return the lines of a cell, each with its place in the column."""
    lines = _lines(cell, column.width + _ROUNDING, style)
    if cell.point is not None:
        return [(column.point - cell.point, line) for line in lines]
    share = _SHARES.get(column.align, 0.5)
    return [(share * max(0.0, column.width - line.reach), line) for line in lines]


def _lines(cell: Cell, room: float, style: Style) -> tuple[Strip, ...]:
    """Return the lines of a cell; one that fits is set already."""
    if cell.line.reach <= room and _BREAK not in cell.content:
        return (cell.line,)
    return set_lines(cell.content, room, style.type("left"))


def _verticals(
    columns: Sequence[Column], up: float, down: float, width: float, style: Style
) -> str:
    """Return the vertical rules of a row."""
    half = _GRID_GAP * style.size / 2
    places = [*(column.x - half for column in columns), width]
    lines = "".join(f" {x:.2f} {up:.2f} m {x:.2f} {-down:.2f} l" for x in places)
    return f"{_LIGHT * style.size:.2f} w{lines} S"


def _rule(thickness: float, above: float, below: float, width: float) -> Strip:
    """Return a horizontal rule with the white around it; its ends cover those of vertical ones."""
    y = -above - thickness / 2
    cap = "" if above or below else "2 J "
    operators = f"q {cap}{thickness:.2f} w 0 {y:.2f} m {width:.2f} {y:.2f} l S Q"
    return box(above + thickness + below, operators, (), width)
