"""Examples worked by hand, and sheets that students handed in: tests/examples/*.toml."""

import tomllib
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import get_type_hints

import pytest
import sympy

from genex.errors import AuthorError
from genex.exact.cells import flat, refilled
from genex.exact.choices import Choice, Choices, Words, compared
from genex.exact.digits import rounded
from genex.exact.formula import formula_text
from genex.exact.values import Shape
from genex.exercise.graph import asks, graph, possible_slips, slug
from genex.exercise.steps import FormulaStep
from genex.exercise.witness import Witness
from genex.families import registry
from genex.families.registry import our_families
from genex.generation.certificate import certify
from genex.quiz import field_values
from tests.process import CHECKOUT

FAMILIES = our_families()

FILES = sorted((CHECKOUT / "tests" / "examples").glob("*.toml"))


def examples():
    """Every example with its family, numbers as they are written."""
    for path in FILES:
        for example in tomllib.loads(path.read_text("utf-8"), parse_float=str)["example"]:
            yield path.stem, example


def sheets():
    """Every wrong sheet with its example."""
    for family, example in examples():
        for sheet in example.get("sheet", []):
            yield family, example, sheet


def exercise_of(family, example):
    """The exercise with the given fields; what is not given is None."""
    kind = registry.family(family, "an example")
    hints = get_type_hints(kind)
    values = {f: example["given"].get(f) for f in graph(kind).fields}
    return kind(
        **{f: field_values.read_value(v, hints[f], example["title"]) for f, v in values.items()}
    )


def agrees(exercise, step, value, written):
    """Is a value what somebody wrote?"""
    if isinstance(value, (list, tuple)) and not isinstance(value, Shape):
        cells = zip(value, written, strict=True)
        return all(agrees(exercise, step, cell, other) for cell, other in cells)
    if isinstance(value, (Choice, Choices)):
        return str(value) == written
    if isinstance(value, Words):
        return compared(written) in value.forms
    if isinstance(written, list) or written == "error":
        return value == (written if written == "error" else tuple(written))
    if isinstance(step, FormulaStep):
        return same_formula(formula_text(value), written)
    return same_number(step.places(exercise), value, str(written))


def same_number(decimals, value, written):
    """Exact where the paper asks for it, otherwise to the decimals that are written."""
    if decimals is None:
        return value == Fraction(written)
    expected = Decimal(written)
    return rounded(value, max(0, -expected.as_tuple().exponent)) == expected


def same_formula(one, other):
    """Do two texts mean one formula?"""
    return sympy.simplify(sympy.parse_expr(f"({one}) - ({other})".replace("^", "**"))) == 0


def assert_answers(exercise, answers):
    """Every answer that is written is the exercise's."""
    steps = {step.name: step for step in asks(exercise)}
    for name, written in answers.items():
        found = getattr(exercise, name)
        if isinstance(steps[name], Witness):
            assert stands_for(steps[name], exercise, written) == steps[name].judged(exercise)
        else:
            assert agrees(exercise, steps[name], found, written), (name, found, written)


def stands_for(step, exercise, written):
    """What a witness means that somebody wrote."""
    cells = (Fraction(cell) for cell in flat(written))
    return step.stands_for(exercise, refilled(getattr(exercise, step.name), cells))


def explained_by(exercise, slips, answers):
    """Do these slips, and nothing else, give all that is written?"""
    try:
        assert_answers(exercise.with_slips(*slips), answers)
    except (AssertionError, AuthorError):  # two slips may leave no value, such as log(-1)
        return False
    return True


of_each_example = pytest.mark.parametrize(
    ("family", "example"), [pytest.param(f, e, id=f"{f}: {e['title']}") for f, e in examples()]
)
of_each_sheet = pytest.mark.parametrize(
    ("family", "example", "sheet"),
    [pytest.param(f, e, s, id=f"{f}: {s['title']}") for f, e, s in sheets()],
)


@of_each_example
def test_the_answers_are_those_worked_by_hand(family, example):
    """The exercise finds what a person found with pencil and paper."""
    assert_answers(exercise_of(family, example), example["answers"])


@of_each_example
def test_the_examples_can_be_certified(family, example):
    """The second route agrees with the example, too."""
    exercise = exercise_of(family, example)
    assert set(certify(exercise).routes) == {step.name for step in asks(exercise)}


@of_each_sheet
def test_a_wrong_sheet_is_explained_by_its_slips(family, example, sheet):
    """The slips, made in the exercise, give every answer of the sheet."""
    exercise = exercise_of(family, example)
    slips = [graph(type(exercise)).slips[name] for name in sheet["slips"]]
    assert_answers(exercise.with_slips(*slips), sheet["answers"])


@of_each_sheet
def test_no_smaller_set_of_slips_explains_the_sheet(family, example, sheet):
    """A sheet with one slip is not right, and one with two is not explained by a single one."""
    exercise = exercise_of(family, example)
    for size in range(len(sheet["slips"])):
        for slips in combinations(possible_slips(exercise), size):
            assert not explained_by(exercise, slips, sheet["answers"]), slips


@of_each_sheet
def test_no_other_set_of_slips_explains_the_sheet(family, example, sheet):
    """No other set of as many slips gives the same answers."""
    exercise = exercise_of(family, example)
    slips = combinations(possible_slips(exercise), len(sheet["slips"]))
    found = [s for s in slips if explained_by(exercise, s, sheet["answers"])]
    assert [sorted(sheet["slips"])] == [sorted(slip.name for slip in s) for s in found]


def test_every_family_has_a_worked_example():
    """There is a file of examples for each family, and no other."""
    assert {path.stem for path in FILES} == set(map(slug, FAMILIES))
