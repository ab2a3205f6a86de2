"""From a blueprint and a seed to a quiz: its questions, its key and its blank answer sheet."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from genex.errors import AuthorError
from genex.exercise.graph import slug
from genex.exercise.names import symbol_values
from genex.generation.search import draw_together
from genex.messages import shortly
from genex.quiz.blank_sheet import blank_answer, form_of
from genex.quiz.blueprint import Blueprint, Question
from genex.quiz.drawn_points import points_named, with_points
from genex.quiz.identity import code_of, plans_of
from genex.quiz.item import Item, item_key
from genex.quiz.parts import Part, parts_of
from genex.quiz.seal import sealed
from genex.version import __version__

_LARGEST_SEED = 2**53 - 1


def check_seed(seed: int) -> None:
    """A whole number that every reader of JSON keeps as it is."""
    if type(seed) is not int or not 0 <= seed <= _LARGEST_SEED:
        raise AuthorError(f"seed {shortly(seed)}: give a whole number from 0 to {_LARGEST_SEED}.")


@dataclass(frozen=True)
class Quiz:
    """A paper with its numbers drawn: for everybody, or one student's variant."""

    blueprint: Blueprint
    seed: int
    student: str | None
    id: str
    items: tuple[Item, ...]
    secret: bytes = field(default=b"", repr=False, compare=False)  # seals the key

    @property
    def parts(self) -> list[Part]:
        """All parts, in the order of the paper."""
        return [part for item in self.items for part in item.parts]

    @property
    def marks(self) -> Fraction:
        """The total, without bonus questions."""
        return sum(
            (p.marks for i in self.items if not i.question.bonus for p in i.parts), Fraction(0)
        )

    def key(self) -> dict[str, Any]:
        """What key.json holds: everything needed to mark, and nothing for students to see."""
        content = {
            "genex": __version__,
            "quiz": self.id,
            "blueprint": self.blueprint.name,
            "seed": self.seed,
            "student": self.student,
            "marking": self.blueprint.marking.as_json(),
            "questions": [item_key(item) for item in self.items],
        }
        return sealed(content, self.secret)

    def sheet(self) -> dict[str, Any]:
        """What answers.json holds: a blank sheet, with the form that each answer takes."""
        return {
            "genex": __version__,
            "quiz": self.id,
            "student": {"id": self.student or "", "name": ""},
            "answers": {part.id: blank_answer(part.value) for part in self.parts},
            "forms": {
                part.id: form_of(part, symbol_values(item.exercise))
                for item in self.items
                for part in item.parts
            },
        }


def make(blueprint: Blueprint, seed: int, student: str | None, secret: bytes) -> Quiz:
    """Draw every question of a blueprint."""
    occurrences: Counter[str] = Counter()
    items: list[Item] = []
    paper = _as_step(blueprint.name), seed
    asked = points_named(blueprint)
    for section in blueprint.sections:
        for question in section.questions:
            chosen = with_points(question, paper, secret, asked)
            items += _items_of(chosen, paper, student, secret, occurrences)
    code = code_of(blueprint, seed, student, secret)
    return Quiz(blueprint, seed, student, code, tuple(items), secret)


def _as_step(name: str) -> str:
    """A name as one step of the path of a stream, which a slash would make two."""
    return name.replace("%", "%25").replace("/", "%2F")


def _items_of(
    question: Question,
    paper: tuple[str, int],
    student: str | None,
    secret: bytes,
    occurrences: Counter[str],
) -> Iterable[Item]:
    """The items of one question; their parts are lettered through."""
    label = "+".join(slug(task.family) for task in question.tasks)
    occurrences[label] += 1
    stream = (*paper, label, occurrences[label])
    together = draw_together(
        plans_of(question),
        stream,
        shared=question.share,
        secret=secret,
        student=student,
        place=question.place,
    )
    letter = 0
    for task, drawn in zip(question.tasks, together, strict=True):
        parts = parts_of(question.number, task, drawn.exercise, letter)
        letter += sum(not part.is_reason for part in parts)
        yield Item(question, drawn, tuple(parts), task.title)
