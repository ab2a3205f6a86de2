"""Is a slip shown, or is it a coincidence? Digits speak for it, other parts against it."""

from __future__ import annotations

from collections.abc import Sequence

from genex.answers.numbers import figures
from genex.marking.choosing import CHOSEN
from genex.marking.expected import Expected
from genex.marking.student import Written
from genex.marking.verdicts import Why

LEAST_DIGITS = 3  # for an explanation, and one more for each slip in it
FEWEST_DIGITS = 2  # of a single number, where nothing speaks against it
SPEAKING = {"expression": 4, "shape": 2, "words": 2, "choice": 2, "several": 2}  # without digits


def is_shown(
    expected: Expected, sheet: Sequence[Written], whys: Sequence[Why], slips: frozenset[str]
) -> bool:
    """Do some parts show these slips by enough digits, or does no part speak against them?"""
    shown = [k for k, why in enumerate(whys) if slips <= set(why.slips)]
    digits = sum(weight(expected, sheet[k], whys[k]) for k in shown)
    if digits >= LEAST_DIGITS + len(slips):
        return True
    pairs = zip(sheet, whys, strict=True)
    against = any(speaks_against(expected, one, why, slips) for one, why in pairs)
    speaking = [k for k in shown if not vague(expected, sheet[k], whys[k])]
    beside = any(len(sheet[k].filled) > 1 for k in speaking)  # cells that fit speak for it too
    return not against and (beside or digits >= FEWEST_DIGITS)


def weight(expected: Expected, one: Written, why: Why) -> int:
    """How many digits of a part are explained by its slips: those of cells that they change."""
    if vague(expected, one, why):
        return 0
    right = expected.right[one.part.id]
    changed = [k for k in one.filled if why.values and why.values[k] != right[k]]
    return sum(SPEAKING.get(one.kind) or max(1, figures(one.cells[k])) for k in changed)


def vague(expected: Expected, one: Written, why: Why) -> bool:
    """Is it a choice or a word that other single slips give as well?"""
    if one.kind not in CHOSEN:
        return False
    sheets = (expected.sheet(slips) for slips in expected.singles)
    return sum(sheet is not None and sheet[one.part.id] == why.values for sheet in sheets) > 1


def speaks_against(expected: Expected, one: Written, why: Why, slips: frozenset[str]) -> bool:
    """Would these slips have changed a part that was answered and does not show them?"""
    if not one.filled or slips & set(why.slips):
        return False
    made = tuple(slip for slip in expected.slips if slip.name in slips)
    sheet = expected.sheet(made)
    return sheet is not None and sheet[one.part.id] != expected.right[one.part.id]
