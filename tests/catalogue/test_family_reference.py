"""What `genex show --fields` tells the author of a blueprint."""

import re

import pytest

from genex.catalogue.exercise_view import drawn_alone
from genex.catalogue.family_reference import (
    FIELDS,
    OPTIONS,
    PARTS,
    SLIPS,
    describe_family,
    described,
)
from genex.catalogue.types_in_words import value_in_toml
from genex.exercise.graph import graph, slug
from genex.families.registry import our_families
from genex.publishing.quiz_files import make_quiz
from genex.quiz.blueprint import parse_blueprint
from genex.quiz.options import options_of
from genex.quiz.task import askable
from tests.process import genex

FAMILIES = our_families()

of_each_family = pytest.mark.parametrize("family", FAMILIES, ids=slug)


def tables(family):
    """The names in each table of a family's description."""
    text = describe_family(slug(family), 7, "exam")
    _, *found = text.split("\n\n")
    return {
        block.partition("\n")[0]: re.findall(r"^ {2}(\S+)", block, re.MULTILINE) for block in found
    }


@of_each_family
def test_everything_is_named(family):
    """Fields, options, parts that are asked at any setting and slips are all there, in order."""
    found = tables(family)
    assert found[FIELDS] == [*graph(family).fields]
    assert found.get(OPTIONS, []) == [*options_of(family)]
    assert found[PARTS] == [*askable(family)]
    assert found[SLIPS] == [*graph(family).slips]


@of_each_family
@pytest.mark.parametrize("level", ["warm-up", "exam", "hard"])
def test_values_can_be_given_as_they_are_written(family, level):
    """A blueprint that gives the fields as they are shown has that very exercise."""
    exercise = drawn_alone(family, 5, level, "here").exercise
    given = {name: getattr(exercise, name) for name in graph(family).fields}
    if None in given.values():
        pytest.skip("TOML has no word for a field that holds nothing")
    written = ", ".join(f"{name} = {value_in_toml(value)}" for name, value in given.items())
    text = f'[[section]]\n[[section.question]]\nfamily = "{slug(family)}"\n'
    quiz = make_quiz(1, parse_blueprint(f"{text}given = {{ {written} }}\n", "given.toml"))
    assert quiz.items[0].exercise == exercise


def test_limits_and_defaults_are_told():
    """An option says what it holds, from where to where, and what it is if nobody says."""
    text = re.sub(r"\s+", " ", describe_family("svm-loss", 7, "exam"))
    assert "examples a whole number from 2 to 8, default 4" in text
    assert "margin a number from 0.01 to 100: 1 " in text
    assert "losses vector, 3 marks: 4 numbers in a list, each exact" in text
    assert "warm-up examples = 2, classes = 3" in text


def test_parts_that_need_options_say_so():
    """What is asked only with some options names such options."""
    text = re.sub(r"\s+", " ", describe_family("focal-loss", 7, "exam"))
    assert "only with some options, such as mean = false, sloped = true" in text


def test_empty_tables_are_left_out():
    """A family without options has no heading for them."""
    assert described("title", {"A": [("one", "first")], "B": []}, 80) == "title\n\nA\n  one  first"


def test_the_command_shows_fields_or_solution():
    """`genex show --fields` fits a narrow terminal; with --solution it is wrong usage."""
    done = genex("show", "tensor-shapes", "--fields", env={"COLUMNS": "80"})
    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert genex("show", "tensor-shapes", "--fields", "--solution").returncode == 2
