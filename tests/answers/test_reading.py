"""Every kind of answer is read, shown back and bounded."""

import re
import tomllib
from fractions import Fraction
from pathlib import Path
from time import process_time

import pytest

from genex.algebra import Names
from tests.answers import asked_for

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))["case"]


def asked(case):
    """What the case asks for."""
    return asked_for(
        case["kind"],
        tuple(case.get("size", ())),
        names=Names(["yhat", "y", "w1"]),
        count=4,
        thousands=case.get("thousands", False),
        options=lambda: case.get("options", ()),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['typed']!r}")
def test_typed_answers_are_read_as_people_mean_them(case):
    """Each case of the table is read cell by cell, or refused with the reason it names."""
    reading = asked(case).read(case["typed"])
    if "cells" in case:
        assert [cell.text for cell in reading.cells] == case["cells"]
        assert not any(cell.problem for cell in reading.cells)
    if "value" in case:
        assert reading.cells[0].value == pytest.approx(case["value"], rel=1e-12)
    if "problem" in case:
        assert any(case["problem"] in cell.problem for cell in reading.cells)
    assert reading.problem == case.get("whole", "")
    assert bool(reading.turned) == case.get("turned", False)


def test_an_unreadable_cell_leaves_the_others_readable():
    """One bad cell of a matrix is reported with its place, and the rest has values."""
    reading = asked_for("matrix", (2, 2)).read("1, 2; x+, 4")
    assert [cell.value for cell in reading.cells] == [1.0, 2.0, None, 4.0]
    assert reading.cells[2].place is not None


def test_written_decimals_are_counted():
    """The number of decimals that a student wrote is known; a fraction has none to count."""
    reading = asked_for("vector", (4,)).read(["1.50", "3", "1/2", "2e-3"])
    assert [cell.decimals for cell in reading.cells] == [2, 0, None, 3]


@pytest.mark.parametrize("kind", ["number", "expression", "shape", "words", "choice", "several"])
def test_long_texts_are_refused_unread(kind):
    """Ten million digits are refused by their length, whatever was asked."""
    reading = asked_for(kind, count=4).read("1" * 10_000_000)
    assert "longer than" in reading.cells[0].problem


def test_nothing_that_was_typed_can_break_a_line():
    """What is shown back is one printable line of bounded length."""
    reading = asked_for("words").read("a\n\x1b[31mb" * 40)
    shown = asked_for("words").show(reading)
    assert shown.isprintable()
    assert len(shown) <= 60


NAMED = asked_for("named", (3,), labels=("w1", "b1", "c"), exact=True)


@pytest.mark.parametrize(
    "typed",
    [
        {"w1": "1/3", "b1": "-2", "c": "0"},
        {"c": None, "b_1": "-2.0", "w_1": "2/6"},
        "w1 = 1/3, b1 = -2, c = 0",
        "w1: 1/3; b1: -2",
        '{"w1": "1/3", "b1": "-2", "c": "0"}',
        "[[1/3, -2], [0]]",
        "[1/3, -2, 0]",
        "1/3; -2; 0",
        "$w_1 = 1/3, b_1 = -2$",
        "(b1 = -2; w1 = (1/3))",
        "1/3, -2, 0",
        ["1/3", "-2", ""],
        [["1/3", "-2"], ["0"]],
    ],
    ids=str,
)
def test_numbers_by_name_are_read_in_any_order(typed):
    """By names, in rows or in one row; what is left empty beside others is 0, and all is exact."""
    cells = NAMED.read(typed).cells
    assert [cell.value for cell in cells] == [Fraction(1, 3), -2, 0]


def test_numbers_by_name_are_shown_by_name():
    """What was read stands behind its name."""
    assert NAMED.show(NAMED.read({"b1": "-2,5"})) == "w1 = 0, b1 = -2.5, c = 0"


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1e-3", "1/1000"), ("2*(1 - 1/3)", "4/3"), ("-(3/2)^2", "-9/4"), ("0,125", "1/8")],
)
def test_rationals_are_exact(typed, value):
    """Whatever adds, multiplies and divides is worked out without rounding."""
    assert asked_for("number", exact=True).read(typed).cells[0].value == Fraction(value)


@pytest.mark.parametrize("typed", ["pi", "exp(1)", "2^(1/2)", "((9^64)^64)^64", "1/(1/3 - 1/3)"])
def test_what_is_not_rational_is_refused(typed):
    """Where numbers have to be exact, others cannot be read, nor any that grow for ever."""
    assert asked_for("number", exact=True).read(typed).cells[0].problem


@pytest.mark.parametrize(
    "typed",
    [
        *("9" * 3_000, "1 = " * 60 + "1", "1," * 9_000 + "1", "[" * 5_000, "-" * 1_900, "$" * 900),
        *("tensor(" + ",dtype=a" * 2_400, "tensor(" + "(1)" * 600, "- a" + " " * 19_000 + "\n x"),
        *("1 / " * 4_000, "[1]" * 6_000, "a " * 900 + ":", "1'000" * 300, "|" * 19_000),
    ],
    ids=lambda typed: typed[:12],
)
@pytest.mark.parametrize("size", [(), (3,), (2, 3)])
def test_what_is_huge_is_refused_at_once(typed, size):
    """No dressing around an answer takes long to look through."""
    kind = ("number", "vector", "matrix")[len(size)]
    start = process_time()
    for asked in (asked_for(kind, size), asked_for(kind, size, thousands=True)):
        reading = asked.read(typed)
        assert reading.problem or any(cell.problem for cell in reading.cells)
    assert process_time() - start < 0.5


