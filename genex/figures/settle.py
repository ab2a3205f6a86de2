"""Finds places for labels that keep clear of lines, of units and of each other."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from genex.drawing import Label, Point
from genex.figures.boxes import Box, label_box
from genex.figures.measure import Measure

CONFLICT = 1000.0  # no place that touches another label is ever preferred
SWEEPS = 40


class Spot(NamedTuple):
    """One of the places that a label could take: the cheaper, the better."""

    label: Label
    box: Box
    cost: float


def spot(label: Label, cost: float, measure: Measure, air: float) -> Spot:
    """Return a place for a label, with some air around it."""
    return Spot(label, label_box(label, measure).grown(air), cost)


def free(
    spots: Iterable[Spot], boxes: Sequence[Box], paths: Sequence[Sequence[Point]]
) -> tuple[Spot, ...]:
    """Return the places that no box overlaps and no path crosses, the best first."""
    clear = [
        s for s in spots if not any(map(s.box.meets, boxes)) and not any(map(s.box.on_path, paths))
    ]
    return tuple(sorted(clear, key=lambda s: s.cost))


def settle(options: Sequence[Sequence[Spot]]) -> tuple[Spot, ...] | None:
    """Choose a place for every label so that none overlap; None if no such choice is found.

    Each label in turn takes the place with the fewest conflicts, until nothing changes.
    """
    if not all(options):
        return None
    chosen = [spots[0] for spots in options]
    for _ in range(SWEEPS):
        before = list(chosen)
        for place, spots in enumerate(options):
            others = [s.box for other, s in enumerate(chosen) if other != place]
            chosen[place] = min(spots, key=lambda s: _worth(s, others))
        if chosen == before:
            break
    return tuple(chosen) if _apart(chosen) else None


def _worth(option: Spot, others: Sequence[Box]) -> float:
    return option.cost + CONFLICT * sum(map(option.box.meets, others))


def _apart(spots: Sequence[Spot]) -> bool:
    return not any(a.box.meets(b.box) for place, a in enumerate(spots) for b in spots[place + 1 :])
