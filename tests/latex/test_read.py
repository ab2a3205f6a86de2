"""What an author reads about a formula that cannot be read."""

import string
import tomllib
from pathlib import Path

import pytest

from genex.errors import TemplateError
from genex.latex.errors import FormulaError
from genex.latex.read import read_formula

DRAWABLE = string.printable
CASES = tomllib.loads((Path(__file__).parent / "malformed.toml").read_text())["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["formula"])
def test_message(case):
    """Each malformed formula gets exactly the message of the table."""
    with pytest.raises(FormulaError) as caught:
        read_formula(case["formula"], DRAWABLE)
    assert str(caught.value) == case["message"]


def test_there_are_enough_cases():
    """The table covers at least 25 mistakes, none of them twice."""
    assert len({case["formula"] for case in CASES}) == len(CASES) >= 25


def test_error_carries_its_parts():
    """Place, fact and guess can be read without taking the message apart."""
    with pytest.raises(TemplateError) as caught:
        read_formula("a +\n \\betta", DRAWABLE)
    error = caught.value
    assert (error.line, error.column) == (2, 2)
    assert (error.fact, error.guess) == (r"unknown command \betta", r"\beta")


@pytest.mark.parametrize("opening", ["{", r"\frac{", r"\sqrt{", "x^{", r"\left(", r"\text{$"])
def test_deep_nesting_is_an_error_of_the_formula(opening):
    """A formula that is nested without end is refused before Python gives up."""
    with pytest.raises(FormulaError, match="nested too deeply"):
        read_formula(opening * 10_000, DRAWABLE)
