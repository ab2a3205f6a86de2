"""Finds places for labels that keep clear of lines, of units and of each other."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from genex.document.drawing import Label, Point
from genex.figures.boxes import Box, enclosing, label_box

_CONFLICT = 1000.0  # no place that touches another label is ever preferred
_SWEEPS = 40
_ENOUGH = 24  # places of one label that are worth comparing


class Spot(NamedTuple):
    """One of the places that a label could take: the cheaper, the better."""

    label: Label
    box: Box
    cost: float


def spot(label: Label, cost: float, air: float) -> Spot:
    """Return a place for a label, with some air around it."""
    return Spot(label, label_box(label).grown(air), cost)


def free(
    spots: Iterable[Spot], boxes: Sequence[Box], paths: Sequence[Sequence[Point]]
) -> tuple[Spot, ...]:
    """Return the best places that no box overlaps and no path crosses."""
    framed = [(enclosing(Box(x, y, x, y) for x, y in path), path) for path in paths]

    def clear(spot: Spot) -> bool:
        near = (path for frame, path in framed if spot.box.touches(frame))
        return not any(map(spot.box.meets, boxes)) and not any(map(spot.box.on_path, near))

    return tuple(islice(filter(clear, sorted(spots, key=lambda s: s.cost)), _ENOUGH))


def settle(options: Sequence[Sequence[Spot]]) -> tuple[Spot, ...] | None:
    """Choose a place for every label so that none overlap; None if no such choice is found.

    Each label in turn takes the place with the fewest conflicts, until nothing changes.
    """
    if not all(options):
        return None
    chosen = [spots[0] for spots in options]
    for _ in range(_SWEEPS):
        before = list(chosen)
        for place, spots in enumerate(options):
            others = [s.box for other, s in enumerate(chosen) if other != place]
            chosen[place] = min(spots, key=lambda s: _worth(s, others))
        if chosen == before:
            break
    return tuple(chosen) if _apart(chosen) else None


def _worth(option: Spot, others: Sequence[Box]) -> float:
    return option.cost + _CONFLICT * sum(map(option.box.meets, others))


def _apart(spots: Sequence[Spot]) -> bool:
    return not any(a.box.meets(b.box) for place, a in enumerate(spots) for b in spots[place + 1 :])
