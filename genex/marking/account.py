"""A sheet told part by part, with certain slips made and everything else followed through."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import combinations

from genex.answers import Cells
from genex.exercise.slips import Slip
from genex.marking.cell_by_cell import cells_told
from genex.marking.chains import links
from genex.marking.clues import Clues
from genex.marking.expected import Slips
from genex.marking.follow_through import Following
from genex.marking.partial_slips import Made, partly_made
from genex.marking.plausibility import speaks_against
from genex.marking.verdicts import GUESSED, NO_RULE, RIGHT, Verdict, Why
from genex.marking.written_answers import Written

_TRANSPOSED = Why(Verdict.SLIP, "rows and columns are swapped", ("transposed",), ("transposed",))


class Account:
    """What became of each part, in the order of the paper."""

    def __init__(
        self,
        clues: Clues,
        sheet: Sequence[Written],
        slips: Slips,
        *,
        naming: bool = True,
        partly: bool = False,
    ) -> None:
        self.clues, self.sheet, self.slips = clues, sheet, slips
        self.expected = clues.expected
        self.naming, self.partly = naming, partly
        self.following = Following(clues, sheet)
        self.charged: list[Slip] = []
        self.whys: list[Why] = []
        for one in sheet:
            self.whys.append(self.why(one))
            self.following.clamp(one, self.whys[-1])

    @property
    def unexplained(self) -> int:
        """How many parts are left without an explanation."""
        return sum(why.verdict is Verdict.WRONG for why in self.whys)

    @property
    def loose(self) -> int:
        """How many parts are explained by rounding cell by cell, where a slip may say more."""
        return sum(Verdict.EARLY in why.cells for why in self.whys)

    @cached_property
    def against(self) -> int:
        """How many parts do not show a slip that is charged, though they should."""
        pairs = list(zip(self.sheet, self.whys, strict=True))
        charged = [frozenset({slip.name}) for slip in self.charged]
        return sum(speaks_against(self.expected, *p, slip) for slip in charged for p in pairs)

    @property
    def may_be_in_places(self) -> bool:
        """Whether some cells of a part show a slip, though the whole of it does not."""
        pairs = zip(self.sheet, self.whys, strict=True)
        wrong = (one for one, why in pairs if why.verdict is Verdict.WRONG)
        return any(not self.clues.places(one).bare for one in wrong)

    def in_places(self) -> "Account":
        """The account, with slips that were made in some cells only."""
        return Account(self.clues, self.sheet, self.slips, naming=self.naming, partly=True)

    def why(self, one: Written) -> Why:
        """The best explanation of one part."""
        return one.plain or next(self.reasons(one), GUESSED if one.is_guess else NO_RULE)

    def reasons(self, one: Written) -> Iterator[Why]:
        """Explanations, the most natural one first."""
        chargeable = [slips for slips in _subsets(self.slips) if self.may_charge(one, slips)]
        for slips in chargeable:
            found = self.clues.fitting(one, slips)
            if found is not None and self.is_telling(one, slips, found):
                yield self.by_slips(one, slips, found)
        followed = self.following.fits(one, ())
        if followed is not None:
            yield Why(Verdict.FOLLOWS, "it follows from what was written before", values=followed)
        yield from self.by_rounding(one, ())
        if _transposed(one, self.expected.right[one.part.id]):
            yield _TRANSPOSED
        for slips in chargeable:
            yield from self.by_rounding(one, slips)
        yield from self.after_clamping(one)
        if not one.is_guess:
            yield from self.cell_by_cell(one)

    def may_charge(self, one: Written, slips: Slips) -> bool:
        """Whether no new slip leads to a part only by way of what is right above it."""
        above = zip(self.sheet, self.whys, strict=False)
        right = {first.part.origin for first, why in above if why is RIGHT and first.complete}
        ways = self.expected.behind(one.part)
        left = self.expected.behind(one.part, frozenset(right - {one.part.origin}))
        new = {slip.spoils for slip in slips if slip not in self.charged}
        return not new & (ways - left)

    def is_telling(self, one: Written, slips: Slips, found: Cells) -> bool:
        """Whether slips give more than nothing, here or in another part that shows them."""
        one_letter = one.kind.chosen and one.is_one_letter
        if any(map(one.tells, found)) and not one_letter:
            return True
        if all(slip in self.charged for slip in slips):
            return True
        if not one_letter and not any(map(one.tells, self.expected.right[one.part.id])):
            return True
        return any(self.shows(other, slips) for other in self.sheet if other is not one)

    def shows(self, one: Written, slips: Slips) -> bool:
        """Whether a part is what slips make of it, and that is more than nothing."""
        found = (self.expected.sheet(slips) or self.expected.right)[one.part.id]
        changed = found != self.expected.right[one.part.id]
        return bool(one.filled) and changed and any(map(one.tells, found)) and one.fits(found)

    def by_slips(self, one: Written, slips: Slips, values: Cells, rule: str = "") -> Why:
        """The part shows slips; those that were not charged before are charged here."""
        names = tuple(slip.name for slip in slips)
        new = self.charge(slips)
        verdict = Verdict.SLIP if new else Verdict.FOLLOWS
        cells = links(self.expected, one, verdict)
        return Why(verdict, rule or "what this slip gives", names, new, values, cells)

    def charge(self, slips: Slips) -> tuple[str, ...]:
        """The names of those that were not charged before."""
        new = [slip for slip in slips if slip not in self.charged]
        self.charged += new
        return tuple(slip.name for slip in new)

    def by_rounding(self, one: Written, slips: Slips) -> Iterator[Why]:
        """The right method, or that of slips, with steps rounded too early."""
        if one.part.decimals is None and not slips:
            right = self.expected.right[one.part.id]
            if one.kind.rounds and one.fits(right):
                yield Why(Verdict.EARLY, "rounded where an exact value is asked for", values=right)
            return
        if one.part.decimals is None:
            return
        found = self.clues.rounded_fit(one, slips)
        if found is None:
            return
        if slips:
            yield self.by_slips(one, slips, found, "what this slip gives, rounded too early")
        else:
            yield Why(Verdict.EARLY, "the right method, rounded too early", values=found)

    def after_clamping(self, one: Written) -> Iterator[Why]:
        """A slip made after a mistake that has no name."""
        if not (self.naming and self.following.broken):
            return
        copied = any(one.values == first.values for first in self.following.clamped)
        for slips in self.following.live(one.part, self.following.clamped):
            found = self.following.fits(one, slips)
            if found is not None and not copied:
                rule = "what this slip gives, from what was written before"
                yield self.by_slips(one, slips, found, rule)

    def partly_made(self, one: Written, told: Collection[int]) -> Made:
        """The slip that was made in some cells only, of those that nothing above disproves."""
        ground = self.clues.places(one)
        disproved = [slips for slips in ground.spoiled if not self.may_charge(one, slips)]
        return partly_made(one, ground.without(told, disproved), self.charged)

    def cell_by_cell(self, one: Written) -> Iterator[Why]:
        """Some cells are rounded too early, follow from others, or show a slip."""
        told = cells_told(one, self.following)
        made = self.partly_made(one, told) if self.partly else None
        slips = made.slips if made else ()
        new = self.charge(slips)
        self.slips = union(self.slips, slips)
        verdict = Verdict.SLIP if new else Verdict.FOLLOWS
        cells, values = [Verdict.WRONG] * len(one.cells), [*self.expected.right[one.part.id]]
        for k, found in [*(made.told(verdict) if made else ()), *told.items()]:
            cells[k], values[k] = found
        if {*cells} != {Verdict.WRONG}:
            rule = "what this slip gives, in some cells" if slips else "what follows, cell by cell"
            names = tuple(slip.name for slip in slips)
            worst = _worst(cells, one.wrong)
            yield Why(worst, rule, names, new, tuple(values), tuple(cells))


def _worst(cells: Sequence[Verdict], wrong: Iterable[int]) -> Verdict:
    """The verdict on a part whose wrong cells have verdicts of their own."""
    found = {cells[k] for k in wrong}
    order = (Verdict.WRONG, Verdict.SLIP, Verdict.EARLY, Verdict.FOLLOWS)
    return next(verdict for verdict in order if verdict in found)


def union(first: Slips, second: Slips) -> Slips:
    """The slips of both."""
    return (*first, *(slip for slip in second if slip not in first))


def _subsets(slips: Slips) -> Iterable[Slips]:
    """Each slip alone, then two at once."""
    return [*((one,) for one in slips), *combinations(slips, 2)]


def _transposed(one: Written, right: Cells) -> bool:
    """Whether it is the right matrix with rows for columns."""
    if not one.kind.in_rows or one.part.witness:
        return False
    width = len(one.part.value[0])
    return one.complete and one.fits(tuple(cell for k in range(width) for cell in right[k::width]))
