"""The names of a plot's curves and points, each where it touches nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from genex.document.drawing import Point
from genex.errors import AuthorError
from genex.figures.boxes import Box
from genex.figures.placing import Spot, free, settle
from genex.figures.plot.axes import Area
from genex.figures.plot.tags import Run, curve_spots, mark_spots
from genex.figures.plot.traces import Mark, Trace


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What names must not touch: dots, and guides."""

    boxes: tuple[Box, ...]
    paths: tuple[tuple[Point, Point], ...]


def with_names(
    traces: Sequence[Trace],
    runs: Sequence[Sequence[Run]],
    marks: Sequence[Mark],
    obstacles: Obstacles,
    area: Area,
) -> tuple[Spot, ...]:
    """Choose where the names of curves and points stand."""
    paths = [*obstacles.paths, *(run for parts in runs for run in parts)]
    options = []
    for name, spots in (*_curves(traces, runs), *_points(marks, area)):
        inside = [spot for spot in spots if area.room.holds(spot.box)]
        options.append(free(inside, obstacles.boxes, paths))
        if not options[-1]:
            raise AuthorError(f"plot: there is no room for '{name}'. Make the plot larger.")
    chosen = settle(options)
    if chosen is None:
        raise AuthorError(
            "plot: there is no room for the names. Make the plot larger, or use fewer names."
        )
    return chosen


def _curves(
    traces: Sequence[Trace], runs: Sequence[Sequence[Run]]
) -> Iterator[tuple[str, list[Spot]]]:
    """Yield the names of curves and the places beside them."""
    for place, trace in enumerate(traces):
        if trace.name:
            others = [run for i, parts in enumerate(runs) if i != place for run in parts]
            yield trace.name, curve_spots(trace.name, runs[place], others)


def _points(marks: Sequence[Mark], area: Area) -> Iterator[tuple[str, list[Spot]]]:
    """Yield the names of points and the places around them."""
    for mark in marks:
        if mark.name:
            yield mark.name, mark_spots(mark.name, area.there(mark.at))
