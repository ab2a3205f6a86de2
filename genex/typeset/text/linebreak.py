"""Where the lines of a paragraph end: the breaks that are best for the paragraph as a whole.

After Knuth and Plass, "Breaking Paragraphs into Lines" (1981): every line has a badness that grows
with the cube of how far its spaces stretch or shrink, and the breaks with the least sum are taken.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from genex.typeset.text.atoms import ALWAYS, NEVER, Atom

_LINE_COST = 10.0
_CONSECUTIVE_HYPHENS = 3000.0
UNEVEN = 5000.0
_SHORT_LAST = 0.12  # of the measure; a shorter last line looks like a mistake
_SHORT_LAST_COST = 50.0
_SLACK = 1e-6
_WORST = 10_000.0

Span = tuple[int, int]


class Fit(NamedTuple):
    """How strictly lines are judged: the largest stretch, and what each line may add to it."""

    tolerance: float
    extra: float
    rigid: bool = False  # spaces keep their width, as in text that is not justified


class Node(NamedTuple):
    """The best way to end a line before the atom `start`."""

    start: int
    cost: float
    parent: "Node | None"
    tightness: int  # 0 shrunk, 1 as wide as it likes, 2 loose, 3 very loose
    hyphen: bool


class Sums(NamedTuple):
    """Width, stretch and shrink of all that stands before each atom."""

    width: list[float]
    stretch: list[float]
    shrink: list[float]


class Task(NamedTuple):
    """What is to be broken: the atoms with their sums, the measure, and how strict to be."""

    atoms: Sequence[Atom]
    sums: Sums
    measure: float
    fit: Fit


class Trial(NamedTuple):
    """A line that might end behind the atom `end`: how far its spaces stretch, what is wrong."""

    end: int
    ratio: float
    penalty: float
    hyphen: bool


def break_lines(atoms: Sequence[Atom], measure: float, fit: Fit) -> tuple[Span, ...] | None:
    """Return the atoms of each line, or None if some line would be too loose or too wide."""
    task = Task(atoms, _sums(atoms, rigid=fit.rigid), measure, fit)
    active = [Node(0, 0.0, None, 1, hyphen=False)]
    last = len(atoms) - 1
    for end, atom in enumerate(atoms):
        if atom.penalty < NEVER or end == last:
            active = _advance(active, task, end)
            if not active:
                return None
    return _spans(active[-1], len(atoms))


def _sums(atoms: Sequence[Atom], *, rigid: bool) -> Sums:
    nothing = [0.0] * (len(atoms) + 1)
    return Sums(
        list(accumulate((atom.width + atom.glue for atom in atoms), initial=0.0)),
        nothing if rigid else list(accumulate((atom.stretch for atom in atoms), initial=0.0)),
        nothing if rigid else list(accumulate((atom.shrink for atom in atoms), initial=0.0)),
    )


def _advance(active: list[Node], task: Task, end: int) -> list[Node]:
    """Return the active nodes after a break behind the atom `end` has been tried."""
    atoms, sums, measure, fit = task
    atom = atoms[end]
    final = end == len(atoms) - 1
    forced = final or atom.penalty <= ALWAYS
    right = sums.width[end] + atom.width + _hyphen_width(atom, forced=forced)
    best, too_wide = None, 0
    for node in active:  # the earlier a line starts, the wider it is
        room = measure - right + sums.width[node.start]
        shrink = sums.shrink[end] - sums.shrink[node.start]
        if room < -shrink - _SLACK:
            too_wide += 1
            continue
        ratio = _ratio(room, sums.stretch[end] - sums.stretch[node.start] + fit.extra, shrink)
        if forced and room >= 0:
            ratio = 0.0
        elif ratio > fit.tolerance:
            break
        short = final and node.start > 0 and measure - room < _SHORT_LAST * measure
        penalty = (_SHORT_LAST_COST if short else 0.0) if forced else atom.penalty
        trial = Trial(end, ratio, penalty, bool(atom.hyphen) and not forced)
        best = _better(best, node, trial)
    kept = [] if forced else active[too_wide:]
    return [*kept, best] if best else kept


def _hyphen_width(atom: Atom, *, forced: bool) -> float:
    """Return what a break adds to the width of its line."""
    return 0.33 * atom.scale if atom.hyphen and not forced else 0.0


def _ratio(room: float, stretch: float, shrink: float) -> float:
    """Return how far the spaces of a line stretch, or shrink if negative."""
    if room >= 0:
        return room / stretch if stretch else (0.0 if room <= _SLACK else _WORST)
    return room / shrink if shrink else 0.0


def _better(best: Node | None, node: Node, trial: Trial) -> Node:
    """Return the cheaper of the best line so far and the one that starts at `node`."""
    ratio = trial.ratio
    badness = min(100.0 * abs(ratio) ** 3, _WORST)
    tightness = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1.0 else 3
    cost = node.cost + (_LINE_COST + badness) ** 2 + trial.penalty**2
    if trial.hyphen and node.hyphen:
        cost += _CONSECUTIVE_HYPHENS
    if abs(tightness - node.tightness) > 1:
        cost += UNEVEN
    if best is not None and best.cost <= cost:
        return best
    return Node(trial.end + 1, cost, node, tightness, trial.hyphen)


def _spans(node: Node, count: int) -> tuple[Span, ...]:
    """Return the lines that lead to the last node."""
    spans: list[Span] = []
    while node.parent is not None:
        spans.append((node.parent.start, min(node.start, count)))
        node = node.parent
    return tuple(reversed(spans))


def fill_lines(atoms: Sequence[Atom], measure: float) -> tuple[Span, ...]:
    """Return lines that each take all they can hold; for what fits in no other way."""
    spans: list[Span] = []
    start, width, place = 0, 0.0, None
    end = 0
    while end < len(atoms):
        atom = atoms[end]
        if width + atom.width > measure + _SLACK and place is not None:
            spans.append((start, place + 1))
            start, width, end, place = place + 1, 0.0, place + 1, None
            continue
        width += atom.width + atom.glue
        if atom.penalty <= ALWAYS:
            spans.append((start, end + 1))
            start, width, place = end + 1, 0.0, None
        elif atom.penalty < NEVER:
            place = end
        end += 1
    return (*spans, (start, len(atoms))) if start < len(atoms) else tuple(spans)