@pytest.mark.parametrize(
    ("kind", "size", "typed", "place"),
    [
        ("matrix", (2, 2), "1, 2;   2+, 4", 2),
        ("vector", (2,), "[1,    2*+*3]", 3),
        ("expression", (2,), "y,   y + q", 4),
        ("number", (), "   2*(3", 2),
    ],
)
def test_places_count_from_the_cell_itself(kind, size, typed, place):
    """What stands before a cell, in its list or as white space, is not counted."""
    names = Names(["y"])
    reading = asked_for(kind, size, names=names).read(typed)
    faults = [cell.place for cell in reading.cells if cell.problem] or [reading.problem]
    assert faults == [place]


def test_an_answer_without_cells_is_shown_back_as_it_was_written():
    """Beside the reason why a list cannot be read stands what was sent."""
    asked = asked_for("matrix", (2, 2))
    for typed, shown in (
        ("see paper", "see paper"),
        (["1", ["2", "3"], "4"], "[1, [2, 3], 4]"),
        ({"a": "1"}, "{a: 1}"),
        ([[[["1"]]], "2", "3"], "[[[a list]], 2, 3]"),
    ):
        assert asked.show(asked.read(typed)) == shown


@pytest.mark.parametrize(
    ("typed", "shown", "caret"),
    [
        ("2*(x + 1", "2*(x + 1", 2),
        ("  2 *\n\t(x", "2 * (x", 4),
        ("w1 = 2*(x", "w1 = 2*(x", 7),
        ("2 + ", "2 +", 3),
        ("1 + " * 30 + "(x", "1 + " * 14 + "1 +…", None),
        ("1 + " * 14 + "(x", "1 + " * 14 + "(x", 56),
        (" " * 250 + "(x", "(x", 0),
        ("[x, y]", "[x, y]", None),
    ],
    ids=str,
)
def test_the_place_of_a_fault_is_found_in_what_is_shown(typed, shown, caret):
    """A caret stands under the character at fault, unless that is cut off or there is none."""
    names = Names(["w1", "x", "y"])
    (cell,) = asked_for("expression", names=names).read(typed).cells
    assert (cell.text, cell.caret) == (shown, caret)


# {} is the right number, which nobody may be given for these; a blank line is never one of them.
NOT_THE_NUMBER = """
{} or 4      4 or {}       {} = 4        4 = {}          = 4 = {}        {} = 4 = {}
x = 4 = {}   {}, 4         4, {}         {}; 4           {} 4            4 {}
not {}       not: {}       not = {}      x or y = {}     ± {}            < {}
{} <         >= {}         != {}         ≠ {}            {} / 3          -{}
- {}         2·{}          2x = {}       x + 1 = {}      {} k            {} kB
{} million   {} bits       {} %          {}?             {}!             {}..
{} → 4       4 → {}        {} ~ 4        {} ≈ 4          {}:4            4:{}
[{}, 4]      [[{}], [4]]   tensor({}, 4) tensor([{}, 4]) ${}$ 4          ${}$ or $4$
{} | 4       |{}| 4        {} == {}      {}*             e: 4 = {}       1/{}
{}e1         {}^2          ({}, 4)       4 (not {})      {} (or 4)       4 = 4 or {}
"""


@pytest.mark.parametrize("form", re.split(r"\s{2,}|\n", NOT_THE_NUMBER.strip()))
@pytest.mark.parametrize("known", [{}, {"exact": True}, {"thousands": True}], ids=str)
def test_no_reading_gives_a_number_that_was_not_answered(form, known):
    """Two answers in a cell, a right and a wrong side, a unit that scales: none is the number."""
    for right in ("26", "1234", "26.5"):
        (cell,) = asked_for("number", **known).read(form.replace("{}", right)).cells
        assert cell.problem or float(cell.value) != float(right)
        (cell,) = asked_for("vector", (1,), **known).read(form.replace("{}", right)).cells
        assert cell.problem or float(cell.value) != float(right)


@pytest.mark.parametrize(
    "typed",
    re.split(
        r"\s{2,}",
        "{} or y  {}, y  {}; y  y = {}*2  2*y = {}  {} = y  not {}  not: {}  y != {}  x or y = {}"
        "  {} | y  {} y  {}?  [{}, y]  ${}$ or y  {} - y  {} / 2  1 - {}  yhat = y = {}  {}^2",
    ),
)
def test_no_reading_gives_a_formula_that_was_not_answered(typed):
    """Of two formulas none is taken, and nothing is left out that belongs to one."""
    asked = asked_for("expression", names=Names(["yhat", "y", "w1"]))
    (right,) = asked.read("(yhat - y)*w1").cells
    (cell,) = asked.read(typed.replace("{}", "(yhat - y)*w1")).cells
    assert cell.problem or cell.text != right.text
