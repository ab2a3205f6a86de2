"""Tables between three rules, with columns aligned by side or by decimal point."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from genex.document import Code, Math, Runs, Table, Text
from genex.typeset.galley import FREE, MUST, TOGETHER, Group, Row, Setting
from genex.typeset.lines import set_lines, width_of
from genex.typeset.strip import Strip, at, box, joined
from genex.typeset.style import Style

GAP = 1.4  # em between columns
GRID_GAP = 1.0
ROW_LINES = 1.06  # the height of a row, in lines
HEAVY, LIGHT = 0.08, 0.05  # em: the rules
SEP = 0.16  # em between a rule and the row beside it
ROUNDING = 0.01
NUMBER = re.compile(r"[-−+]?\d*[.]?\d*")


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column begins, how wide it is, and where its decimal points stand."""

    x: float
    width: float
    point: float


def set_table(block: Table, measure: float, style: Style) -> Setting:
    """Set a table in the middle; rows are not divided, and the head stays with the body."""
    columns = _columns(block, measure, style)
    gap = (GRID_GAP if block.grid else GAP) * style.size
    width = columns[-1].x + columns[-1].width + (gap / 2 if block.grid else 0.0)
    indent = max(0.0, (measure - width) / 2)
    head = [_set_row(row, columns, block, style, width, bold=True) for row in block.head]
    body = [_set_row(row, columns, block, style, width) for row in block.body]
    rows = [*_caption(block, measure, style), *_ruled(head, body, block, width, style)]
    placed = tuple(
        row if row.x else row._replace(x=indent)
        for row in rows[len(_caption(block, measure, style)) :]
    )
    captions = tuple(rows[: len(rows) - len(placed)])
    allrows = captions + placed
    return Setting(allrows, groups=(Group(0, len(allrows)),), before=0.7, after=0.8)


def _caption(block: Table, measure: float, style: Style) -> list[Row]:
    """Return what stands above a table; it stays with it."""
    if not block.caption:
        return []
    strips = set_lines(block.caption, measure, style.type("center", 0.92))
    return [Row(strip, 0.0, 0.0, MUST if i else FREE) for i, strip in enumerate(strips)]


def _columns(block: Table, measure: float, style: Style) -> tuple[Column, ...]:
    """Return the columns, as wide as their widest cell if the measure allows."""
    gap = (GRID_GAP if block.grid else GAP) * style.size
    cells = [*block.head, *block.body]
    count = len(block.columns)
    points = [_point([row[i] for row in block.body if i < len(row)], style) for i in range(count)]
    widths = [
        max(
            (_cell_width(row[i], block, i, points[i], style) for row in cells if i < len(row)),
            default=0.0,
        )
        for i in range(count)
    ]
    side = gap / 2 if block.grid else 0.0
    widths = _narrowed(widths, measure - gap * (count - 1) - 2 * side)
    starts = accumulate((width + gap for width in widths), initial=side)
    return tuple(map(Column, starts, widths, points))


def _narrowed(widths: list[float], room: float) -> list[float]:
    """Return widths that fit in the room: none above a cap that is as large as can be."""
    if sum(widths) <= room:
        return widths
    left, cap = room, 0.0
    for place, width in enumerate(sorted(widths)):
        cap = left / (len(widths) - place)
        if width >= cap:
            break
        left -= width
    return [min(width, cap) for width in widths]


def _point(cells: Sequence[Runs], style: Style) -> float:
    """Return how far from the left of a column the decimal points of its numbers are."""
    return max((_before_point(cell, style) or 0.0 for cell in cells), default=0.0)


def _before_point(cell: Runs, style: Style) -> float | None:
    """Return how wide a number is before its decimal point, or None if it is no number."""
    if len(cell) != 1 or not isinstance(cell[0], Text | Math | Code):
        return None
    run = cell[0]
    text = run.latex if isinstance(run, Math) else run.text
    if not text.strip() or not NUMBER.fullmatch(text.strip()):
        return None
    whole = text.strip().partition(".")[0]
    part = Math(whole) if isinstance(run, Math) else Text(whole)
    return width_of((part,), style.size) if whole else 0.0


