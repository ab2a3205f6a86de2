"""Every kind of answer is read, shown back and bounded."""

import tomllib
from pathlib import Path

import pytest

from genex.algebra.names import Names
from genex.answers import Asked, read

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))["case"]


def asked(case):
    """What the case asks for."""
    return Asked(case["kind"], tuple(case.get("size", ())), Names(["yhat", "y", "w1"]), count=4)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['typed']!r}")
def test_typed_answers_are_read_as_people_mean_them(case):
    """Each case of the table is read cell by cell, or refused with the reason it names."""
    reading = read(case["typed"], asked(case))
    if "cells" in case:
        assert [cell.text for cell in reading.cells] == case["cells"]
        assert not any(cell.problem for cell in reading.cells)
    if "value" in case:
        assert reading.cells[0].value == pytest.approx(case["value"], rel=1e-12)
    if "problem" in case:
        assert any(case["problem"] in cell.problem for cell in reading.cells)
    assert reading.problem == case.get("whole", "")


def test_an_unreadable_cell_leaves_the_others_readable():
    """One bad cell of a matrix is reported with its place, and the rest has values."""
    reading = read("1, 2; x+, 4", Asked("matrix", (2, 2)))
    assert [cell.value for cell in reading.cells] == [1.0, 2.0, None, 4.0]
    assert reading.cells[2].place is not None


def test_written_decimals_are_counted():
    """The number of decimals that a student wrote is known; a fraction has none to count."""
    reading = read(["1.50", "3", "1/2", "2e-3"], Asked("vector", (4,)))
    assert [cell.decimals for cell in reading.cells] == [2, 0, None, 3]


@pytest.mark.parametrize("kind", ["number", "expression", "shape", "words", "choice", "several"])
def test_long_texts_are_refused_unread(kind):
    """Ten million digits are refused by their length, whatever was asked."""
    reading = read("1" * 10_000_000, Asked(kind, count=4))
    assert "longer than" in reading.cells[0].problem


def test_nothing_that_was_typed_can_break_a_line():
    """What is shown back is one printable line of bounded length."""
    reading = read("a\n\x1b[31mb" * 40, Asked("words"))
    shown = Asked("words").show(reading)
    assert shown.isprintable()
    assert len(shown) <= 60
