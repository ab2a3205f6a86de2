"""Realistic wrong sheets get what an expert gives, who decided before they were graded."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from genex.families.registry import family
from tests.marking.planted import drawn, expected_of, marked, sheet_of

TABLE = Path(__file__).with_name("expert-sheets.md")
SEED, NEAR = 2, Fraction(1, 4)
LEAST, OF = 37, 40  # sheets that must agree


def rows():
    """The rows of the table, cell by cell."""
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def answers(expected, written, rest):
    """What stands on a sheet: what is told, and right or no answers for the rest."""
    sheet = sheet_of(expected.exercise, expected.parts) if rest == "right" else {}
    return sheet | dict(re.split(r":\s*", part, maxsplit=1) for part in written.split(" · "))


def bounds(marks):
    """From how many marks to how many an expert gives."""
    low, _, high = marks.partition(" to ")
    return Fraction(low), Fraction(high or low)


def difference(row):
    """By how much the marks are beyond those of the expert, or below them."""
    name, _, written, rest, marks, _ = row
    expected = expected_of(drawn(family(name, "table"), SEED))
    found = sum(d.marks for d in marked(expected, answers(expected, written, rest)))
    low, high = bounds(marks)
    return found - high if found > high else min(found - low, Fraction(0))


def test_the_table_is_long_enough():
    """There are at least forty sheets, of at least twenty families."""
    table = rows()
    assert len(table) >= OF
    assert len({row[0] for row in table}) >= 20


def test_nearly_all_sheets_get_what_an_expert_gives():
    """Of forty sheets thirty-seven agree to a quarter of a mark, and none is a mark away."""
    off = {f"{row[0]}: {row[1]}": difference(row) for row in rows()}
    wrong = {name: float(by) for name, by in off.items() if abs(by) > NEAR}
    assert len(wrong) <= len(off) * (1 - LEAST / OF), wrong
    assert max(map(abs, off.values())) <= 1, wrong


@pytest.mark.parametrize("row", [row for row in rows() if row[4] == "0"], ids=lambda row: row[0])
def test_a_sheet_without_knowledge_gets_nothing(row):
    """Where an expert gives nothing, nothing is given."""
    assert difference(row) == 0
