"""A key read back: exercises from their given numbers, and every value worked out anew."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, get_type_hints

from genex.errors import AuthorError, FileError, GenexError
from genex.exact.digits import Digits
from genex.exact.rounding import Figures
from genex.exercise.exercise import Exercise
from genex.exercise.graph import asks, graph
from genex.exercise.steps import Step
from genex.families.registry import family
from genex.files.reading import Numeral, read_json
from genex.questions.own import own_question
from genex.quiz import field_values as given
from genex.quiz.concept_task import class_of_point, form_of_concept
from genex.quiz.part_key import part_key
from genex.quiz.parts import Part, value_as_marked
from genex.quiz.points import read_point
from genex.quiz.policy import Policy, read_policy
from genex.quiz.rubric_text import read_rubric
from genex.quiz.seal import doubt
from genex.quiz.toml_table import Table

_ADVICE = "Use the key that genex wrote, or draw the quiz again."


@dataclass(frozen=True)
class KeyItem:
    """One exercise of a key with the parts that are asked."""

    number: int
    bonus: bool
    exercise: Exercise
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Key:
    """What is needed to mark the answers to one quiz, or to one student's variant of it."""

    quiz: str
    blueprint: str
    student: str | None
    items: tuple[KeyItem, ...]
    policy: Policy
    doubt: str = ""  # why it may not be as genex wrote it

    @cached_property
    def parts(self) -> dict[str, Part]:
        """All parts by their ids, in the order of the paper."""
        return {part.id: part for item in self.items for part in item.parts}

    @cached_property
    def bonus(self) -> frozenset[int]:
        """The numbers of the bonus questions."""
        return frozenset(item.number for item in self.items if item.bonus)

    @cached_property
    def marks(self) -> Fraction:
        """The total, without bonus questions."""
        return sum((p.marks for i in self.items if not i.bonus for p in i.parts), Fraction(0))


def read_key(content: bytes, place: str, secret: bytes = b"") -> Key:
    """The key in a file, or an error that says what is wrong with it."""
    try:
        found = read_json(content)
    except FileError as error:
        raise FileError(f"{place}: {error} {_ADVICE}") from error
    try:
        return key_from(found, place, secret)
    except FileError:
        raise
    except GenexError as error:
        raise FileError(f"{place}: {error}") from error
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise FileError(f"{place}: not a key of genex ({error!r}). {_ADVICE}") from error


def key_from(content: Any, place: str, secret: bytes = b"") -> Key:
    """The key in what JSON holds."""
    if not isinstance(content, dict) or "questions" not in content:
        raise FileError(f"{place}: not a key: it has no questions. {_ADVICE}")
    items = tuple(
        _item_of(one, f"{place}, question {one['number']}") for one in content["questions"]
    )
    content = _plain(content)
    policy = read_policy(content.get("marking", {}), f"{place}, marking")
    ids = [part.id for item in items for part in item.parts]
    if len(set(ids)) < len(ids):
        raise FileError(f"{place}: two parts have the same id. {_ADVICE}")
    doubts = doubt(content, secret)
    return Key(content["quiz"], content["blueprint"], content["student"], items, policy, doubts)


def _plain(value: Any) -> Any:
    """Numbers that JSON's reader kept as text, as numbers again."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list) else _as_number(value)


def _as_number(value: Any) -> Any:
    """A text that was a number without quotation marks in the file."""
    if not isinstance(value, Numeral):
        return value
    return int(value) if value.lstrip("-").isdigit() else float(value)


def _item_of(content: Mapping[str, Any], place: str) -> KeyItem:
    """One exercise of a key, worked out anew."""
    content = _plain(content)
    kind = _kind_of(content, place)
    if content["version"] != kind.version:
        raise FileError(
            f"{place}: written by version {content['version']} of {content['family']}, and this is"
            f" version {kind.version}. Mark with the genex that drew the quiz."
        )
    exercise = _build(kind, content["given"], place)
    parts = tuple(_part_of(exercise, one, place) for one in content["parts"])
    return KeyItem(content["number"], content["bonus"], exercise, parts)


def _kind_of(content: Mapping[str, Any], place: str) -> type[Exercise]:
    """The family of an exercise, or the question of one's own that the key keeps."""
    if "question" not in content:
        return family(content["family"], place)
    table = Table(place, place, content["question"])
    if "point" not in content["question"]:
        from genex.quiz.own_question import read_definition  # noqa: PLC0415  (few keys need it)

        return own_question(read_definition(table))
    point = read_point(table.table("point"))
    return class_of_point(point, table, form_of_concept(table))


def _build(kind: type[Exercise], values: Mapping[str, Any], place: str) -> Exercise:
    """An exercise from its given numbers."""
    hints, names = get_type_hints(kind), graph(kind).fields
    if set(values) != set(names):
        raise FileError(
            f"{place}: the given fields are {', '.join(values)}, but should be"
            f" {', '.join(names)}. {_ADVICE}"
        )
    try:
        return kind(**{n: given.read_value(values[n], hints[n], f"{place}, {n}") for n in names})
    except AuthorError as error:
        raise FileError(f"{error} {_ADVICE}") from error


def _part_of(exercise: Exercise, content: Mapping[str, Any], place: str) -> Part:
    """A part as this genex works it out; it must be what the key says."""
    asked: dict[str, Step] = {step.name: step for step in asks(exercise)}
    if content["name"] not in asked:
        raise FileError(
            f"{place}: part {content['id']} asks for '{content['name']}', which is unknown."
            f" {_ADVICE}"
        )
    step, decimals = asked[content["name"]], content["decimals"]
    if "significant" in content:
        decimals = Figures(content["significant"])
    value, marks = getattr(exercise, step.name), Fraction(str(content["marks"]))
    digits = value_as_marked(Digits(), value, decimals)
    rubric = read_rubric(content["rubric"], place) if "rubric" in content else None
    part = Part(content["id"], step, marks, decimals, value, digits, rubric)
    if part_key(part) != dict(content):
        raise FileError(
            f"{place}, part {part.id}: the value in the key does not follow from its numbers:"
            f" the file was changed by hand (a tampered key). {_ADVICE}"
        )
    return part
