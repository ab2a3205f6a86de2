"""Where pages end: as late as what belongs together allows, with the free room at the bottom."""

from collections.abc import Sequence
from dataclasses import dataclass

from genex.typeset.pages.galley import FORCED, FREE, MUST, TOGETHER, Group, Roll, insets

_SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Cut:
    """The rows of one page, and how far down the roll the page begins."""

    start: int
    stop: int
    origin: float


@dataclass(frozen=True, slots=True)
class Measured:
    """Where every row begins and ends, and how much a break above it is to be avoided."""

    tops: list[float]
    bottoms: list[float]
    holds: list[int]


def cut_pages(roll: Roll, groups: Sequence[Group], room: float) -> list[Cut]:
    """Return the pages of a roll; a document of nothing has one."""
    galley = _measured(roll, groups, room)
    count, start = len(roll.rows), 0
    cuts: list[Cut] = []
    while start < count:
        origin = galley.tops[start]
        stop = _stop(galley, start, _overflow(galley, start, origin + room))
        cuts.append(Cut(start, stop, origin))
        start = stop
    return cuts or [Cut(0, 0, 0.0)]


def _measured(roll: Roll, groups: Sequence[Group], room: float) -> Measured:
    """Measure a roll, with the white of panels, for pages with so much room."""
    inset = insets(roll)
    tops = [roll.top(row) - white for row, white in enumerate(inset)]
    bottoms = [roll.bottom(row) + white for row, white in enumerate(inset)]
    holds = [row.hold for row in roll.rows]
    for group in groups:
        if bottoms[group.stop - 1] - tops[group.start] <= room + _SLACK:
            _hold_together(holds, group)
    return Measured(tops, bottoms, holds)


def _hold_together(holds: list[int], group: Group) -> None:
    """Let the rows of a group hold on to each other; what must start a page still does."""
    for row in range(group.start + 1, group.stop):
        if holds[row] != FORCED:
            holds[row] = max(holds[row], TOGETHER)


def _overflow(galley: Measured, start: int, end: float) -> int:
    """Return the first row that does not fit above `end`, or that must start a page."""
    for row in range(start + 1, len(galley.tops)):
        if galley.holds[row] == FORCED or galley.bottoms[row] > end + _SLACK:
            return row
    return len(galley.tops)


def _stop(galley: Measured, start: int, overflow: int) -> int:
    """Return the latest row up to `overflow` that may start a page, whatever it takes."""
    if overflow == len(galley.tops):
        return overflow
    for hold in (FREE, TOGETHER, MUST):
        for row in range(overflow, start, -1):
            if galley.holds[row] <= hold:
                return row
    return overflow


def page_of(row: int, cuts: Sequence[Cut]) -> int:
    """Return the page on which a row is."""
    return next(page for page, cut in enumerate(cuts) if cut.start <= row < cut.stop)
