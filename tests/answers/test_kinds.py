"""One object for each kind of answer: whoever deals with answers asks it."""

import ast
from fractions import Fraction

import pytest

from genex.answers import KINDS, kind_of
from genex.exact.choices import Choice, Choices, Words
from genex.exact.formula import named
from genex.exact.values import Named, Shape
from genex.wording.templates import blocks_of, template
from tests.test_house import MODULES, room, tree_of

NAMES = {kind.name for kind in KINDS}
HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (HALF, "number"),
        ([HALF, HALF], "vector"),
        ([[HALF], [HALF]], "matrix"),
        (Named([{"w": HALF, "b": HALF}]), "named"),
        (Shape((2, 3)), "shape"),
        ([Shape((2, 3)), "error"], "shape"),
        (Choice(1, 3), "choice"),
        ([Choice(1, 3)], "choice"),
        (Choices((), 3), "several"),
        (Words("yes"), "words"),
    ],
    ids=str,
)
def test_what_is_asked_has_one_kind(value, name):
    """The first kind that suits is the kind of a value."""
    assert kind_of(value, formula=False).name == name


@pytest.mark.parametrize("value", [named("x"), [named("x"), HALF], [[named("x")]]], ids=str)
def test_a_formula_is_a_kind_whatever_its_shape(value):
    """Where the formula of a step is asked, no number in it makes it a number."""
    assert kind_of(value, formula=True).name == "expression"


def test_each_kind_says_the_form_of_its_answers():
    """The words of the forms have a block for every kind, and none for others."""
    assert {*blocks_of(template("templates", "forms", None))} >= NAMES
    assert len(NAMES) == len(KINDS)


def test_nobody_decides_by_the_name_of_a_kind():
    """Outside this room a kind is asked for what it does, never compared with its name."""
    rooms = {"quiz", "marking", "paper", "feedback", "grading", "practice", "catalogue"}
    compared = [
        (name, constant.value)
        for name in MODULES
        if room(name) in rooms
        for node in ast.walk(tree_of(name))
        if isinstance(node, ast.Compare)
        for constant in ast.walk(node)
        if isinstance(constant, ast.Constant) and constant.value in NAMES
    ]
    assert compared == []
