"""Columns of a graph: every node right of all it depends on, with few crossings of wires."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

_SWEEPS = 12

Pairs = Sequence[tuple[int, int]]
Columns = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Layering:
    """Cells column by column from top to bottom, and the cells that each wire goes through.

    Cells below `nodes` are nodes; the others keep a place for a wire that passes a column.
    """

    nodes: int
    columns: Columns
    chains: tuple[tuple[int, ...], ...]

    def neighbours(self, step: int) -> dict[int, list[int]]:
        """Return the cells to which each is linked on its right (1) or its left (-1)."""
        found: dict[int, list[int]] = {cell: [] for column in self.columns for cell in column}
        for chain in self.chains:
            for a, b in pairwise(chain[::step]):
                found[a].append(b)
        return found


def layered(nodes: int, pairs: Pairs) -> Layering | None:
    """Arrange nodes from left to right; None if some depend on themselves."""
    depths = _depths(nodes, pairs)
    if depths is None:
        return None
    _pull(depths, pairs)
    chains, owners = _chains(pairs, depths)
    columns = tuple(
        tuple(cell for cell, depth in owners if depth == column)
        for column in range(max(depths) + 1)
    )
    return _untangled(Layering(nodes, columns, chains))


def _depths(nodes: int, pairs: Pairs) -> list[int] | None:
    """Return the length of the longest way to each node."""
    depths = [0] * nodes
    for _ in range(nodes):
        before = list(depths)
        for a, b in pairs:
            depths[b] = max(depths[b], depths[a] + 1)
        if depths == before:
            return depths
    return None


def _pull(depths: list[int], pairs: Pairs) -> None:
    """Move inputs right to the first node that needs them, so that their wires are short."""
    entered = {b for _, b in pairs}
    for node in range(len(depths)):
        needed = [depths[b] for a, b in pairs if a == node]
        if node not in entered and needed:
            depths[node] = min(needed) - 1


def _chains(
    pairs: Pairs, depths: Sequence[int]
) -> tuple[tuple[tuple[int, ...], ...], list[tuple[int, int]]]:
    """Return the cells of each wire, and every cell with its column."""
    owners = list(enumerate(depths))
    chains = []
    for a, b in pairs:
        passed = range(depths[a] + 1, depths[b])
        cells = range(len(owners), len(owners) + len(passed))
        owners.extend(zip(cells, passed, strict=True))
        chains.append((a, *cells, b))
    return tuple(chains), owners


def _untangled(start: Layering) -> Layering:
    """Sort every column by its neighbours, from left and right in turn; keep the best.

    Every other time, cells with equal claims change places, as their order may be the tangle.
    """
    best = now = start
    for sweep in range(_SWEEPS):
        now = _swept(now, -1 if sweep % 2 == 0 else 1, turned=sweep % 4 >= 2)
        if _crossings(now) < _crossings(best):
            best = now
    return best


def _swept(layering: Layering, step: int, *, turned: bool) -> Layering:
    """Sort the columns one after the other by the mean place of their neighbours."""
    linked = layering.neighbours(step)
    places = {cell: i for column in layering.columns for i, cell in enumerate(column)}
    columns = list(layering.columns)
    for number in range(len(columns))[::-step]:
        means = {
            cell: _mean([places[n] for n in linked[cell]], places[cell]) for cell in columns[number]
        }
        columns[number] = tuple(
            sorted(columns[number][:: -1 if turned else 1], key=means.__getitem__)
        )
        places.update((cell, i) for i, cell in enumerate(columns[number]))
    return Layering(layering.nodes, tuple(columns), layering.chains)


def _mean(numbers: Sequence[float], otherwise: float) -> float:
    return sum(numbers) / len(numbers) if numbers else otherwise


def _crossings(layering: Layering) -> int:
    """Count how often wires cross between columns."""
    places = {cell: i for column in layering.columns for i, cell in enumerate(column)}
    right = layering.neighbours(1)
    total = 0
    for column in layering.columns:
        links = [(places[a], places[b]) for a in column for b in right[a]]
        total += sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(links, 2))
    return total
