"""Whether a slip is shown or a coincidence: digits speak for it, other parts against it."""

from collections.abc import Sequence

from genex.marking.expected import Expected, Slips
from genex.marking.verdicts import Verdict, Why
from genex.marking.written_answers import Written

_LEAST_DIGITS = 3  # for an explanation, and one more for each slip in it
_FEWEST_DIGITS = 2  # of a single number, where nothing speaks against it


def is_shown(
    expected: Expected, sheet: Sequence[Written], whys: Sequence[Why], slips: frozenset[str]
) -> bool:
    """Whether enough digits show these slips, or no part speaks against them."""
    shown = [k for k, why in enumerate(whys) if slips <= set(why.slips)]
    weights = {k: _weight(expected, sheet[k], whys[k]) for k in shown}
    firm = sum(weights[k] for k in shown if not sheet[k].kind.chosen)  # a few ticks are chance
    pairs = [(one, why) for one, why in zip(sheet, whys, strict=True) if one.filled]
    lost = sum(why.verdict is Verdict.WRONG for _, why in pairs)
    mostly_lost = 2 * lost > len(pairs)  # where so much is unexplained, this may be chance, too
    if firm >= _LEAST_DIGITS + len(slips) + mostly_lost:
        return True
    if mostly_lost:
        return False
    every = frozenset(name for why in whys for name in why.slips)
    against = any(
        speaks_against(expected, one, why, slips) and not _agrees(expected, one, every)
        for one, why in pairs
    )
    speaking = [k for k in shown if not _vague(expected, sheet[k], whys[k])]
    beside = any(len(sheet[k].filled) > 1 for k in speaking)  # cells that fit speak for it too
    return not against and (beside or sum(weights.values()) >= _FEWEST_DIGITS)


def _weight(expected: Expected, one: Written, why: Why) -> int:
    """How many digits of a part are explained by its slips: those of cells that they change."""
    if _vague(expected, one, why):
        return 0
    right = expected.right[one.part.id]
    changed = [k for k in one.filled if why.values and why.values[k] != right[k]]
    return sum(worth(one, k) for k in changed)


def worth(one: Written, k: int) -> int:
    """How many digits a cell has that fits."""
    return one.kind.worth(one.cells[k], one.values[k])


def _vague(expected: Expected, one: Written, why: Why) -> bool:
    """Whether it is a choice or a word that other single slips give as well."""
    if not one.kind.chosen:
        return False
    return len(expected.by_singles[one.part.id].get(why.values, ())) > 1


def speaks_against(expected: Expected, one: Written, why: Why, slips: frozenset[str]) -> bool:
    """Whether these slips would have changed a part that was answered and does not show them."""
    if slips & set(why.slips):
        return False
    sheet = expected.sheet(_of_names(expected, slips))
    return sheet is not None and sheet[one.part.id] != expected.right[one.part.id]


def _agrees(expected: Expected, one: Written, every: frozenset[str]) -> bool:
    """Whether a part is what all slips of an account give together, where some cancel."""
    sheet = expected.sheet(_of_names(expected, every))
    return sheet is not None and one.fits(sheet[one.part.id])


def _of_names(expected: Expected, names: frozenset[str]) -> Slips:
    """The slips with these names."""
    return tuple(slip for slip in expected.slips if slip.name in names)
