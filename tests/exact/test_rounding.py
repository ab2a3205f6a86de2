"""Significant figures on request: proven in the key, told on the paper, used in marking."""

import json
import math
import re
from decimal import Decimal
from fractions import Fraction

import pytest
from jsonschema import Draft202012Validator

from genex.answers.cells import figures as written_figures
from genex.answers.tolerance import is_right, window
from genex.document.blocks import Paragraph, spoken
from genex.errors import AuthorError
from genex.exact.cells import flat
from genex.exact.digits import rounded
from genex.exact.functions import exp, log
from genex.exact.rounding import Figures, coarser, decimals_of, unit
from genex.exercise.graph import slug
from genex.exercise.steps import asked, step
from genex.families.registry import our_families
from genex.files.writing import as_json
from genex.marking.submission import Marker
from genex.marking.verdicts import Verdict
from genex.paper.document import Paper
from genex.publishing.quiz_files import make_quiz
from genex.quiz.blueprint import parse_blueprint
from genex.quiz.key_reader import read_key
from genex.wording.notation import tex
from tests.answers import asked_for
from tests.answers.test_choices import blocks_of
from tests.marking.planted import sheet_of
from tests.quiz.test_schemas import schema

FAMILIES = our_families()

PAPER = """
[[section]]
[[section.question]]
family = "{family}"
significant = {figures}
"""
HARDEST = PAPER.format(family="{family}", figures=3) + 'level = "hard"\n'
HARD = [  # a value, how many figures, and what they are
    ("9.996", 3, "10.0"),
    ("9.994", 3, "9.99"),
    ("-9.995", 3, "-10.0"),
    ("99999", 2, "100000"),
    ("12345", 3, "12300"),
    ("12350", 3, "12400"),
    ("2", 3, "2.00"),
    ("0.05", 3, "0.0500"),
    ("1/3", 4, "0.3333"),
    ("2/3", 1, "0.7"),
    ("0.00020408163", 3, "0.000204"),
    ("0", 3, "0"),
    ("1/1000000", 2, "0.0000010"),
]


def quiz(family="cross-entropy", figures=3, seed=5):
    """A paper that asks for figures."""
    return make_quiz(
        seed, parse_blueprint(PAPER.format(family=family, figures=figures), "figures.toml")
    )


def reading(text):
    """A number as a student writes it."""
    return asked_for("number").read(text).cells[0]


@pytest.mark.parametrize(("value", "figures", "shown"), HARD)
def test_figures_are_those_of_school(value, figures, shown):
    """Halves go away from zero, what rounds up to a power of ten keeps its figures, and 0 is 0."""
    assert f"{rounded(Fraction(value), Figures(figures)):f}" == shown


@pytest.mark.parametrize(
    ("formula", "figures", "shown"),
    [
        (exp(1), 5, "2.7183"),
        (10 - exp(-100), 3, "10.0"),
        (Fraction(9995, 1000) - exp(-100), 3, "9.99"),
        (Fraction(9995, 1000) + exp(-100), 3, "10.0"),
        (exp(-50), 3, "0.000000000000000000000193"),
        (-exp(12), 2, "-160000"),
    ],
)
def test_figures_of_formulas_are_proven(formula, figures, shown):
    """A formula that is a hair from a half falls on its own side."""
    assert f"{rounded(formula, Figures(figures)):f}" == shown


def test_a_formula_that_is_zero_has_no_figures():
    """What can never be told from 0 is an error and no endless search."""
    with pytest.raises(AuthorError, match=r"too close to 0 .* 3 significant figures"):
        rounded(log(Fraction(2)) + log(Fraction(1, 2)), Figures(3))


@pytest.mark.parametrize("exponent", range(-12, 13))
def test_floats_and_fractions_agree(exponent):
    """The fast twin and the exact value show the same figures over 24 orders of size."""
    value = Fraction(271828) * Fraction(10) ** (exponent - 5)
    assert tex(float(value), Figures(3)) == tex(value, Figures(3))
    assert math.isclose(unit(float(value), Figures(3)), 10.0 ** (exponent - 2))


def test_figures_can_be_fewer_and_more():
    """Guard figures are added; who rounds too early has two at least."""
    assert Figures(3) + 2 == Figures(5)
    assert list(coarser(Figures(4))) == [Figures(4), Figures(3), Figures(2)]
    assert list(coarser(3)) == [3, 2, 1]
    assert decimals_of(0.0, Figures(3)) > 9