def _cell_width(cell: Runs, block: Table, column: int, point: float, style: Style) -> float:
    """Return the room that a cell wants."""
    width = width_of(cell, style.size) + ROUNDING
    if block.columns[column] != "decimal":
        return width
    before = _before_point(cell, style)
    return width if before is None else width + point - before


def _set_row(
    cells: Sequence[Runs],
    columns: Sequence[Column],
    block: Table,
    style: Style,
    width: float,
    *,
    bold: bool = False,
) -> Strip:
    """Set the cells of a row beside each other; the first lines share a baseline."""
    kind = style.type("left")
    up, down, parts, glyphs = kind.up * ROW_LINES, kind.down * ROW_LINES, [], []
    for column, cell, align in zip(columns, cells, block.columns, strict=False):
        align = "center" if bold and align == "decimal" else align  # noqa: PLW2901 (a head has no point)
        y = 0.0
        lines = _cell_lines(cell, column, align, style)
        for place, (x, line) in enumerate(lines):
            if place:
                y += max(kind.line, lines[place - 1][1].depth + line.height)
            parts.append(at(column.x + x, -y, line.operators))
            glyphs.extend(line.glyphs)
            up = max(up, line.height - y + SEP * style.size)
            down = max(down, y + line.depth + SEP * style.size, y + kind.down * ROW_LINES)
    if block.grid:
        parts.append(_verticals(columns, up, down, style, width))
    return Strip(0.0, 0.0, up, down, " ".join(parts), joined(glyphs), width)


def _cell_lines(cell: Runs, column: Column, align: str, style: Style) -> list[tuple[float, Strip]]:
    """Return the lines of a cell, each with its place in the column."""
    lines = set_lines(cell, column.width + ROUNDING, style.type("left"))
    before = _before_point(cell, style) if align == "decimal" else None
    if before is not None:
        return [(column.point - before, line) for line in lines]
    share = {"left": 0.0, "right": 1.0}.get(align, 0.5)
    return [(share * max(0.0, column.width - line.reach), line) for line in lines]


def _verticals(
    columns: Sequence[Column], up: float, down: float, style: Style, width: float
) -> str:
    """Return the vertical rules of a row."""
    half = GRID_GAP * style.size / 2
    places = [*(column.x - half for column in columns), width]
    lines = "".join(f" {x:.2f} {up:.2f} m {x:.2f} {-down:.2f} l" for x in places)
    return f"{LIGHT * style.size:.2f} w{lines} S"


def _ruled(
    head: Sequence[Strip], body: Sequence[Strip], block: Table, width: float, style: Style
) -> list[Row]:
    """Return the rows with their rules."""
    sep = 0.0 if block.grid else SEP * style.size
    heavy, light = HEAVY * style.size, LIGHT * style.size
    outer = light if block.grid else heavy
    rows = [Row(_rule(outer, 0.0, sep, width), 0.0, 0.0, FREE)]
    for part, strips in enumerate(filter(None, (head, body))):
        if part:
            rows.append(Row(_rule(light, sep, sep, width), 0.0, 0.0, MUST))
        for place, strip in enumerate(strips):
            if place and block.grid:
                rows.append(Row(_rule(light, 0.0, 0.0, width), 0.0, 0.0, TOGETHER))
            hold = MUST if place == 0 or (place == len(strips) - 1) or block.grid else TOGETHER
            rows.append(Row(strip, 0.0, 0.0, hold))
    rows.append(Row(_rule(outer, sep, 0.0, width), 0.0, 0.0, MUST))
    return [row._replace(hold=FREE) if row.hold == TOGETHER else row for row in rows]


def _rule(thickness: float, above: float, below: float, width: float) -> Strip:
    """Return a horizontal rule with the white around it."""
    y = -above - thickness / 2
    operators = f"{thickness:.2f} w 0 {y:.2f} m {width:.2f} {y:.2f} l S"
    return box(above + thickness + below, f"q {operators} Q", (), width)
