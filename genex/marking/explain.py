"""The smallest set of slips that explains what a student wrote for an exercise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from genex.marking.belief import is_shown
from genex.marking.choosing import CHOSEN
from genex.marking.expected import Cells, Expected, Slips
from genex.marking.follow import Following
from genex.marking.student import Written
from genex.marking.verdicts import Verdict, Why
from genex.places import coarser
from genex.steps import Slip

RIGHT = Why(Verdict.RIGHT, "the right answer")
BLANK = Why(Verdict.BLANK, "nothing was written")
UNREADABLE = Why(Verdict.UNREADABLE, "it cannot be read")
UNDECIDED = Why(Verdict.UNDECIDED, "neither shown to be right nor to be wrong")
SAME_EVERYWHERE = Why(Verdict.WRONG, "the same value in every cell")
NO_RULE = Why(Verdict.WRONG, "no slip explains it")
TRANSPOSED = Why(Verdict.SLIP, "rows and columns are exchanged", ("transposed",), ("transposed",))
FEWEST_TELLING = 3  # cells that say something by being all alike
MOST_SLIPS = 3  # on one sheet, where no two of them explain it


def explain(expected: Expected, sheet: Sequence[Written]) -> list[Why]:
    """Why each part is as it is."""
    simple = [plainly(one) for one in sheet]
    if all(why is not None for why in simple):
        return [why for why in simple if why is not None]
    open_parts = [one for one, why in zip(sheet, simple, strict=True) if why is None]
    found = (account(expected, sheet, slips) for slips in candidates(expected, open_parts))
    return best(found).whys


def account(expected: Expected, sheet: Sequence[Written], slips: Slips) -> Account:
    """The account with certain slips, or one without names if they cannot be believed."""
    found = Account(expected, sheet, slips)
    if believable(expected, sheet, found):
        return found
    return Account(expected, sheet, (), naming=False)


def best(accounts: Iterable[Account]) -> Account:
    """The first account of everything, or else the one that leaves least unexplained."""
    found: list[Account] = []
    for account in accounts:
        found.append(account)
        if not account.cost[0]:
            break
    return min(found, key=lambda account: account.cost)


def plainly(one: Written) -> Why | None:
    """The verdict on a part that needs no explanation."""
    if one.reading.blank:
        return BLANK
    if not one.filled:
        return UNREADABLE
    if one.wrong:
        return None
    if one.part.witness and any(cell.problem for cell in one.cells):
        return UNREADABLE
    return UNDECIDED if None in [one.right[k] for k in one.filled] else RIGHT


def believable(expected: Expected, sheet: Sequence[Written], found: Account) -> bool:
    """Are all slips of an account shown by what was written?"""
    groups = {frozenset(why.slips) for why in found.whys if why.charged and why.values}
    return all(is_shown(expected, sheet, found.whys, slips) for slips in groups)


def candidates(expected: Expected, wrong: Sequence[Written]) -> Iterator[Slips]:
    """No slip; then what explains a part, alone or with what explains another."""
    yield ()
    single = [s for s in expected.singles if any(fitting(expected, one, s) for one in wrong)]
    yield from single
    yield from (s for s in expected.singles if any(rounding(expected, one, s) for one in wrong))
    pairs = [p for p in expected.pairs if any(fitting(expected, one, p) for one in wrong)]
    unions = [union(a, b) for a, b in combinations([*single, *pairs], 2)]
    together = sorted((u for u in unions if len(u) <= MOST_SLIPS), key=len)
    yield from dict.fromkeys((*pairs, *together))


def union(first: Slips, second: Slips) -> Slips:
    """The slips of both."""
    return (*first, *(slip for slip in second if slip not in first))


def fitting(expected: Expected, one: Written, slips: Slips) -> Cells | None:
    """What a part would be with these slips, if that is what was written and needs all of them."""
    sheet = expected.sheet(slips)
    if sheet is None:
        return None
    found = sheet[one.part.id]
    if not one.fits(found) or one.fits(expected.right[one.part.id]):
        return None
    fewer = [()] if len(slips) == 1 else [(slip,) for slip in slips]
    return None if any(same_part(expected, one, found, less) for less in fewer) else found


def same_part(expected: Expected, one: Written, found: Cells, slips: Slips) -> bool:
    """Do fewer slips give the same?"""
    sheet = expected.sheet(slips)
    return sheet is not None and sheet[one.part.id] == found


def rounding(expected: Expected, one: Written, slips: Slips) -> bool:
    """Is it what these slips give with steps rounded too early?"""
    return one.part.decimals is not None and rounded_fit(expected, one, slips) is not None


class Account:
    """A sheet told part by part, with certain slips made and everything else followed through."""

    def __init__(
        self, expected: Expected, sheet: Sequence[Written], slips: Slips, *, naming: bool = True
    ) -> None:
        self.expected, self.slips, self.naming = expected, slips, naming
        self.following = Following(expected)
        self.charged: list[Slip] = []
        self.whys: list[Why] = []
        for one in sheet:
            self.whys.append(self.why(one))
            self.following.clamp(one, self.whys[-1])

    @property
    def cost(self) -> tuple[int, int]:
        """Parts without an explanation, then slips."""
        unexplained = sum(why.verdict is Verdict.WRONG for why in self.whys)
        return unexplained, len(self.charged)

    def why(self, one: Written) -> Why:
        """The best explanation of one part."""
        simple = plainly(one)
        if simple is not None:
            return simple
        return next(self.reasons(one), NO_RULE if not flat_answer(one) else SAME_EVERYWHERE)

    def reasons(self, one: Written) -> Iterator[Why]:
        """Explanations, the most natural one first."""
        for slips in subsets(self.slips):
            found = fitting(self.expected, one, slips)
            if found is not None:
                yield self.by_slips(slips, found)
        followed = self.following.fits(one, ())
        if followed is not None:
            yield Why(Verdict.FOLLOWS, "it follows from what was written before", values=followed)
        yield from self.by_rounding(one, ())
        if transposed(one, self.expected.right[one.part.id]):
            yield TRANSPOSED
        for slips in subsets(self.slips):
            yield from self.by_rounding(one, slips)
        yield from self.after_clamping(one)

    def by_slips(self, slips: Slips, values: Cells, rule: str = "") -> Why:
        """The part shows slips; those that were not charged before are charged here."""
        new = tuple(slip.name for slip in slips if slip not in self.charged)
        self.charged += [slip for slip in slips if slip not in self.charged]
        names = tuple(slip.name for slip in slips)
        verdict = Verdict.SLIP if new else Verdict.FOLLOWS
        return Why(verdict, rule or "what this slip gives", names, new, values)

    def by_rounding(self, one: Written, slips: Slips) -> Iterator[Why]:
        """The right method, or that of slips, with steps rounded too early."""
        if one.part.decimals is None and not slips:
            right = self.expected.right[one.part.id]
            if one.kind not in {"expression", "shape"} and one.fits(right):
                yield Why(Verdict.EARLY, "rounded where it is asked exactly", values=right)
            return
        if one.part.decimals is None:
            return
        found = rounded_fit(self.expected, one, slips)
        if found is None:
            return
        if slips:
            yield self.by_slips(slips, found, "what this slip gives, rounded too early")
        else:
            yield Why(Verdict.EARLY, "the right method, rounded too early", values=found)

    def after_clamping(self, one: Written) -> Iterator[Why]:
        """A slip made after a mistake that has no name."""
        if not (self.naming and self.following.broken):
            return
        for slips in self.expected.singles:
            found = self.following.fits(one, slips)
            if found is not None:
                rule = "what this slip gives, from what was written before"
                yield self.by_slips(slips, found, rule)


def subsets(slips: Slips) -> Iterable[Slips]:
    """Each slip alone, then two at once."""
    return [*((one,) for one in slips), *combinations(slips, 2)]


def rounded_fit(expected: Expected, one: Written, slips: Slips) -> Cells | None:
    """What a part would be if every step had been rounded, to these places or fewer."""
    if not slips and one.fits(expected.right[one.part.id]):
        return expected.right[one.part.id]
    for carried in coarser(one.part.decimals or 0):
        sheet = expected.sheet(slips, carried)
        if sheet is not None and one.fits(sheet[one.part.id]) and telling(one):
            return sheet[one.part.id]
    return None


def telling(one: Written) -> bool:
    """Does some cell differ from 0, so that being near it says something?"""
    return any(one.values[k] for k in one.filled)


def flat_answer(one: Written) -> bool:
    """Is one number written everywhere, where the right ones differ?"""
    if one.kind in CHOSEN or one.part.witness:  # one letter many times may well be meant
        return False
    written = {one.values[k] for k in one.filled}
    return len(one.filled) >= FEWEST_TELLING and len(written) == 1


def transposed(one: Written, right: Cells) -> bool:
    """Is it the right matrix with rows for columns?"""
    if one.kind != "matrix" or one.part.witness:
        return False
    width = len(one.part.value[0])
    return one.complete and one.fits(tuple(cell for k in range(width) for cell in right[k::width]))