def test_the_key_has_the_figures_that_the_blueprint_asks_for():
    """Each cell of key.json has three figures, as Python's own format writes them."""
    made = quiz()
    key = json.loads(as_json(made.key()))
    Draft202012Validator(schema("key")).validate(key)
    for part, content in zip(made.parts, key["questions"][0]["parts"], strict=True):
        assert (content["decimals"], content["significant"]) == (None, 3)
        for text, value in zip(flat(part.shown), flat(part.value), strict=True):
            exact = Decimal(str(tex(value, 30)))
            assert Decimal(text) == Decimal(f"{exact:.3g}")
            assert len(Decimal(text).as_tuple().digits) == 3
    assert read_key(as_json(made.key()), "key").parts["1a"].decimals == Figures(3)


def test_paper_and_sheet_say_it_in_words():
    """Question and blank sheet ask for significant figures, and nobody speaks of decimals."""
    made = quiz(figures=2)
    texts = [spoken(block.content) for block in blocks_of(Paper(made, False).blocks(), Paragraph)]
    assert sum("2 significant figures" in text for text in texts) == len(made.parts)
    assert not any("decimals" in text for text in texts)
    assert all("2 significant figures" in form for form in made.sheet()["forms"].values())


@pytest.mark.parametrize("family", FAMILIES, ids=slug)
def test_no_family_counts_decimals_where_figures_are_asked(family):
    """What a blueprint asks for is said in its words, in questions and in solutions."""
    made = make_quiz(5, parse_blueprint(HARDEST.format(family=slug(family)), "figures.toml"))
    for key in (False, True):
        texts = [spoken(block.content) for block in blocks_of(Paper(made, key).blocks(), Paragraph)]
        assert not [text for text in texts if "Figures(" in text]
        assert not [text for text in texts if re.search(r"\d decimals?\b", text)]


@pytest.mark.parametrize("family", ["cross-entropy", "sigmoid-chain", "init-variance"])
@pytest.mark.parametrize("figures", [2, 3, 5])
def test_right_figures_get_all_marks(family, figures):
    """What the key shows is right, whatever the size of the numbers."""
    made = quiz(family, figures)
    marker = Marker(read_key(as_json(made.key()), "key"))
    found = marker.mark(sheet_of(made.items[0].exercise, made.parts))
    assert [d.verdict for d in found.decisions] == [Verdict.RIGHT] * len(found.decisions)
    assert found.marks == found.out_of


@pytest.mark.parametrize(
    ("written", "value", "right"),
    [
        ("10.0", 9.996, True),
        ("10", 9.996, True),
        ("9.996", 9.996, True),
        ("9.99", 9.996, False),
        ("10.04", 9.996, False),
        ("12300", 12345.0, True),
        ("12400", 12345.0, False),
        ("0.000204", 0.00020408, True),
        ("0.0002", 0.00020408, False),
        ("0", 3e-10, False),
        ("3.00e-10", 3e-10, True),
        ("0", 0.0, True),
        ("0.001", 0.0, False),
    ],
)
def test_half_a_unit_of_the_last_figure_is_allowed(written, value, right):
    """The window follows the size of the value; a small number is not taken for 0."""
    assert is_right(reading(written), value, Figures(3), 0.0) is right


@pytest.mark.parametrize(
    ("written", "value", "near"),
    [
        ("0.01234", 0.0123456, True),
        ("0.01235", 0.0123456, True),
        ("0.01236", 0.0123456, False),
        ("12340", 12345.6, True),
        ("12330", 12345.6, False),
        ("9.999", 10.004, True),
        ("0.000012", 0.0000123456, True),
        ("0", 3e-10, False),
    ],
)
def test_a_number_that_was_cut_off_is_near(written, value, near):
    """Its window follows the size of the value that is expected: a unit of the last figure."""
    cell = reading(written)
    low, high = window(cell, Figures(4), written_figures(cell), value)
    assert (low <= value <= high) is near


def test_rounding_on_the_way_is_allowed_for():
    """Steps that carry two more figures, as the paper says, still give a right answer."""
    made = quiz("sigmoid-chain", 3)
    expected = Marker(read_key(as_json(made.key()), "key")).desks[0].expected
    part = next(p for p in expected.parts if p.decimals is not None)
    spread = expected.spread(part, Figures(5))
    value = float(flat(expected.right[part.id])[0])
    assert 0 < spread[0] < 0.5 * unit(value, Figures(3))


def test_a_family_may_ask_for_figures_itself():
    """asked(significant=3) is the family's own wish."""

    @asked(marks=1, significant=3)
    @step
    def size(self):
        return self.width**3

    assert size.decimals == Figures(3)
