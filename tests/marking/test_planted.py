"""Slips that were planted are found, and nothing is found where none was planted."""

import pytest

from genex.exercise.draw import Draw
from genex.exercise.graph import slug
from genex.families.registry import all_families
from genex.marking.verdicts import Verdict
from tests.marking.planted import drawn, expected_of, marked, named, sheet_of
from tests.marking.planted.tally import CHANCE, RECOVERED, Tally, mislead, tally
from tests.marking.planted.wrong import all_wrong
from tests.tiny import QuickCheck

FAMILIES = [*all_families()]
LEVELS = [(family, level) for family in FAMILIES for level in {"": {}, **family.levels}]


def title(family, level):
    """A family and a level, for the names of tests."""
    return f"{slug(family)} {level}".strip()


@pytest.mark.parametrize("family", FAMILIES, ids=slug)
def test_planted_slips_are_recovered(family):
    """Every slip and pair of slips of a few variants is named, rounded as a student would."""
    found = tally(family, range(3), {})
    assert min(found.share(1), found.share(2)) >= RECOVERED, found.confusions


@pytest.mark.slow
@pytest.mark.parametrize(
    ("family", "level"), LEVELS, ids=[title(family, level) for family, level in LEVELS]
)
def test_planted_slips_are_recovered_at_every_level(family, level):
    """The same for many variants of every level, with few wrong sheets named by chance."""
    found = tally(family, range(60), family.levels.get(level, {}))
    assert min(found.share(1), found.share(2)) >= RECOVERED, found.confusions
    assert found.chance < 2 * CHANCE  # of 120 sheets of each kind, one may be


@pytest.mark.parametrize("family", FAMILIES, ids=slug)
def test_wrong_answers_are_rarely_named_as_slips(family):
    """Next to no haphazard sheet, and next to none with a few wrong cells, looks like a slip."""
    found = Tally()
    for seed in range(60):
        mislead(found, expected_of(drawn(family, seed)), seed)
    assert found.chance < 2 * CHANCE  # of 120 sheets of each kind, one may be


def test_slips_are_recovered_from_boxes_and_words():
    """Of slips in ticks and words nearly all are named; a number such as 0.2 may be chance."""
    found = tally(QuickCheck, range(20), {})
    assert min(found.share(1), found.share(2)) > 0.9, found.confusions


def test_haphazard_ticks_do_not_outweigh_numbers():
    """Wrong ticks may look like a slip of ticks, but never like one that numbers would show."""
    sheets = [(seed, expected_of(drawn(QuickCheck, seed))) for seed in range(40)]
    found = [named(marked(one, all_wrong(Draw("haphazard", seed), one))) for seed, one in sheets]
    assert set().union(*found) <= {"too_many", "turned"}


@pytest.mark.parametrize("family", FAMILIES, ids=slug)
def test_the_right_sheet_is_right(family):
    """What the key says gets all marks and no remark."""
    for seed in range(5):
        expected = expected_of(drawn(family, seed))
        decisions = marked(expected, sheet_of(expected.exercise, expected.parts))
        assert [d.verdict for d in decisions] == [Verdict.RIGHT] * len(decisions)
        assert [d.marks for d in decisions] == [d.out_of for d in decisions]
