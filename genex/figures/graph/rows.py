"""Heights of the cells of a graph: near their neighbours, and never too near to each other."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from genex.figures.graph.layering import Layering

_ROUNDS = 24


def heights(layering: Layering, halves: Mapping[int, float], gap: float) -> dict[int, float]:
    """Return how high every cell stands; columns follow each other from both sides in turn."""
    ys: dict[int, float] = {}
    for column in layering.columns:
        level = _levels(column, halves, gap)
        middle = (level[0] + level[-1]) / 2
        ys.update((cell, middle - y) for cell, y in zip(column, level, strict=True))
    for turn in range(_ROUNDS):
        step = -1 if turn % 2 == 0 else 1
        linked = layering.neighbours(step)
        for column in layering.columns[::-step]:
            wanted = [_wanted(ys, linked[cell], cell) for cell in column]
            ys.update(zip(column, _apart(wanted, _levels(column, halves, gap)), strict=True))
    return ys


def _wanted(ys: Mapping[int, float], neighbours: Sequence[int], cell: int) -> float:
    """Return the mean height of a cell's neighbours."""
    if not neighbours:
        return ys[cell]
    return sum(ys[n] for n in neighbours) / len(neighbours)


def _levels(column: Sequence[int], halves: Mapping[int, float], gap: float) -> list[float]:
    """Return how far below the first each cell is if they stand as close as they may."""
    levels = [0.0]
    for a, b in pairwise(column):
        levels.append(levels[-1] + halves[a] + halves[b] + gap)
    return levels


def _apart(wanted: Sequence[float], levels: Sequence[float]) -> list[float]:
    """Return heights as near to the wanted ones as the least distances allow.

    Without the distances it is the question for a falling sequence of least squares: neighbours
    in the wrong order are pooled at their mean.
    """
    pools: list[tuple[float, int]] = []
    for y, level in zip(wanted, levels, strict=True):
        pools.append((y + level, 1))
        while len(pools) > 1 and pools[-2][0] < pools[-1][0]:
            (high, n), (low, m) = pools[-2:]
            pools[-2:] = [((high * n + low * m) / (n + m), n + m)]
    pooled = [mean for mean, count in pools for _ in range(count)]
    return [mean - level for mean, level in zip(pooled, levels, strict=True)]
