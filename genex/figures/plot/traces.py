"""What a plot shows: curves, exact pieces of functions, points and guides."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from genex.document.drawing import Point

End = Literal["none", "open", "filled"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A connected part of a function's graph; its ends may have dots, which tell what they are."""

    points: tuple[Point, ...]
    first: End = "none"
    last: End = "none"


@dataclass(frozen=True, slots=True)
class Trace:
    """The graph of a function in one or more stretches, with its name written beside it."""

    stretches: tuple[Stretch, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A point worth noting, filled or open."""

    at: Point
    name: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class Guide:
    """A dashed vertical line, named on the axis below it."""

    x: float
    name: str = ""


def trace_through(points: Sequence[Point], name: str = "") -> Trace:
    """Return straight lines from point to point."""
    return Trace((Stretch(tuple(points)),), name)


def steps(
    places: Sequence[float],
    levels: Sequence[float],
    name: str = "",
    *,
    closed: Literal["left", "right"] = "left",
) -> Trace:
    """Return a step function: levels[i] between places[i] and places[i + 1].

    Where it jumps, the dot is filled on the side that the value belongs to: with closed="left"
    a step holds its left end. The outermost ends have no dots.
    """
    stretches = []
    last = len(levels) - 1
    for i, ((a, b), level) in enumerate(zip(pairwise(places), levels, strict=True)):
        left: End = "filled" if closed == "left" else "open"
        right: End = "open" if closed == "left" else "filled"
        ends = ("none" if i == 0 else left, "none" if i == last else right)
        stretches.append(Stretch(((a, level), (b, level)), *ends))
    return Trace(tuple(stretches), name)


def clipped(points: Sequence[Point], low: float, high: float) -> Iterator[tuple[Point, ...]]:
    """Yield the parts of straight lines through points whose heights are in an interval."""
    run: list[Point] = []
    for a, b in pairwise(points):
        inside = _inside(a, b, low, high)
        if inside is None:
            continue
        if run and math.dist(run[-1], inside[0]) > 0:
            yield tuple(run)
            run = []
        run.extend(inside if not run else inside[1:])
    if len(run) > 1:
        yield tuple(run)


def _inside(a: Point, b: Point, low: float, high: float) -> tuple[Point, Point] | None:
    """Return the part of a line whose heights are in an interval."""
    if max(a[1], b[1]) < low or min(a[1], b[1]) > high:
        return None
    return _pulled(a, b, low, high), _pulled(b, a, low, high)


def _pulled(end: Point, other: Point, low: float, high: float) -> Point:
    """Return an end of a line, pulled along it into an interval of heights."""
    bound = min(max(end[1], low), high)
    if bound == end[1]:
        return end
    share = (bound - end[1]) / (other[1] - end[1])
    return end[0] + share * (other[0] - end[0]), bound
