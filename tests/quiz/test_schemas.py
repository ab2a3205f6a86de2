"""The JSON Schemas hold for what genex writes, and fail for what is broken."""

import copy
import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from genex.exercise.graph import slug
from genex.families.registry import our_families
from genex.files.writing import as_json
from genex.generation.certificate import CLOSE
from genex.publishing.quiz_files import make_quiz
from genex.quiz.blueprint import parse_blueprint

FAMILIES = our_families()

SCHEMAS = ("key", "answers")
LEVELS = "\n".join(
    f'[[section.question]]\nfamily = "{family}"\nlevel = "{level}"'
    for family in map(slug, FAMILIES)
    for level in ("warm-up", "exam", "hard")
)


def schema(name: str) -> dict[str, Any]:
    """A schema that ships with genex."""
    path = files("genex") / "quiz" / "schemas" / f"{name}.schema.json"
    return dict(json.loads(path.read_text("utf-8")))


def validator(name: str) -> Draft202012Validator:
    """What checks against a schema."""
    return Draft202012Validator(schema(name))


def written(value: Any) -> Any:
    """A value as it comes back from its file."""
    return json.loads(as_json(value))


KEY, SHEET = written(make_quiz(7).key()), written(make_quiz(7).sheet())


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_one(name: str) -> None:
    """Each is a schema of draft 2020-12 that says what it describes, throughout."""
    found = schema(name)
    Draft202012Validator.check_schema(found)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert found["title"]
    assert found["description"]
    assert all("title" in one for one in found["$defs"].values())


def test_routes_are_those_of_the_certificate() -> None:
    """The schema knows every route by which a value is confirmed, and no other."""
    route = schema("key")["$defs"]["confirmation"]["properties"]["route"]
    assert set(route["enum"]) == set(CLOSE)


@pytest.mark.parametrize("student", [None, "ada"])
@pytest.mark.parametrize("seed", range(12))
def test_quizzes_are_valid(seed: int, student: str | None) -> None:
    """Key and blank sheet of the default quiz are valid, for everybody and for a student."""
    quiz = make_quiz(seed, student=student)
    validator("key").validate(written(quiz.key()))
    validator("answers").validate(written(quiz.sheet()))


@pytest.mark.parametrize("seed", range(3))
def test_every_level_is_valid(seed: int) -> None:
    """So are those of a paper with every family at every level."""
    quiz = make_quiz(seed, parse_blueprint(f"[[section]]\n{LEVELS}\n", "levels.toml"))
    validator("key").validate(written(quiz.key()))
    validator("answers").validate(written(quiz.sheet()))


@pytest.mark.parametrize("answer", [3, 3.5, "7/2", "(yhat - y)*w1", [1, "2", None], [[1], [2]]])
def test_filled_sheet_is_valid(answer: Any) -> None:
    """A sheet that a student has filled in is valid too, right or wrong."""
    sheet = copy.deepcopy(SHEET)
    sheet["answers"]["1a"] = answer
    validator("answers").validate(sheet)


def change(*path: Any, to: Any) -> Callable[[Any], None]:
    """Put another value at a place."""

    def spoil(document: Any) -> None:
        *before, last = path
        for step in before:
            document = document[step]
        document[last] = to

    return spoil


def drop(*path: Any) -> Callable[[Any], None]:
    """Take a key away."""

    def spoil(document: Any) -> None:
        *before, last = path
        for step in before:
            document = document[step]
        del document[last]

    return spoil


PART = ("questions", 0, "parts", 0)
BROKEN_KEYS = {
    "no quiz id": drop("quiz"),
    "an id in small letters": change("quiz", to="4ev-3kd-fzt"),
    "an id with a letter that looks like a digit": change("quiz", to="4EV-3KD-FZO"),
    "a seed as text": change("seed", to="7"),
    "a negative seed": change("seed", to=-1),
    "a student without a name": change("student", to=""),
    "an unknown key": change("note", to="hello"),
    "no questions": change("questions", to=[]),
    "a question without a family": drop("questions", 0, "family"),
    "an unknown key in a question": change("questions", 0, "points", to=3),
    "a question without parts": change("questions", 0, "parts", to=[]),
    "a part without a value": drop(*PART, "value"),
    "an unknown kind": change(*PART, "kind", to="essay"),
    "a quarter of a mark": change(*PART, "marks", to=0.25),
    "marks as text": change(*PART, "marks", to="2"),
    "a float for an exact value": change(*PART, "value", to=[0.5, 1.5]),
    "half a decimal": change(*PART, "decimals", to=1.5),
    "a part with a bad name": change(*PART, "id", to="a1"),
    "no seal": drop("seal"),
    "a seal of another kind": change("seal", to="md5:0"),
    "figures beyond all use": change(*PART, "significant", to=0),
    "a choice among one": change(*PART, "count", to=1),
    "an unknown route": change(
        "questions", 0, "certificate", "losses", to={"route": "trust", "within": 1}
    ),
}
BROKEN_SHEETS = {
    "no quiz id": drop("quiz"),
    "no answers": drop("answers"),
    "answers in a list": change("answers", to=[1, 2]),
    "an answer that is a table": change("answers", "1a", to={"value": 3}),
    "an answer to no part": change("answers", "bonus", to=3),
    "a true answer": change("answers", "1b", to=True),
    "a student as text": change("student", to="ada"),
    "an unknown key": change("seed", to=7),
    "an unknown key of the student": change("student", "mail", to="ada@example.org"),
}


@pytest.mark.parametrize("name", BROKEN_KEYS)
def test_broken_keys_fail(name: str) -> None:
    """A key with one thing wrong is not valid."""
    broken = copy.deepcopy(KEY)
    BROKEN_KEYS[name](broken)
    assert validator("key").is_valid(KEY)
    assert not validator("key").is_valid(broken)


@pytest.mark.parametrize("name", BROKEN_SHEETS)
def test_broken_sheets_fail(name: str) -> None:
    """An answer sheet with one thing wrong is not valid."""
    broken = copy.deepcopy(SHEET)
    BROKEN_SHEETS[name](broken)
    assert validator("answers").is_valid(SHEET)
    assert not validator("answers").is_valid(broken)
