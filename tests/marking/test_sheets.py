"""Realistic wrong sheets, whose marks an expert decided before they were graded."""

import pytest

from tests.marking.sheets import FILE, empty_sheet, expert_sheets, right_answers

SHEETS = expert_sheets(FILE.read_text("utf-8"))
AGREE = 37 / 40  # of the sheets
FAMILIES = 20


@pytest.fixture(scope="module")
def differing():
    """The sheets on which genex disagrees with the expert."""
    return [sheet for sheet in SHEETS if not sheet.agrees(sheet.given())]


def test_there_are_enough_sheets_of_enough_families():
    """Forty sheets over at least twenty families."""
    families = {type(sheet.expected.exercise) for sheet in SHEETS}
    assert len(SHEETS) >= 40
    assert len(families) >= FAMILIES


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.title)
def test_the_table_is_of_the_exercise(sheet):
    """The right answers in the table are those of the exercise, and its marks add up."""
    assert sheet.right == right_answers(sheet.expected)
    assert sheet.agrees(sum(sheet.marks.values()))
    assert sheet.out_of == sum(part.marks for part in sheet.expected.parts)


def test_genex_marks_as_an_expert_does(differing):
    """At least 37 sheets of 40 have the marks of the expert."""
    wanted = AGREE * len(SHEETS)
    told = "\n".join(sheet.told() for sheet in differing)
    assert len(SHEETS) - len(differing) >= wanted, f"{len(differing)} differ:\n{told}"


def test_each_disagreement_is_listed(differing):
    """Where genex is known to disagree, the sheet says so, and nowhere else."""
    listed = {sheet.title: sheet.known for sheet in SHEETS if sheet.known is not None}
    assert listed == {sheet.title: sheet.given() for sheet in differing}


def test_an_empty_sheet_can_be_filled_in():
    """What the module prints is a sheet, once a mark stands in it."""
    text = empty_sheet("cross-entropy", 3).replace("Mark: …", "Mark: 0")
    (sheet,) = expert_sheets(text)
    assert sheet.right == right_answers(sheet.expected)
    assert sheet.given() == 0
