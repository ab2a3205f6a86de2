"""Functions of one variable, straight between rational places; at a place any value, or none."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import Any, NamedTuple

from genex.exercise import Failure

Line = tuple[Fraction, Fraction]  # slope, and height at 0
Place = Fraction | None  # None is beyond all places
_NEAREST = 10**6  # denominators of what the fast twin has in floats
_ZERO = Fraction(0)


class Piecewise(NamedTuple):
    """One line more than places, from left to right; equal functions are equal tuples."""

    places: tuple[Fraction, ...]
    points: tuple[Fraction | None, ...]  # the value at each place; None is free
    pieces: tuple[Line, ...]

    def __call__(self, x: Fraction) -> Fraction | None:
        """The value at a point."""
        k = bisect_left(self.places, x)
        return self.points[k] if x in self.places[k : k + 1] else _on(self.pieces[k], x)


def rational(x: Any) -> Fraction:
    """An exact number; a float of the fast twin as the short fraction that it stands for."""
    return Fraction(x).limit_denominator(_NEAREST) if isinstance(x, float) else Fraction(x)


def _on(line: Line, x: Fraction) -> Fraction:
    """The height of a line."""
    return line[0] * x + line[1]


def _simplest(
    places: Iterable[Fraction], points: Iterable[Fraction | None], pieces: Sequence[Line]
) -> Piecewise:
    """The function without places at which nothing changes."""
    seams = zip(places, points, pairwise(pieces), strict=True)
    kept = [
        (place, point, after)
        for place, point, (before, after) in seams
        if before != after or point not in {None, _on(after, place)}
    ]
    lines = (pieces[0], *(after for _, _, after in kept))
    return Piecewise(tuple(p for p, _, _ in kept), tuple(v for _, v, _ in kept), lines)


def staircase(places: Sequence[Any], levels: Sequence[Any], ends: str) -> Piecewise:
    """0, then a level behind each place; that belongs to its "left" or "right", or is "free"."""
    heights = [_ZERO, *map(rational, levels)]
    points = heights[1:] if ends == "right" else heights[:-1]
    found = _simplest(map(rational, places), points, [(_ZERO, height) for height in heights])
    return with_free_points(found) if ends == "free" else found


def through(places: Sequence[Any], heights: Sequence[Any]) -> Piecewise:
    """Straight from point to point, and level before the first and behind the last."""
    xs, ys = list(map(rational, places)), list(map(rational, heights))
    ends = pairwise(zip(xs, ys, strict=True))
    lines = [_line_through(*one, *other) for one, other in ends]
    return _simplest(xs, ys, [(_ZERO, ys[0]), *lines, (_ZERO, ys[-1])])


def _line_through(x: Fraction, y: Fraction, to_x: Fraction, to_y: Fraction) -> Line:
    """The line through two points."""
    slope = (to_y - y) / (to_x - x)
    return slope, y - slope * x


def step_unit(weight: Any, bias: Any) -> Piecewise:
    """1 where weight x + bias > 0, otherwise 0."""
    w, b = rational(weight), rational(bias)
    high = (_ZERO, Fraction(1))
    return _unit(w, b, high)


def relu_unit(weight: Any, bias: Any) -> Piecewise:
    """max(0, weight x + bias)."""
    w, b = rational(weight), rational(bias)
    return _unit(w, b, (w, b))


def _unit(weight: Fraction, bias: Fraction, active: Line) -> Piecewise:
    """A line where weight x + bias > 0, otherwise 0."""
    idle = (_ZERO, _ZERO)
    if weight == 0:
        return Piecewise((), (), (active if bias > 0 else idle,))
    sides = [idle, active] if weight > 0 else [active, idle]
    return _simplest([-bias / weight], [_ZERO], sides)


def total(
    factors: Iterable[Any], functions: Iterable[Piecewise], constant: Any = _ZERO
) -> Piecewise:
    """A weighted sum of functions without free points, and a constant."""
    terms = [(rational(v), f) for v, f in zip(factors, functions, strict=True)]
    places = sorted({place for _, f in terms for place in f.places})
    start = rational(constant)
    points = [sum((v * (f(x) or _ZERO) for v, f in terms), start) for x in places]
    pieces = [_line_behind(place, terms, start) for place in (None, *places)]
    return _simplest(places, points, pieces)


def _line_behind(
    place: Place, terms: Sequence[tuple[Fraction, Piecewise]], start: Fraction
) -> Line:
    """The line of a weighted sum just behind a place."""
    lines = [(v, f.pieces[0 if place is None else bisect_right(f.places, place)]) for v, f in terms]
    slope = sum((v * line[0] for v, line in lines), _ZERO)
    return slope, sum((v * line[1] for v, line in lines), start)


def with_free_points(f: Piecewise) -> Piecewise:
    """The function with any values at its places."""
    return _simplest(f.places, [None] * len(f.places), f.pieces)


def failure(wanted: Piecewise, found: Piecewise) -> Failure | None:
    """Where a function first differs from the one that is wanted, and what is right all the same.

    The share counts changes: a network earns them one by one, and a function that is nothing but
    zero earns none.
    """
    at = next(_differences(wanted, found), None)
    if at is None:
        return None
    mine, theirs = set(_changes(found)), set(_changes(wanted))
    share = Fraction(len(mine & theirs), max(len(mine), len(theirs)))
    return Failure(at, found(at), wanted(at), share)


def _differences(wanted: Piecewise, found: Piecewise) -> Iterator[Fraction]:
    """Points at which two functions differ, from left to right."""
    places = sorted({*wanted.places, *found.places})
    for low, high in pairwise((None, *places, None)):
        if low is not None and len({wanted(low), found(low)} - {None}) > 1:
            yield low  # unless its value is free
        yield from (x for x in between(low, high) if wanted(x) != found(x))


def between(low: Place, high: Place) -> Iterator[Fraction]:
    """Points of an open interval, a whole number first; two lines cannot agree at all of them."""
    if low is None or high is None:
        end = floor(low) + 1 if low is not None else ceil(high) - 1 if high is not None else 0
        yield from (Fraction(end), Fraction(end + (1 if high is None else -1)))
        return
    middle = (low + high) / 2
    if low < floor(middle):
        yield Fraction(floor(middle))
    yield from (middle, (low + middle) / 2)


def _changes(f: Piecewise) -> Iterator[tuple[Any, ...]]:
    """What makes up a function: how it starts, each change, and to which side its place belongs."""
    if any(f.pieces[0]):
        yield "start", f.pieces[0]
    for place, point, (before, after) in zip(f.places, f.points, pairwise(f.pieces), strict=True):
        turn, rise = after[0] - before[0], _on(after, place) - _on(before, place)
        if turn or rise:
            yield "change", place, turn, rise
        if point is not None and (rise or point != _on(before, place)):
            yield "point", place, rise, point - _on(before, place)
