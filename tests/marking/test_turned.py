"""A matrix that somebody laid out in columns where rows are asked."""

import pytest

from genex.families.losses.svm_loss import SvmLoss
from genex.marking.verdicts import Verdict
from tests.marking.planted import drawn, expected_of, marked, sheet_of

EXPECTED = expected_of(drawn(SvmLoss, 3, examples=3, classes=4))
SHEET = sheet_of(EXPECTED.exercise, EXPECTED.parts)
PART = next(part for part in EXPECTED.parts if part.kind.in_rows)


def decided(answer):
    """The decision on a gradient beside an otherwise right sheet."""
    found = marked(EXPECTED, {**SHEET, PART.id: answer})
    return next(decision for decision in found if decision.id == PART.id)


def turned(change=lambda row: row):
    """The right gradient with a row for each column."""
    return [change(list(row)) for row in zip(*SHEET[PART.id], strict=True)]


@pytest.mark.parametrize("as_text", [False, True])
def test_the_right_numbers_in_columns_are_the_slip(as_text):
    """Four rows of three where three of four are asked lose what the slip costs, cell by cell."""
    answer = "; ".join(map(", ".join, turned())) if as_text else turned()
    found = decided(answer)
    assert (found.verdict, found.charged) == (Verdict.SLIP, ("transposed",))
    assert found.marks == found.out_of / 2
    assert found.read == f"[{'; '.join(map(', '.join, turned()))}]"


@pytest.mark.parametrize("first", ["77", "", "0"])
def test_other_numbers_in_columns_are_left_to_a_person(first):
    """With other numbers nobody knows whether rows are meant, so it neither costs nor earns."""
    found = decided(turned(lambda row: [first, *row[1:]]))
    assert (found.verdict, found.problem) == (Verdict.UNREADABLE, "3 rows expected, 4 found")
