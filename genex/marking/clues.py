"""What explains an answer, worked out once for all accounts of all sheets that have it."""

from functools import cached_property, lru_cache, partial
from itertools import permutations

from genex.answers import Cells
from genex.marking.clamped_twins import Clamped
from genex.marking.expected import Expected, Givers, Slips, carried_to, smaller
from genex.marking.memo import MOST_KEPT, Memo
from genex.marking.partial_slips import places_of
from genex.marking.traces_of_work import shows_work
from genex.marking.verdicts import Told
from genex.marking.written_answers import Written
from genex.quiz.parts import Part


class Clues:
    """What explains the answers to one exercise."""

    def __init__(self, expected: Expected) -> None:
        self.expected = expected
        kept = lru_cache(maxsize=MOST_KEPT)
        self.fitting = kept(partial(_fitting, expected))
        self.rounded_fit = kept(partial(_rounded_fit, expected))
        self.followed = kept(Clamped(expected).followed)
        self.places = kept(partial(places_of, expected))
        self.singles = kept(lambda one: _giving(expected, expected.by_singles, one))
        self.pairs = kept(lambda one: _giving(expected, expected.by_pairs, one))
        self.rounded = kept(partial(_rounded, expected))
        self.shows_work = kept(partial(shows_work, expected))
        self.told = Memo[tuple[Written, tuple[Written, ...], bool], dict[int, Told]]()

    @cached_property
    def sources(self) -> frozenset[str]:
        """The parts from which others follow."""
        pairs = permutations(self.expected.parts, 2)
        return frozenset(first.id for first, second in pairs if self.reaches(first, second))

    def reaches(self, first: Part, second: Part) -> bool:
        """Whether the values of a part go into another one: also a formula into its number."""
        if first.origin == second.origin:
            return first.kind.everywhere and not second.kind.everywhere
        return first.origin in self.expected.behind(second)


def _giving(expected: Expected, givers: Givers, one: Written) -> set[Slips]:
    """The sets of slips that give what was written for a part, and not what is right."""
    silent = one.part.witness and not one.says_something
    if silent or one.fits(expected.right[one.part.id]):
        return set()
    found = givers[one.part.id].items()
    return {slips for cells, those in found if one.fits(cells) for slips in those}


def _rounded(expected: Expected, one: Written) -> set[Slips]:
    """The slips that give it with steps rounded too early."""
    found = expected.by_rounding[one.part.id].items() if one.says_something else ()
    fitting = (those for cells, those in found if one.fits(cells) and any(map(one.tells, cells)))
    return {slips for those in fitting for slips in those}


def _fitting(expected: Expected, one: Written, slips: Slips) -> Cells | None:
    """What a part would be with these slips, if that is what was written and needs all of them."""
    if one.fits(expected.right[one.part.id]):
        return None
    for sheet_of in (expected.sheet, expected.derived):
        sheet = sheet_of(slips)
        if sheet is None or not one.fits(found := sheet[one.part.id]):
            continue
        fewer = [sheet_of(less) for less in smaller(slips)]
        if not any(less and less[one.part.id] == found for less in fewer):
            return found
    return None


def _rounded_fit(expected: Expected, one: Written, slips: Slips) -> Cells | None:
    """What a part would be if every step had been rounded, to its places or fewer."""
    right = expected.right[one.part.id]
    if not slips and one.fits(right) and (one.says_something or not any(map(one.tells, right))):
        return right
    for carried in carried_to(one.part):
        sheet = expected.sheet(slips, carried)
        found = sheet[one.part.id] if sheet is not None else ()
        if any(map(one.tells, found)) and one.fits(found) and one.says_something:
            return found
    return None
