"""Whether a slip is shown or a coincidence: digits speak for it, other parts against it."""

import math
from collections.abc import Sequence

from genex.exact.decimals import MOST_DECIMALS
from genex.marking.expected import Expected, Slips
from genex.marking.verdicts import Verdict, Why
from genex.marking.written_answers import Written
from genex.quiz.parts import Part

_LEAST_DIGITS = 3  # for an explanation, and one more for each slip in it
_MOST_CHANCE = 0.05  # that a single number fits
_MOST_CHANCE_AT_HOME = 0.3  # the same, where the rest is right or a slip is known
_FEWEST_WAYS = 2
_FEWEST_DIGITS = 2  # of a single number, where nothing speaks against it


def is_shown(
    expected: Expected, sheet: Sequence[Written], whys: Sequence[Why], slips: frozenset[str]
) -> bool:
    """Whether enough digits show these slips, or no part speaks against them.

    What the author of a question has listed as wrong needs no more than to be written.
    """
    if slips <= expected.listed:
        return True
    shown = [k for k, why in enumerate(whys) if slips <= set(why.slips)]
    weights = {k: _weight(expected, sheet[k], whys[k]) for k in shown}
    pairs = [(one, why) for one, why in zip(sheet, whys, strict=True) if one.filled]
    speaking = [sheet[k] for k in shown if not _vague(expected, sheet[k], whys[k])]
    beside = any(len(one.filled) > 1 for one in speaking)  # cells that fit speak for it too
    known = {name for why in whys if {*why.slips} < slips for name in why.charged}
    alone = not beside and any(one.kind.numeric for one in speaking)
    chance = _chance_of_all(expected, speaking, len(slips - known)) if alone else 0.0
    if chance > (_MOST_CHANCE_AT_HOME if known or _is_at_home(pairs) else _MOST_CHANCE):
        return False
    firm = sum(weights[k] for k in shown if not sheet[k].kind.chosen)  # a few ticks are chance
    lost = sum(why.verdict is Verdict.WRONG for _, why in pairs)
    mostly_lost = 2 * lost > len(pairs)  # where so much is unexplained, this may be chance, too
    if firm >= _LEAST_DIGITS + len(slips) + mostly_lost:
        return True
    if mostly_lost or _is_contradicted(expected, pairs, slips):
        return False
    enough = beside or sum(weights.values()) >= _FEWEST_DIGITS
    return enough or (alone and chance <= _MOST_CHANCE)


def _is_at_home(pairs: Sequence[tuple[Written, Why]]) -> bool:
    """Whether half of a sheet is right: whoever knows the rest slips, and does not guess."""
    right = sum(why.verdict is Verdict.RIGHT for one, why in pairs if not one.kind.chosen)
    return 2 * right >= len(pairs)


def _is_contradicted(
    expected: Expected, pairs: Sequence[tuple[Written, Why]], slips: frozenset[str]
) -> bool:
    """Whether a part does not show these slips, though they would have changed it."""
    every = frozenset(name for _, why in pairs for name in why.slips)
    return any(
        speaks_against(expected, one, why, slips) and not _agrees(expected, one, every)
        for one, why in pairs
    )


def _chance_of_all(expected: Expected, speaking: Sequence[Written], slips: int) -> float:
    """How probable it is that single numbers and ticks are what some slip gives."""
    ticks = math.prod(1 / _ways(one.part) for one in speaking if one.kind.chosen)
    numbers = (_chance(expected, one, slips) for one in speaking if one.kind.numeric)
    return ticks * math.prod(numbers)


def _ways(part: Part) -> int:
    """How many boxes there are to tick; of words, few."""
    return max(_FEWEST_WAYS, part.count or 0)


def _chance(expected: Expected, one: Written, slips: int) -> float:
    """How probable it is that a number of the size of these is what some slip gives."""
    givers = [expected.by_singles if slips <= 1 else expected.by_pairs]
    if one.part.decimals is not None and one.cells[one.filled[0]].decimals != one.part.decimals:
        givers.append(expected.by_rounding)
    (k,) = one.filled
    right = expected.right[one.part.id][k]
    values = [cells[k] for found in givers for cells in found[one.part.id]]
    decimals = one.cells[k].decimals or 0
    if one.part.decimals is None:  # an exact value may happen to be short
        decimals = max(decimals, *map(_decimals_of, [right, *values]))
    size, taken = max(map(abs, [right, *values])), {round(value, decimals) for value in values}
    room = size * (2 if min(right, *values) < 0 else 1)
    width = 1 if one.part.decimals is None else 2  # units in which a value fits
    return min(1.0, width * len(taken) * 10.0**-decimals / room) if room else 1.0


def _weight(expected: Expected, one: Written, why: Why) -> int:
    """How many digits of a part are explained by its slips: those of cells that they change."""
    if _vague(expected, one, why):
        return 0
    right = expected.right[one.part.id]
    changed = [k for k in one.filled if why.values and why.values[k] != right[k]]
    return sum(map(one.worth, changed))


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


def _decimals_of(value: float) -> int:
    """How many decimals a number needs."""
    places = range(MOST_DECIMALS)
    return next((k for k in places if math.isclose(round(value, k), value)), MOST_DECIMALS)
