"""What each wrong cell of a part is, where no one thing explains all of them."""

from collections.abc import Iterable, Sequence

from genex.marking.follow_through import Followed, Following
from genex.marking.verdicts import Told, Verdict
from genex.marking.written_answers import Written

_FEWEST_DIGITS = 4  # of the cells of a part that fit, so that it is no guess
_FEWEST_ALONE = 3  # the same, of cells that follow where others do not


def cells_told(one: Written, following: Following) -> dict[int, Told]:
    """The cells that follow from what was written before, or were rounded too early."""
    if one.part.witness or one.kind.chosen:
        return {}
    known = one, following.before(one), following.broken
    return following.clues.told.of(known, lambda: _worked_out(one, following))


def _worked_out(one: Written, following: Following) -> dict[int, Told]:
    """Work out which cells follow or were rounded."""
    ways = list(following.ways(one))
    found = {k: told for k in one.wrong if (told := _told(one, k, ways))}
    right = [k for k in one.filled if one.right[k]]
    if len(found) == len(one.wrong):
        return found if _digits(one, [*right, *found]) >= min(_FEWEST_DIGITS, _most(one)) else {}
    early = [k for k, (_, value) in found.items() if value == one.truth.right[k]]
    followed = [k for k in found if k not in early]
    kept = {*early} if _digits(one, [*right, *early]) >= _FEWEST_DIGITS else set()
    if _digits(one, followed) >= _FEWEST_ALONE:
        kept |= {*followed}
    return {k: told for k, told in found.items() if k in kept}


def _told(one: Written, k: int, ways: Sequence[Followed]) -> Told | None:
    """What a cell is, the most natural first."""
    right = one.truth.right[k]
    for way in ways:
        if one.continues_at(k, way.values[k]) and not one.near(k, right):
            return Verdict.FOLLOWS, way.values[k]
    if one.is_early(k):
        return Verdict.EARLY, right
    for way in ways:
        if one.near(k, way.values[k], way.room[k]):
            return Verdict.EARLY, way.values[k]
    return None


def _digits(one: Written, places: Iterable[int]) -> int:
    """How many digits speak for these cells; what is nothing says nothing."""
    return sum(one.worth(k) for k in places if one.tells(one.values[k]))


def _most(one: Written) -> int:
    """As many digits as a part of so many cells can be asked for."""
    return 2 * len(one.cells)
