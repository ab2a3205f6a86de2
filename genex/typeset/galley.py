"""Strips one below the other, not yet cut into pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from genex.document import Look
from genex.typeset.strip import Glyphs, Strip, at, box, joined

FREE, TOGETHER, MUST, FORCED = 0, 1, 2, -1  # how much a page break before a row is to be avoided
TINT, BAR_GREY = 0.94, 0.45


class Row(NamedTuple):
    """A strip, how far it is to the right, what is left free above it, and its hold on above."""

    strip: Strip
    x: float = 0.0
    skip: float = 0.0
    hold: int = FREE


class Panel(NamedTuple):
    """Rows in a frame, by a bar or on a tint; `pad` is the white inside."""

    start: int
    stop: int
    look: Look
    x: float
    width: float
    pad: float


class Mark(NamedTuple):
    """A row that the outline of the document points to."""

    row: int
    level: int
    title: str


class Group(NamedTuple):
    """Rows that share a page if it can hold them."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Setting:
    """A block as set: its rows, and the lines it wants free before and after.

    `clings` is said of a block that stays with the next, `left` is where the ink of a display
    begins, so that a short line before it may come closer.
    """

    rows: tuple[Row, ...] = ()
    panels: tuple[Panel, ...] = ()
    groups: tuple[Group, ...] = ()
    marks: tuple[Mark, ...] = ()
    before: float = 0.5
    after: float = 0.5
    clings: bool = False
    left: float = 0.0


@dataclass(slots=True)
class Galley:
    """A growing setting."""

    rows: list[Row] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def add(self, part: Setting, x: float, skip: float, hold: int) -> None:
        """Add what another block was set to, further to the right."""
        base = len(self.rows)
        for place, row in enumerate(part.rows):
            if place == 0:
                strongest = FORCED if FORCED in {hold, row.hold} else max(hold, row.hold)
                self.rows.append(Row(row.strip, row.x + x, skip, strongest))
            else:
                self.rows.append(row._replace(x=row.x + x) if x else row)
        self.panels += [
            p._replace(start=p.start + base, stop=p.stop + base, x=p.x + x) for p in part.panels
        ]
        self.groups += [Group(g.start + base, g.stop + base) for g in part.groups]
        self.marks += [m._replace(row=m.row + base) for m in part.marks]

    def setting(self, before: float = 0.5, after: float = 0.5) -> Setting:
        """Return all that was added as one setting."""
        return Setting(
            tuple(self.rows),
            tuple(self.panels),
            tuple(self.groups),
            tuple(self.marks),
            before,
            after,
        )


def column(strips: Iterable[Strip], skip: float = 0.0, hold: int = FREE) -> tuple[Row, ...]:
    """Return strips as rows, with the same white and the same hold between all."""
    return tuple(Row(s, 0.0, skip, hold) if i else Row(s) for i, s in enumerate(strips))


def baselines(rows: Sequence[Row], panels: Sequence[Panel] = ()) -> list[float]:
    """Return how far below the top of the first row the origin of every row is."""
    if not rows:
        return []
    extra = _padding(len(rows), panels)
    y = [rows[0].strip.top]
    for place, (above, below) in enumerate(pairwise(rows), 1):
        upper, lower = above.strip, below.strip
        distance = max(upper.down + lower.up, upper.depth + lower.height)
        y.append(y[-1] + distance + below.skip + extra[place])
    return y


def _padding(count: int, panels: Sequence[Panel]) -> list[float]:
    """Return what panels that begin or have just ended add above every row."""
    extra = [0.0] * (count + 1)
    for panel in panels:
        extra[panel.start] += panel.pad
        extra[panel.stop] += panel.pad
    return extra


def insets(count: int, panels: Sequence[Panel]) -> list[float]:
    """Return the white that panels keep around every row, at the edge of a page too."""
    inset = [0.0] * count
    for panel in panels:
        for row in range(panel.start, panel.stop):
            inset[row] += panel.pad
    return inset


def draw(
    rows: Sequence[Row],
    panels: Sequence[Panel],
    y: Sequence[float],
    start: int,
    stop: int,
    top: float,
) -> str:
    """Return the operators of some rows, with the panels behind them; y is measured downwards."""
    parts = [_draw_panel(panel, panels, rows, y, start, stop, top) for panel in panels]
    parts += [
        at(rows[i].x, top - y[i], rows[i].strip.operators)
        for i in range(start, stop)
        if rows[i].strip.operators
    ]
    return "\n".join(filter(None, parts))


def _draw_panel(
    panel: Panel,
    panels: Sequence[Panel],
    rows: Sequence[Row],
    y: Sequence[float],
    start: int,
    stop: int,
    top: float,
) -> str:
    first, last = max(start, panel.start), min(stop, panel.stop) - 1
    if first > last:
        return ""
    upper = top - y[first] + rows[first].strip.top + _inside(panel, panels, first)
    lower = top - y[last] - rows[last].strip.bottom - _inside(panel, panels, last)
    return panel_operators(panel, upper, lower)


def _inside(panel: Panel, panels: Sequence[Panel], row: int) -> float:
    """Return the white between a row and the edge of a panel, which others may share."""
    return sum(
        p.pad
        for p in panels
        if panel.start <= p.start <= row < p.stop <= panel.stop and p.width <= panel.width
    )


def panel_operators(panel: Panel, upper: float, lower: float) -> str:
    """Return the operators that draw a panel between two heights."""
    x, width, height = panel.x, panel.width, upper - lower
    if panel.look == "tint":
        return f"q {TINT} g {x:.2f} {lower:.2f} {width:.2f} {height:.2f} re f Q"
    if panel.look == "bar":
        return f"q {BAR_GREY} g {x:.2f} {lower:.2f} 2 {height:.2f} re f Q"
    return f"q .6 w {x:.2f} {lower:.2f} {width:.2f} {height:.2f} re S Q"


def stacked(setting: Setting, reach: float) -> Strip:
    """Return a whole setting as one strip that no page break divides."""
    rows, panels = setting.rows, setting.panels
    if not rows:
        return box(0.0, "", (), reach)
    inset = insets(len(rows), panels)
    y = [place + inset[0] for place in baselines(rows, panels)]
    depth = y[-1] + rows[-1].strip.bottom + inset[-1]
    operators = draw(rows, panels, y, 0, len(rows), 0.0)
    return box(depth, operators, used_glyphs(rows), reach)


def used_glyphs(rows: Iterable[Row]) -> Glyphs:
    """Return the glyphs that some rows show."""
    return joined(entry for row in rows for entry in row.strip.glyphs)
