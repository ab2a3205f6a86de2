"""The smallest set of slips that explains what a student wrote for an exercise."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from genex.marking.account import Account, union
from genex.marking.clues import Clues
from genex.marking.expected import Slips
from genex.marking.guesses import is_even
from genex.marking.knowledge import shows_nothing
from genex.marking.plausibility import is_shown
from genex.marking.verdicts import BY_CHANCE, GUESSED, NO_RULE, Verdict, Why
from genex.marking.written_answers import Written

_SEVERAL = 2  # parts, of which one number may run through all
_FEW = 6  # slips, of which any three may have been made
_MOST_SLIPS = 3  # on one sheet, where no two of them explain it


def explain(clues: Clues, sheet: Sequence[Written]) -> list[Why]:
    """Why each part is as it is."""
    wrong = [one for one in sheet if not one.plain]
    if not wrong:
        return [one.plain for one in sheet if one.plain]
    if _is_guessed(sheet):
        return [_unless_it_tells(one) for one in sheet]
    found = _best(_accounts(clues, sheet, wrong))
    whys = found.in_places().whys if found.may_be_in_places else found.whys
    if shows_nothing(sheet, whys):
        return [_guessed(one, why) for one, why in zip(sheet, whys, strict=True)]
    return whys


def _unless_it_tells(one: Written) -> Why:
    """The verdict on a part where the numbers are guessed; what else it tells may be right."""
    guessed = one.filled and (one.kind.numeric or not one.says_something)
    return GUESSED if guessed else one.plain or NO_RULE


def _guessed(one: Written, why: Why) -> Why:
    """The verdict on a part of a sheet that shows nothing; ticks count unless all are alike."""
    if one.kind.by_person:  # words show something to whoever reads them
        return why
    if one.kind.chosen:
        return GUESSED if one.is_one_letter and not one.plain else why
    found = {Verdict.RIGHT for k in one.filled if one.right[k]} | {why.verdict, *why.cells}
    return BY_CHANCE if one.filled and found - {Verdict.WRONG} else why


def _is_guessed(sheet: Sequence[Written]) -> bool:
    """Whether one number, or one progression, runs through all parts, most of them wrong."""
    asked = [one for one in sheet if one.kind.numeric and one.filled and not one.part.witness]
    wrong = sum(not one.plain for one in asked)
    if len(asked) < _SEVERAL or 2 * wrong < len(asked):
        return False
    return is_even([value for one in asked for value in one.told])


def _accounts(
    clues: Clues, sheet: Sequence[Written], wrong: Sequence[Written]
) -> Iterator[Account]:
    """An account for each candidate; one without names stands for all that are not believed."""
    unnamed = False
    for slips in _candidates(clues, wrong):
        found = Account(clues, sheet, slips)
        if _believable(clues, found):
            yield found
        elif not unnamed:
            unnamed = True
            yield Account(clues, sheet, (), naming=False)


def _best(accounts: Iterable[Account]) -> Account:
    """The first account of everything that nothing speaks against, or else the best of all."""
    found: list[Account] = []
    for account in accounts:
        found.append(account)
        if not (account.unexplained or account.loose or account.against):
            break
    return min(found, key=lambda one: (one.unexplained, one.loose, len(one.charged), one.against))


def _believable(clues: Clues, found: Account) -> bool:
    """Whether all slips of an account are shown by what was written."""
    groups = {frozenset(why.slips) for why in found.whys if why.charged and why.values}
    return all(is_shown(clues.expected, found.sheet, found.whys, slips) for slips in groups)


def _candidates(clues: Clues, wrong: Sequence[Written]) -> Iterator[Slips]:
    """No slip; then what explains a part, alone or with what explains another."""
    singles = clues.expected.singles
    yield ()
    single = _among(singles, (clues.singles(one) for one in wrong))
    yield from single
    yield from _among(singles, (clues.rounded(one) for one in wrong))
    pairs = _among(clues.expected.pairs, (clues.pairs(one) for one in wrong))
    unions = [union(a, b) for a, b in combinations([*single, *pairs], 2)]
    if len(single) <= _FEW:
        unions += [union(union(a, b), c) for a, b, c in combinations(single, 3)]
    together = sorted((u for u in unions if len(u) <= _MOST_SLIPS), key=len)
    yield from dict.fromkeys((*pairs, *together))


def _among(sets: Iterable[Slips], found: Iterable[set[Slips]]) -> list[Slips]:
    """The sets of slips that were found for some part, in their order."""
    every = set().union(*found)
    return [slips for slips in sets if slips in every] if every else []
