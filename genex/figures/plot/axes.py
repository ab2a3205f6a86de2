"""Axes at the left and the bottom of a plot, their ticks, a light grid, and guides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from genex.document.drawing import Label, Line, Point, Shape
from genex.document.inline import Math, Runs
from genex.figures import looks
from genex.figures.boxes import Box, ink_box, label_box
from genex.figures.plot.ticks import Axis, Tick
from genex.figures.plot.traces import Guide

_TICK, _BELOW = 3.0, 3.5  # length of a tick; from it to the number below it
_BEYOND = 9.0  # how far the arrow of an axis goes beyond the area
_TICK_EVERY = 35.0, 25.0  # points or so, across and upward
_MARGIN = 90.0  # of the room for names at the right of the area
_APART = 3.0  # between two numbers of one axis


@dataclass(frozen=True, slots=True)
class Area:
    """The rectangle between the axes, and what numbers its points stand for."""

    x: Axis
    y: Axis
    width: float
    height: float

    def there(self, point: Point) -> Point:
        """Return where a pair of numbers is."""
        x = (point[0] - self.x.low) / (self.x.high - self.x.low)
        y = (point[1] - self.y.low) / (self.y.high - self.y.low)
        return x * self.width, y * self.height

    def upright(self, x: float) -> tuple[Point, Point]:
        """Return a line across the area, from bottom to top."""
        return self.there((x, self.y.low)), self.there((x, self.y.high))

    def level(self, y: float) -> tuple[Point, Point]:
        """Return a line across the area, from left to right."""
        return self.there((self.x.low, y)), self.there((self.x.high, y))

    @property
    def across(self) -> tuple[Tick, ...]:
        """Return the ticks of the axis below."""
        return self.x.marked(self.width / _TICK_EVERY[0])

    @property
    def upward(self) -> tuple[Tick, ...]:
        """Return the ticks of the axis at the left."""
        return self.y.marked(self.height / _TICK_EVERY[1])

    @property
    def room(self) -> Box:
        """Return where names may stand."""
        return Box(2.0, 2.0, self.width + _MARGIN, self.height + _BEYOND)


def drawn_axes(area: Area, guides: Sequence[Guide]) -> list[Shape]:
    """Draw the grid under the guides under the axes, and what is written along them."""
    named = [Tick(guide.x, guide.name) for guide in guides if guide.name]
    xs = _thinned(named, area.across, area)
    return [
        *_grid(area),
        *(Line(*area.upright(guide.x), looks.GUIDE) for guide in guides),
        Line((0.0, 0.0), (area.width + _BEYOND, 0.0), looks.EDGE, arrow=True),
        Line((0.0, 0.0), (0.0, area.height + _BEYOND), looks.EDGE, arrow=True),
        *_ticks_below(xs, area),
        *_ticks_aside(area),
        *axis_names(area),
    ]


def _grid(area: Area) -> Iterator[Line]:
    """Draw light lines at the ticks, and a darker one where the other coordinate is zero."""
    for tick in area.across:
        yield Line(*area.upright(tick.at), looks.ZERO if tick.at == 0 else looks.GRID)
    for tick in area.upward:
        yield Line(*area.level(tick.at), looks.ZERO if tick.at == 0 else looks.GRID)


def _thinned(first: Sequence[Tick], others: Sequence[Tick], area: Area) -> list[Tick]:
    """Return ticks whose numbers do not touch; names of guides go first."""
    kept: list[Tick] = []
    for tick in (*first, *others):
        box = label_box(_below(tick, area)).grown(_APART / 2)
        taken = (label_box(_below(other, area)).grown(_APART / 2) for other in kept)
        if not any(map(box.meets, taken)):
            kept.append(tick)
    return kept


def _below(tick: Tick, area: Area) -> Label:
    """Write a number under the axis."""
    x, _ = area.there((tick.at, area.y.low))
    y = -_TICK - _BELOW - ink_box(_number("0"), looks.SMALL).top
    return Label((x, y), _number(tick.latex), scale=looks.SMALL)


def _number(latex: str) -> Runs:
    return (Math(latex),)


def _ticks_below(ticks: Sequence[Tick], area: Area) -> Iterator[Shape]:
    for tick in ticks:
        x, _ = area.there((tick.at, area.y.low))
        yield Line((x, 0.0), (x, -_TICK), looks.EDGE)
        yield _below(tick, area)


def _ticks_aside(area: Area) -> Iterator[Shape]:
    for tick in area.upward:
        _, y = area.there((area.x.low, tick.at))
        yield Line((0.0, y), (-_TICK, y), looks.EDGE)
        yield Label((-_TICK, y), _number(tick.latex), "left", looks.SMALL)


def axis_names(area: Area) -> Iterator[Label]:
    """Write the names of the axes at their arrows."""
    if area.x.name:
        yield Label((area.width + _BEYOND, 0.0), _number(area.x.name), "right")
    if area.y.name:
        name = _number(area.y.name)
        yield Label((0.0, area.height + _BEYOND + 3.0 - ink_box(name).bottom), name)
