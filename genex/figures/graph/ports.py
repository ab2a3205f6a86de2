"""Where wires leave and enter boxes: in the order in which they fan out, a little apart."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from genex.document.drawing import Point
from genex.figures.graph.layering import Layering

_STEP, _SHARE = 6.0, 0.55  # between two wires, but all of them on this share of the height

Slides = dict[int, float]


def slides(
    layering: Layering, centers: Mapping[int, Point], tall: Sequence[float]
) -> tuple[Slides, Slides]:
    """Return how far from the middle of its box each wire leaves, and how far it enters."""
    leaving = {i: (chain[0], centers[chain[1]][1]) for i, chain in enumerate(layering.chains)}
    entering = {i: (chain[-1], centers[chain[-2]][1]) for i, chain in enumerate(layering.chains)}
    return _spread(leaving, tall), _spread(entering, tall)


def _spread(ends: Mapping[int, tuple[int, float]], tall: Sequence[float]) -> Slides:
    """Distribute the wires of each node from top to bottom."""
    fans: dict[int, list[int]] = defaultdict(list)
    for wire, (node, _) in sorted(ends.items(), key=lambda item: -item[1][1]):
        fans[node].append(wire)
    found: Slides = {}
    for node, wires in fans.items():
        step = min(_STEP, _SHARE * tall[node] / max(len(wires) - 1, 1))
        found.update((w, step * ((len(wires) - 1) / 2 - i)) for i, w in enumerate(wires))
    return found
