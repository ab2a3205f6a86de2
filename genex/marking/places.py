"""A slip made in some cells only, where that is no coincidence."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import comb

from genex.marking.belief import worth
from genex.marking.chain import chain, continued, followed
from genex.marking.expected import Cells, Expected, Slips
from genex.marking.student import Written
from genex.marking.verdicts import Verdict
from genex.steps import Slip

CHANCE = 1e-3  # that cells written at random look as if a slip had been made in them
CHANCE_AGAIN = 0.1  # the same, of a slip that has been shown before


@dataclass(frozen=True)
class Places:
    """What the wrong cells of a part are without a slip, and with each."""

    open: list[int]  # the cells to be explained
    followed: list[int]  # those that follow from a cell before them
    plain: Cells
    twins: Mapping[Slips, Cells]

    def spoiled(self, one: Written, slips: Slips) -> list[int]:
        """The cells that are what a slip makes of them."""
        made = self.twins[slips]
        return [k for k in self.open if made[k] != self.plain[k] and one.near(k, made[k])]


@dataclass(frozen=True)
class Made:
    """A slip, or none, the cells that show it, and those that follow from what stands before."""

    slips: Slips
    spoiled: list[int]
    followed: list[int]
    values: Cells

    def verdicts(self, verdict: Verdict) -> tuple[Verdict, ...]:
        """The verdict on the slip where it shows."""
        found = dict.fromkeys(self.followed, Verdict.FOLLOWS) | dict.fromkeys(self.spoiled, verdict)
        return tuple(found.get(k, Verdict.WRONG) for k in range(len(self.values)))


def partly_made(expected: Expected, one: Written, charged: Collection[Slip]) -> Made:
    """The one slip that explains most of the wrong cells, and these cells."""
    ground = places(expected, one)
    slips = most_telling(one, ground, charged)
    if not slips:
        return Made((), [], ground.followed, ground.plain)
    values, spoiled = ground.twins[slips], ground.spoiled(one, slips)
    mixed = tuple((values if k in spoiled else ground.plain)[k] for k in range(len(values)))
    return Made(slips, spoiled, ground.followed, mixed)


def places(expected: Expected, one: Written) -> Places:
    """In a chain, what follows from each cell; otherwise what the key and its twins say."""
    step = chain(expected, one.part)
    plain = step and continued(expected, step, one, ())
    if step is None or plain is None:
        right = expected.right[one.part.id]
        sheets = {slips: expected.sheet(slips) for slips in expected.singles}
        twins = {slips: sheet[one.part.id] for slips, sheet in sheets.items() if sheet}
        return Places(one.wrong, [], right, twins)
    behind = followed(one, plain)
    made = {slips: continued(expected, step, one, slips) for slips in expected.singles}
    twins = {slips: values for slips, values in made.items() if values}
    return Places([k for k in one.wrong if k not in behind], behind, plain, twins)


def most_telling(one: Written, ground: Places, charged: Collection[Slip]) -> Slips:
    """The slip that explains most cells, if there is only one such and it is no coincidence."""
    spoiled = {slips: cells for slips in ground.twins if (cells := ground.spoiled(one, slips))}
    most = max(map(len, spoiled.values()), default=0)
    best = [slips for slips, cells in spoiled.items() if len(cells) == most]
    best = [slips for slips in best if slips[0] in charged] or best
    if len(best) != 1:
        return ()
    known = best[0][0] in charged
    return best[0] if no_coincidence(one, ground, spoiled[best[0]], known=known) else ()


def no_coincidence(one: Written, ground: Places, cells: list[int], *, known: bool) -> bool:
    """Would cells written at random hardly ever show a slip in so many of them?"""
    digits = sum(worth(one, k) for k in cells)
    ways = comb(len(ground.open), len(cells))
    if known:
        return ways <= CHANCE_AGAIN * 10**digits
    slips = sum(made != ground.plain for made in ground.twins.values())
    return slips * ways <= CHANCE * 10**digits
