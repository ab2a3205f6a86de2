"""Strips one below the other, not yet cut into pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from genex.document.blocks import Look
from genex.typeset.strip import Glyphs, Strip, at, box, joined

FREE, TOGETHER, MUST, FORCED = 0, 1, 2, -1  # how much a page break before a row is to be avoided
_TINT, _BAR_GREY = 0.94, 0.45
_BAR, _FRAME = 2.0, 0.6  # points
_CLEARANCE = 1.4  # points between the ink of two lines


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


class Setting(NamedTuple):
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
        if part.rows:
            strip, inset, _, held = part.rows[0]
            strongest = FORCED if FORCED in {hold, held} else max(hold, held)
            self.rows.append(Row(strip, inset + x, skip, strongest))
            rest = part.rows[1:]
            self.rows += [Row(s, i + x, above, h) for s, i, above, h in rest] if x else rest
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


def rows_of_strips(strips: Iterable[Strip], skip: float = 0.0, hold: int = FREE) -> tuple[Row, ...]:
    """Return strips as rows, with the same white and the same hold between all."""
    return tuple(Row(s, 0.0, skip, hold) if i else Row(s) for i, s in enumerate(strips))


@dataclass(frozen=True, slots=True)
class Roll:
    """A galley in full length: `y` is how far below the top the origin of every row is."""

    rows: tuple[Row, ...]
    panels: tuple[Panel, ...]
    y: tuple[float, ...]

    def top(self, row: int) -> float:
        """Return how far below the top of the roll a row begins."""
        return self.y[row] - self.rows[row].strip.top

    def bottom(self, row: int) -> float:
        """Return how far below the top of the roll a row ends."""
        return self.y[row] + self.rows[row].strip.bottom


def unrolled(setting: Setting) -> Roll:
    """Return the rows of a setting in their places."""
    return Roll(setting.rows, setting.panels, tuple(_origins(setting.rows, setting.panels)))


def _origins(rows: Sequence[Row], panels: Sequence[Panel]) -> Iterator[float]:
    """Yield where rows are: a line of text apart, or further if one is high or deep."""
    if not rows:
        return
    extra = _padding(len(rows), panels)
    y = extra[0] + rows[0].strip.top
    yield y
    for place, (above, below) in enumerate(pairwise(rows), 1):
        y += distance(above.strip, below.strip) + below.skip + extra[place]
        yield y


def distance(upper: Strip, lower: Strip) -> float:
    """Return how far apart two origins are: a line, or what keeps tall formulas apart."""
    clearance = _CLEARANCE if upper.has_baseline and lower.has_baseline else 0.0
    return max(upper.down + lower.up, upper.depth + lower.height + clearance)


def _padding(count: int, panels: Sequence[Panel]) -> list[float]:
    """Return what panels that begin or have just ended add above every row."""
    extra = [0.0] * (count + 1)
    for panel in panels:
        extra[panel.start] += panel.pad
        extra[panel.stop] += panel.pad
    return extra


def insets(roll: Roll) -> list[float]:
    """Return the white that panels keep around every row, at the edge of a page too."""
    inset = [0.0] * len(roll.rows)
    for panel in roll.panels:
        for row in range(panel.start, panel.stop):
            inset[row] += panel.pad
    return inset


def draw(roll: Roll, start: int, stop: int, top: float) -> str:
    """Return the operators of some rows, with the panels behind them, for a roll hung at `top`."""
    panels = [_draw_panel(roll, panel, start, stop, top) for panel in roll.panels]
    rows = [
        at(row.x, top - y, row.strip.operators)
        for row, y in zip(roll.rows[start:stop], roll.y[start:stop], strict=True)
    ]
    return "\n".join(filter(None, (*panels, *rows)))


def _draw_panel(roll: Roll, panel: Panel, start: int, stop: int, top: float) -> str:
    """Return the part of a panel that is on one page."""
    first, last = max(start, panel.start), min(stop, panel.stop) - 1
    if first > last:
        return ""
    upper = top - roll.top(first) + _inside(panel, roll.panels, first)
    lower = top - roll.bottom(last) - _inside(panel, roll.panels, last)
    return _panel_operators(panel, upper, lower)


def _inside(panel: Panel, panels: Sequence[Panel], row: int) -> float:
    """Return the white between a row and the edge of a panel: its own, and of those inside."""
    return sum(
        p.pad
        for p in panels
        if panel.start <= p.start <= row < p.stop <= panel.stop and p.width <= panel.width
    )


def _panel_operators(panel: Panel, upper: float, lower: float) -> str:
    """Return the operators that draw a panel between two heights."""
    x, width, height = panel.x, panel.width, upper - lower
    if panel.look == "tint":
        return f"q {_TINT} g {x:.2f} {lower:.2f} {width:.2f} {height:.2f} re f Q"
    if panel.look == "bar":
        return f"q {_BAR_GREY} g {x:.2f} {lower:.2f} {_BAR} {height:.2f} re f Q"
    return f"q {_FRAME} w {x:.2f} {lower:.2f} {width:.2f} {height:.2f} re S Q"


def as_one_strip(setting: Setting, reach: float) -> Strip:
    """Return a whole setting as one strip that no page break divides."""
    roll = unrolled(setting)
    if not roll.rows:
        return box(0.0, "", (), reach)
    last = len(roll.rows) - 1
    depth = roll.bottom(last) + insets(roll)[last]
    return box(depth, draw(roll, 0, last + 1, 0.0), used_glyphs(roll.rows), reach)


def used_glyphs(rows: Iterable[Row]) -> Glyphs:
    """Return the glyphs that some rows show."""
    return joined(entry for row in rows for entry in row.strip.glyphs)
