"""Plots of functions: axes with a light grid, and curves that are told apart without colour."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle

from genex.document.drawing import Circle, Drawing, Point, Polyline, Shape
from genex.errors import AuthorError
from genex.figures import looks
from genex.figures.boxes import box_of_circle, label_box
from genex.figures.frame import framed_drawing
from genex.figures.plot.axes import Area, axis_names, drawn_axes
from genex.figures.plot.naming import Obstacles, with_names
from genex.figures.plot.tags import Run
from genex.figures.plot.ticks import Axis
from genex.figures.plot.traces import Guide, Mark, Stretch, Trace, clipped

_DOT = 2.1
_OPENNESS = {"open": looks.WHITE, "filled": 0.0}


@dataclass(frozen=True, slots=True)
class Plot:
    """Traces over an interval; width and height in points are those of the area between axes."""

    x: Axis
    y: Axis
    traces: tuple[Trace, ...] = ()
    marks: tuple[Mark, ...] = ()
    guides: tuple[Guide, ...] = ()
    width: float = 210.0
    height: float = 120.0
    words: str = ""


def draw_plot(figure: Plot) -> Drawing:
    """Draw a plot; every name stands beside what it names."""
    _check(figure)
    area = Area(figure.x, figure.y, figure.width, figure.height)
    runs = [_runs(trace, area) for trace in figure.traces]
    dots = [*_ends(figure, area), *_marks(figure, area)]
    taken = _obstacles(figure, area, dots)
    names = with_names(figure.traces, runs, figure.marks, taken, area)
    grounds = [looks.ground(spot.box) for spot in names]
    shapes: list[Shape] = [*drawn_axes(area, figure.guides), *grounds, *_curves(runs)]
    shapes += [*dots, *(spot.label for spot in names)]
    return framed_drawing(shapes, figure.words or _described(figure))


def _curves(runs: Sequence[Sequence[Run]]) -> Iterator[Polyline]:
    """Draw curves, each in a style of its own."""
    for parts, dashes in zip(runs, cycle(looks.STYLES), strict=False):
        for run in parts:
            yield Polyline(run, replace(looks.TRACE, dashes=dashes))


def _obstacles(figure: Plot, area: Area, dots: Sequence[Circle]) -> Obstacles:
    """Return what names must not touch, besides curves."""
    guides = tuple(area.upright(guide.x) for guide in figure.guides)
    points = (box_of_circle(dot.center, dot.radius + 1) for dot in dots)
    names = (label_box(label) for label in axis_names(area))
    return Obstacles((*points, *names), guides)


def _runs(trace: Trace, area: Area) -> list[Run]:
    """Return the visible parts of a trace, in points of the drawing."""
    return [
        tuple(map(area.there, part))
        for stretch in trace.stretches
        for part in clipped(stretch.points, area.y.low, area.y.high)
    ]


def _ends(figure: Plot, area: Area) -> Iterator[Circle]:
    """Draw the dots at the ends of stretches."""
    for trace in figure.traces:
        for stretch in trace.stretches:
            for at, end in _ended(stretch):
                yield Circle(area.there(at), _DOT, looks.OUTLINE, _OPENNESS[end])


def _ended(stretch: Stretch) -> Iterator[tuple[Point, str]]:
    ends = ((stretch.points[0], stretch.first), (stretch.points[-1], stretch.last))
    return ((at, end) for at, end in ends if end != "none")


def _marks(figure: Plot, area: Area) -> Iterator[Circle]:
    for mark in figure.marks:
        yield Circle(area.there(mark.at), _DOT, looks.OUTLINE, looks.WHITE if mark.open else 0.0)


def _described(figure: Plot) -> str:
    """Say what is plotted over which interval."""
    names = ", ".join(trace.name for trace in figure.traces if trace.name)
    over = f"{figure.x.name or 'x'} from {figure.x.low:g} to {figure.x.high:g}"
    return f"A plot of {names or 'a function'} over {over}."


def _check(figure: Plot) -> None:
    """Refuse axes without an interval, and what lies beside them."""
    for which, axis in (("x", figure.x), ("y", figure.y)):
        if not axis.low < axis.high:
            raise AuthorError(
                f"plot: the {which} axis goes from {axis.low:g} to {axis.high:g}. "
                "Give the lower end first."
            )
    for trace in figure.traces:
        _check_trace(trace, figure.x, figure.y)
    for mark in figure.marks:
        if not (figure.x.holds(mark.at[0]) and figure.y.holds(mark.at[1])):
            raise AuthorError(
                f"plot: the point '{mark.name}' is beyond the axes. Make them longer."
            )


def _check_trace(trace: Trace, x: Axis, y: Axis) -> None:
    """Refuse a trace that leaves the plot at its sides, or is not in it at all."""
    points = [point for stretch in trace.stretches for point in stretch.points]
    beyond = [at for at, _ in points if not x.holds(at)]
    if beyond:
        raise AuthorError(
            f"plot: '{trace.name}' goes to {beyond[0]:g}, beyond the x axis. "
            f"Stay between {x.low:g} and {x.high:g}."
        )
    if not any(any(clipped(s.points, y.low, y.high)) for s in trace.stretches):
        raise AuthorError(f"plot: '{trace.name}' has no points in sight. Make the y axis longer.")
