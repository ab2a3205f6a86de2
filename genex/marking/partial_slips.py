"""A slip made in some cells only, where that is no coincidence."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import comb

from genex.answers import Cells
from genex.exercise.slips import Slip
from genex.marking.chains import chain, continued, followed_in_chain
from genex.marking.expected import Expected, Slips
from genex.marking.verdicts import Told, Verdict
from genex.marking.written_answers import Written

_CHANCE = 2e-3  # that cells written at random look as if a slip had been made in them
_CHANCE_AGAIN = 0.1  # the same, of a slip that has been shown before


@dataclass(frozen=True)
class Places:
    """What the wrong cells of a part are without a slip, and with each."""

    open: list[int]  # the cells to be explained
    followed: list[int]  # those that follow from a cell before them
    plain: Cells
    twins: Mapping[Slips, Cells]
    spoiled: Mapping[Slips, list[int]]  # the cells that are what a slip makes of them

    def without(self, told: Collection[int], disproved: Collection[Slips]) -> "Places":
        """The places but for cells that are told already, and slips that were not made."""
        left = {s: [k for k in cells if k not in told] for s, cells in self.spoiled.items()}
        return replace(
            self,
            open=[k for k in self.open if k not in told],
            spoiled={s: cells for s, cells in left.items() if cells and s not in disproved},
        )

    @property
    def bare(self) -> bool:
        """Whether nothing shows in them."""
        return not self.followed and not self.spoiled


@dataclass(frozen=True)
class Made:
    """A slip, or none, the cells that show it, and those that follow from what stands before."""

    slips: Slips
    spoiled: list[int]
    followed: list[int]
    values: Cells

    def told(self, verdict: Verdict) -> Iterator[tuple[int, Told]]:
        """The cells that are explained, with the verdict on the slip where it shows."""
        for k in self.followed:
            yield k, (Verdict.FOLLOWS, self.values[k])
        for k in self.spoiled:
            yield k, (verdict, self.values[k])


def partly_made(one: Written, ground: Places, charged: Collection[Slip]) -> Made:
    """The one slip that explains most of the wrong cells, and these cells."""
    slips = _most_telling(one, ground, charged)
    if not slips:
        return Made((), [], ground.followed, ground.plain)
    values, spoiled = ground.twins[slips], ground.spoiled[slips]
    mixed = tuple((values if k in spoiled else ground.plain)[k] for k in range(len(values)))
    return Made(slips, spoiled, ground.followed, mixed)


def places_of(expected: Expected, one: Written) -> Places:
    """In a chain, what follows from each cell; otherwise what the key and its twins say."""
    right, step = expected.right[one.part.id], chain(expected, one.part)
    alone = len(one.cells) == 1 and one.kind.numeric
    if one.kind.chosen or one.part.witness or alone:  # each is soon what some slip gives
        return Places([], [], right, {}, {})
    if step is None:
        twins: Mapping[Slips, Cells] = expected.twins[one.part.id]
        return Places(one.wrong, [], right, twins, _spoiled(one, one.wrong, right, twins))
    made = {slips: continued(expected, step, one, slips) for slips in expected.singles}
    twins = {slips: values for slips, values in made.items() if values}
    plain = continued(expected, step, one, ()) or right
    behind = followed_in_chain(one, plain, right)
    rest = [k for k in one.wrong if k not in behind]
    return Places(rest, behind, plain, twins, _spoiled(one, rest, plain, twins))


def _spoiled(
    one: Written, places: Sequence[int], plain: Cells, twins: Mapping[Slips, Cells]
) -> dict[Slips, list[int]]:
    """For each slip the cells that are what it makes of them."""
    found = {
        slips: [k for k in places if made[k] != plain[k] and one.near(k, made[k])]
        for slips, made in twins.items()
    }
    return {slips: cells for slips, cells in found.items() if cells}


def _most_telling(one: Written, ground: Places, charged: Collection[Slip]) -> Slips:
    """The slip that explains most cells, if there is only one such and it is no coincidence."""
    most = max(map(len, ground.spoiled.values()), default=0)
    best = [slips for slips, cells in ground.spoiled.items() if len(cells) == most]
    best = [slips for slips in best if slips[0] in charged] or best
    if len(best) != 1:
        return ()
    known = best[0][0] in charged
    return best[0] if _no_coincidence(one, ground, ground.spoiled[best[0]], known=known) else ()


def _no_coincidence(one: Written, ground: Places, cells: list[int], *, known: bool) -> bool:
    """Whether cells written at random would hardly ever show a slip in so many of them."""
    found = 10.0 ** sum(map(one.worth, cells))
    ways = comb(len(ground.open), len(cells))
    if known:
        return ways <= _CHANCE_AGAIN * found
    slips = sum(made != ground.plain for made in ground.twins.values())
    alone = len(cells) == 1 < len(ground.open) and one.kind.numeric
    return not alone and slips * ways <= _CHANCE * found
