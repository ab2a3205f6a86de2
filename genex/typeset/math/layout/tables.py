"""Matrices, cases and aligned formulas."""

from dataclasses import dataclass
from itertools import accumulate
from typing import Final, NamedTuple

from genex.latex.styles import DISPLAY, SCRIPT, TEXT
from genex.latex.tree import Table
from genex.typeset.math.boxes import EMPTY, Box, Part, Rule, Shape
from genex.typeset.math.layout.columns import Cell, Column, cell, column_of
from genex.typeset.math.layout.setter import Setter


@dataclass(frozen=True, slots=True)
class Look:
    """Distances as LaTeX and amsmath have them at ten points."""

    style: int  # of the cells, or that of the surroundings if that is smaller
    separations: tuple[float, ...]  # between columns, over and over
    height: float = 840.0  # of a row, at least
    depth: float = 360.0
    skip: float = 0.0  # between all rows
    clearance: float = 100.0  # between rows one of which is taller than usual


_APART: Final = 300.0

_LOOKS: Final = {
    "matrix": Look(TEXT, (1000,), clearance=_APART),
    "cases": Look(TEXT, (1000,), height=1008, depth=432, clearance=_APART),
    "display cases": Look(DISPLAY, (1000,), height=1008, depth=432, clearance=_APART),
    "aligned": Look(DISPLAY, (0, 1000), skip=300, clearance=_APART),
    "gathered": Look(DISPLAY, (0,), skip=300, clearance=_APART),
    "small": Look(SCRIPT, (278,), height=500, depth=133),
    "substack": Look(SCRIPT, (0,), height=430, depth=120, skip=120, clearance=0),
}


_RULE: Final = 40.0
"""The thickness of rules: LaTeX's \\arrayrulewidth."""

Placed = list[tuple[float, float, Part]]


class Frame(NamedTuple):
    """Where a table reaches."""

    width: float
    top: float
    bottom: float


def set_array(setter: Setter, nucleus: Table, style: int) -> Shape:
    """A table with its middle on the axis, read row by row."""
    look = _LOOKS[nucleus.look]
    rows, columns = _filled(setter, nucleus, max(style & ~1, look.style))
    xs, width = _across(columns, look, nucleus.padded)
    edges, baselines, total = _down(rows, look, nucleus.gaps)
    top = setter.sizes[style].constants.axis_height + total / 2
    frame = Frame(width, top, top - total)
    parts: Placed = [
        (x + column.place(cell), top - y, cell.box)
        for row, y in zip(rows, baselines, strict=True)
        for cell, column, x in zip(row, columns, xs, strict=True)
        if cell.box is not EMPTY
    ]
    parts += _lines(nucleus.lines, [*edges, total], frame)
    parts += _bars(nucleus.bars, columns, xs, frame)
    return Shape(Box(width, top, total - top, parts))


def _filled(setter: Setter, nucleus: Table, style: int) -> tuple[list[list[Cell]], list[Column]]:
    """The entries, set, as many in each row; and the columns that hold them."""
    count = max(len(row) for row in nucleus.rows)
    # Aligned columns take turns, the last letter of other tables is repeated.
    turns = nucleus.columns * count if nucleus.look == "aligned" else ""
    letters = turns or nucleus.columns + nucleus.columns[-1] * count
    rows = [
        [cell(setter, items, style, letter) for items, letter in zip(row, letters, strict=False)]
        for row in nucleus.rows
    ]
    rows = [row + [Cell(EMPTY)] * (count - len(row)) for row in rows]
    cells = zip(*rows, strict=True)
    return rows, [column_of(letter, list(c)) for letter, c in zip(letters, cells, strict=False)]


def _across(
    columns: list[Column], look: Look, padded: tuple[bool, bool]
) -> tuple[list[float], float]:
    """Where the columns begin, and the width of the whole."""
    count = len(look.separations)
    gaps = [look.separations[index % count] for index in range(len(columns) - 1)]
    pad = look.separations[0] / 2
    start = pad if padded[0] else 0.0
    steps = [column.width + gap for column, gap in zip(columns, [*gaps, 0.0], strict=True)]
    *xs, end = accumulate(steps, initial=start)
    return xs, end + (pad if padded[1] else 0.0)


def _down(
    rows: list[list[Cell]], look: Look, gaps: tuple[float, ...]
) -> tuple[list[float], list[float], float]:
    """How far below the top the rows begin and their baselines are, and the height of the whole."""
    edges: list[float] = []
    baselines: list[float] = []
    y, before = 0.0, look.depth
    for index, row in enumerate(rows):
        height = max(look.height, *[cell.box.height for cell in row])
        if index:
            tall = height > look.height or before > look.depth
            y += look.skip + gaps[index - 1] + (look.clearance if tall else 0.0)
        edges.append(y)
        baselines.append(y + height)
        before = max(look.depth, *[cell.box.depth for cell in row])
        y += height + before
    return edges, baselines, y


def _lines(lines: tuple[int, ...], edges: list[float], frame: Frame) -> Placed:
    """The rules above the rows that want one."""
    rule = Rule(frame.width, _RULE / 2, _RULE / 2)
    return [(0.0, frame.top - edges[row], rule) for row in lines]


def _bars(bars: tuple[int, ...], columns: list[Column], xs: list[float], frame: Frame) -> Placed:
    """The rules left of the columns that want one, in the middle between two columns."""
    ends = [x + column.width for x, column in zip(xs, columns, strict=True)]
    middles = [(end + x) / 2 for end, x in zip(ends, xs[1:], strict=False)]
    places = [0.0, *middles, frame.width]
    rule = Rule(_RULE, frame.top, -frame.bottom)
    return [(places[bar] - _RULE / 2, 0.0, rule) for bar in bars]
