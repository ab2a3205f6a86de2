"""The key's table of slips: laws over all families."""

from fractions import Fraction

import pytest

from genex.catalogue.gallery import item_of
from genex.exact.cells import flat
from genex.exercise.graph import possible_slips, slug
from genex.families.losses.ce_vs_mse import CeVsMse
from genex.families.registry import all_families
from genex.paper.slip_table import all_alike_but_rounding, column_of_part, slip_row

SEEDS = range(12)


def exact(value):
    """Is it made of numbers that are exactly known, so that two of them are equal or not?"""
    return all(isinstance(cell, (int, Fraction, str)) for cell in flat(value))


@pytest.mark.parametrize("family", all_families(), ids=slug)
def test_a_value_is_shown_where_it_is_wrong_and_nowhere_else(family):
    """The floats behind the table find what exact arithmetic finds: what a slip leaves right."""
    for seed in SEEDS:
        item = item_of(1, family, seed, "exam")
        columns = [column_of_part(item, part) for part in item.parts]
        for slip in possible_slips(item.exercise):
            _, *cells = slip_row(item, columns, slip)
            twin = item.exercise.with_slips(slip)
            for cell, part in zip(cells, item.parts, strict=True):
                wrong = getattr(twin, part.name)
                if exact(wrong) and exact(part.value):
                    assert bool(cell) == (wrong != part.value), (seed, slip.name, part.name, cell)


def test_a_ratio_that_a_slip_leaves_alone_is_not_called_wrong():
    """Both slopes lose the same factor: their ratio is as before, whatever floats make of it."""
    item = item_of(1, CeVsMse, 3, "exam")
    columns = [column_of_part(item, part) for part in item.parts]
    ratios = next(k for k, part in enumerate(item.parts, 1) if part.name == "ratios")
    assert slip_row(item, columns, CeVsMse.sigmoid_forgotten)[ratios] == ()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (0.1 + 0.2, 0.3, True),
        ([1.0, (0.1 + 0.2,)], [1, (0.3,)], True),
        (1e-9, 0.0, False),
        ([1.0], [1.0, 2.0], False),
        (1.0, None, False),
        (float("inf"), 1.0, False),
        ("error", "error", True),
    ],
)
def test_floats_are_the_same_but_for_their_rounding(one, other, expected):
    """A difference that rounding makes is none; any other is one."""
    assert all_alike_but_rounding(one, other) is expected
