"""Ten thousand seeds of each family; `pytest -m slow -s` prints what they are like."""

from collections import Counter
from functools import cache
from itertools import combinations, pairwise

import pytest

from genex.exact.cells import flat
from genex.exact.digits import Digits
from genex.exercise.graph import asks, graph, possible_slips, slug
from genex.families.registry import our_families
from genex.generation.search import Plan, draw_together

FAMILIES = our_families()

SEEDS = range(10_000)
LOOKED_AT = range(0, 10_000, 100)  # seeds whose sheets are worked out in full

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("family", FAMILIES, ids=slug)]


@cache
def drawn(family):
    """The exercise of each seed; one that two routes do not agree on raises."""
    return [draw_together([Plan(family)], (seed, "ten thousand", 1))[0] for seed in SEEDS]


def printed(exercise, digits):
    """The sheet as it is marked: rounded where the paper says so."""
    return [
        [
            cell_of(step.places(exercise), cell, digits)
            for cell in flat(getattr(exercise, step.name))
        ]
        for step in asks(exercise)
    ]


def cell_of(decimals, cell, digits):
    """One cell of a sheet."""
    return cell if decimals is None else digits.rounded(cell, decimals)


def test_every_seed_gives_a_certified_exercise(family):
    """Each of ten thousand seeds finds a telling draw soon, and two routes confirm its key."""
    attempts = [one.attempts for one in drawn(family)]
    rate = len(attempts) / sum(attempts)
    print(
        f"\n{slug(family)}: {rate:.1%} of the draws are telling, at most {max(attempts)} attempts"
    )
    assert rate > 0.1
    assert max(max(one.certificate.errors.values()) for one in drawn(family)) <= 1e-5


def test_nothing_sits_on_a_kink(family):
    """In exact numbers, no step that has a kink at 0 is 0."""
    kinked = [name for name, step in graph(family).steps.items() if step.nonzero]
    for one in drawn(family):
        for name in kinked:
            assert all(cell != 0 for cell in flat(getattr(one.exercise, name)))


def test_no_two_slips_give_one_sheet(family):
    """In exact digits, the sheets of the right answers and of every single slip all differ."""
    for seed in LOOKED_AT:
        exercise, digits = drawn(family)[seed].exercise, Digits()
        twins = [exercise, *(exercise.with_slips(slip) for slip in possible_slips(exercise))]
        sheets = [printed(twin, digits) for twin in twins]
        assert all(one != other for one, other in combinations(sheets, 2)), seed


def test_neighbouring_seeds_share_no_question(family):
    """An exercise never comes again at the next seed, and hardly ever at another."""
    found = [repr(one.exercise) for one in drawn(family)]
    assert all(one != other for one, other in pairwise(found))
    repeated = sum(n - 1 for n in Counter(found).values())
    print(f"\n{slug(family)}: {repeated} of {len(found)} exercises came up before")
    assert repeated < 0.02 * len(found)


def test_neighbouring_seeds_share_no_row(family):
    """No row of logits is repeated at the next seed either."""
    rows = [set(getattr(one.exercise, "logits", ())) for one in drawn(family)]
    assert not any(one & other for one, other in pairwise(rows))
