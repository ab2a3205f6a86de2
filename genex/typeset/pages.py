"""Where pages end: as late as what belongs together allows, with the free room at the bottom."""

from collections.abc import Sequence
from dataclasses import dataclass

from genex.typeset.galley import FORCED, MUST, TOGETHER, Setting, insets

SLACK = 0.01
HOLDS = (0, TOGETHER, MUST)


@dataclass(frozen=True, slots=True)
class Cut:
    """The rows of one page, and how far above the first baseline's origin the page begins."""

    start: int
    stop: int
    origin: float


@dataclass(frozen=True, slots=True)
class Measured:
    """Where every row of a galley begins and ends, and how much a break above it is to be avoided."""

    tops: list[float]
    bottoms: list[float]
    insets: list[float]
    holds: list[int]


def cut_pages(setting: Setting, y: Sequence[float], room: float) -> list[Cut]:
    """Return the pages of a galley whose origins are at `y`."""
    galley = measured(setting, y, room)
    count, start = len(y), 0
    cuts: list[Cut] = []
    while start < count:
        origin = galley.tops[start] - galley.insets[start]
        stop = _stop(galley, start, _overflow(galley, start, origin + room))
        cuts.append(Cut(start, stop, origin))
        start = stop
    return cuts or [Cut(0, 0, 0.0)]


def measured(setting: Setting, y: Sequence[float], room: float) -> Measured:
    """Measure a galley for pages with so much room."""
    rows = setting.rows
    tops = [place - row.strip.top for place, row in zip(y, rows, strict=True)]
    bottoms = [place + row.strip.bottom for place, row in zip(y, rows, strict=True)]
    inset = insets(len(rows), setting.panels)
    return Measured(tops, bottoms, inset, _holds(setting, tops, bottoms, inset, room))


def _holds(
    setting: Setting,
    tops: Sequence[float],
    bottoms: Sequence[float],
    inset: Sequence[float],
    room: float,
) -> list[int]:
    """Return the holds of rows; groups that no page can hold do not hold."""
    holds = [row.hold for row in setting.rows]
    for group in setting.groups:
        first, last = group.start, group.stop - 1
        height = bottoms[last] - tops[first] + inset[first] + inset[last]
        if height <= room + SLACK:
            for row in range(first + 1, group.stop):
                if holds[row] != FORCED:
                    holds[row] = max(holds[row], TOGETHER)
    return holds


def _overflow(galley: Measured, start: int, end: float) -> int:
    """Return the first row that does not fit above `end`, or that must start a page."""
    for row in range(start + 1, len(galley.tops)):
        if galley.holds[row] == FORCED:
            return row
        if galley.bottoms[row] + galley.insets[row] > end + SLACK:
            return row
    return len(galley.tops)


def _stop(galley: Measured, start: int, overflow: int) -> int:
    """Return the latest row up to `overflow` that may start a page, whatever it takes."""
    if overflow == len(galley.tops) or galley.holds[overflow] == FORCED:
        return overflow
    for hold in HOLDS:
        for row in range(overflow, start, -1):
            if galley.holds[row] <= hold:
                return row
    return overflow


def page_of(row: int, cuts: Sequence[Cut]) -> int:
    """Return the page on which a row is."""
    return next(page for page, cut in enumerate(cuts) if cut.start <= row < cut.stop)
