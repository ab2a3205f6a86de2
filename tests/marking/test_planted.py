"""Slips that were planted are found, and nothing is found where none was planted."""

import pytest

from genex.draw import Draw
from genex.exact import Shape, flat
from genex.exercise import slug
from genex.families import FAMILIES
from genex.marking.verdicts import Verdict
from genex.quiz import each_cell
from tests.marking.planted import drawn, expected_of, marked, named, sets_of_slips, sheet_of

RECOVERED, CHANCE = 0.99, 0.005


def planted(family, seeds):
    """The planted and the named slips of every set that can be told from smaller ones."""
    for seed in seeds:
        expected = expected_of(drawn(family, seed))
        for slips in sets_of_slips(expected):
            if len(slips) == 1 or can_be_told(expected, slips):
                sheet = sheet_of(expected.exercise.with_slips(*slips), expected.parts)
                yield {slip.name for slip in slips}, marked(expected, sheet)


def can_be_told(expected, slips):
    """Has the pair a sheet of its own, with numbers that can be written down?"""
    sheet = expected.sheet(slips)
    return sheet is not None and sheet not in [expected.sheet(s) for s in [(), *expected.singles]]


def share_recovered(family, seeds):
    """Of the planted sets of slips, the share that is named exactly."""
    found = [
        named(decisions) == names and all(d.verdict is not Verdict.WRONG for d in decisions)
        for names, decisions in planted(family, seeds)
    ]
    return sum(found) / len(found)


@pytest.mark.parametrize("family", FAMILIES, ids=slug)
def test_planted_slips_are_recovered(family):
    """Every slip and pair of slips of a few variants is named, rounded as a student would."""
    assert share_recovered(family, range(2)) >= RECOVERED


@pytest.mark.slow
@pytest.mark.parametrize("family", FAMILIES, ids=slug)
def test_planted_slips_are_recovered_in_many_variants(family):
    """The same for a hundred variants."""
    assert share_recovered(family, range(100)) >= RECOVERED


def haphazard(part, d, right):
    """Wrong values of the right form: numbers of the same size, other shapes, other formulas."""
    largest = max((abs(x) for x in flat(right) if isinstance(x, float)), default=1.0)
    places = part.decimals if part.decimals is not None else as_fine_as(right)

    def cell(k):
        if part.kind == "shape":
            return [str(size) for size in Shape(d.integers(f"{part.id}/{k}", 3, 1, 12))]
        sign = 1 - 2 * d.integer(f"{part.id}/{k}/sign", 0, 1)
        value = sign * (1 + largest) * d.integer(f"{part.id}/{k}", 1, 99_999) / 100_000
        return f"{value:.{places}f}" if part.kind != "expression" else f"{value:.3f}"

    count = iter(range(1000))
    return each_cell(lambda _: cell(next(count)), part.value)


def as_fine_as(value):
    """The decimals of exact numbers, at least one."""
    numbers = [f"{x:.3f}".rstrip("0") for x in flat(value) if isinstance(x, float)]
    return max((len(x) - x.index(".") - 1 for x in numbers), default=1) or 1


@pytest.mark.parametrize("family", FAMILIES, ids=slug)
def test_haphazard_answers_are_rarely_named_as_slips(family):
    """Fewer than one in two hundred wrong sheets happens to look like a slip."""
    sheets = 0
    for seed in range(12):
        expected = expected_of(drawn(family, seed))
        for attempt in range(20):
            d = Draw("haphazard", seed, attempt)
            right = expected.right
            sheet = {p.id: haphazard(p, d, right[p.id]) for p in expected.parts}
            sheets += bool(named(marked(expected, sheet)))
    assert sheets <= CHANCE * 12 * 20


@pytest.mark.parametrize("family", FAMILIES, ids=slug)
def test_the_right_sheet_is_right(family):
    """What the key says gets all marks and no remark."""
    for seed in range(5):
        expected = expected_of(drawn(family, seed))
        decisions = marked(expected, sheet_of(expected.exercise, expected.parts))
        assert [d.verdict for d in decisions] == [Verdict.RIGHT] * len(decisions)
        assert [d.marks for d in decisions] == [d.out_of for d in decisions]
