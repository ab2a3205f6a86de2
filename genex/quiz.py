"""From a blueprint and a seed to a quiz: its questions, its key and its blank answer sheet."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from fractions import Fraction
from functools import cached_property
from string import ascii_uppercase
from typing import Any

from genex import wording
from genex.blueprint import Blueprint, Question
from genex.errors import AuthorError, BlueprintError
from genex.exact.cells import flat
from genex.exact.choices import Choice, Choices, Words
from genex.exact.digits import Digits
from genex.exact.formula import Formula, text
from genex.exact.rounding import Figures, Places
from genex.exact.values import Named, Shape
from genex.exercise.exercise import Exercise
from genex.exercise.graph import asks, slug
from genex.exercise.names import symbols
from genex.exercise.steps import FormulaStep, Step
from genex.exercise.witness import Witness
from genex.generation.certificate import CLOSE
from genex.generation.plan import Plan
from genex.generation.search import Drawn, draw_together
from genex.marks import allot
from genex.quizid import quiz_id
from genex.seal import sealed
from genex.task import Task
from genex.version import __version__

NUMBERS = ("number", "vector", "matrix")
KINDS = (("choice", Choice), ("several", Choices), ("words", Words), ("shape", (Shape, str)))


@dataclass(frozen=True, eq=False)
class Part:
    """One asked quantity on the paper, such as 1a."""

    id: str
    step: Step
    marks: Fraction
    decimals: Places | None  # stated on the paper; None asks for the exact value
    value: Any  # exact
    shown: Any  # as it is marked: rounded where the paper says so, otherwise exact, as text

    @property
    def name(self) -> str:
        """The name of the step that is asked for."""
        return self.step.name

    @property
    def witness(self) -> bool:
        """Is any answer right that meets the condition?"""
        return isinstance(self.step, Witness)

    @cached_property
    def kind(self) -> str:
        """What kind of answer it takes."""
        if isinstance(self.value, Named):
            return "named"
        cells = flat(self.value)
        if isinstance(self.step, FormulaStep):
            return "expression"
        for kind, of_kind in KINDS:
            if any(isinstance(cell, of_kind) for cell in cells):
                return kind
        return NUMBERS[len(size(self.value))]

    @property
    def count(self) -> int | None:
        """How many options there are to choose from; None where there are none."""
        counts = {c.count for c in flat(self.value) if isinstance(c, (Choice, Choices))}
        if len(counts) > 1:
            raise AuthorError(f"'{self.name}': its choices are among {sorted(counts)}. Give one.")
        return next(iter(counts), None)


def each_cell(function: Any, value: Any) -> Any:
    """A function applied to each cell, in nested lists."""
    if isinstance(value, (list, tuple)) and not isinstance(value, Shape):
        return [each_cell(function, part) for part in value]
    return function(value)


def written(cell: Any) -> Any:
    """An exact value as JSON: numbers and formulas as text, shapes as lists, choices as letters."""
    if isinstance(cell, Shape):
        return list(cell)
    if isinstance(cell, (Choice, Choices)):
        return str(cell)
    if isinstance(cell, (bool, str, type(None))):
        return cell
    return text(cell) if isinstance(cell, Formula) else str(Fraction(cell))


@dataclass(frozen=True, eq=False)
class Item:
    """One family's share of a question."""

    question: Question
    drawn: Drawn
    parts: tuple[Part, ...]

    @property
    def exercise(self) -> Exercise:
        """The exercise itself."""
        return self.drawn.exercise

    def key(self) -> dict[str, Any]:
        """This item in key.json."""
        routes = self.drawn.certificate.routes
        return {
            "number": self.question.number,
            "family": slug(type(self.exercise)),
            "version": self.exercise.version,
            "given": {f.name: given(getattr(self.exercise, f.name)) for f in fields(self.exercise)},
            "features": dict(self.drawn.features),
            "certificate": {
                part.name: {"route": routes[part.name], "within": CLOSE[routes[part.name]]}
                for part in self.parts
            },
            "bonus": self.question.bonus,
            "parts": [part_key(part) for part in self.parts],
        }


def given(value: Any) -> Any:
    """A drawn field as JSON: exact numbers as text, everything else as it is."""
    if isinstance(value, (list, tuple)):
        return [given(part) for part in value]
    return str(value) if isinstance(value, Fraction) else value


def part_key(part: Part) -> dict[str, Any]:
    """A part in key.json."""
    found = {
        "id": part.id,
        "name": part.name,
        "kind": part.kind,
        "marks": float(part.marks) if part.marks.denominator != 1 else int(part.marks),
        "value": each_cell(written, part.value),
        "shown": part.shown,
        "decimals": part.decimals,
    }
    if isinstance(part.decimals, Figures):
        found |= {"decimals": None, "significant": part.decimals.count}
    return found if part.count is None else {**found, "count": part.count}


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
            "questions": [item.key() for item in self.items],
        }
        return sealed(content, self.secret)

    def sheet(self) -> dict[str, Any]:
        """What answers.json holds: a blank sheet, with the form that each answer takes."""
        return {
            "genex": __version__,
            "quiz": self.id,
            "student": {"id": self.student or "", "name": ""},
            "answers": {part.id: blank(part.value) for part in self.parts},
            "forms": {
                part.id: form(part, symbols(item.exercise))
                for item in self.items
                for part in item.parts
            },
        }


def blank(value: Any) -> Any:
    """An empty answer: of what has names, an empty place for each of them."""
    names = labels(value)
    return dict.fromkeys(names) if names else each_cell(lambda _: None, value)


def labels(value: Any) -> tuple[str, ...]:
    """The names of cells that have names."""
    return value.names if isinstance(value, Named) else ()


def form(part: Part, names: Iterable[str]) -> str:
    """The form of an answer, in words."""
    names = labels(part.value) or names
    values = {
        "size": size(part.value),
        "decimals": part.decimals,
        "names": list(names),
        "last": ascii_uppercase[(part.count or 1) - 1],
    }
    return wording.form(part.kind, values)


def size(value: Any) -> list[int]:
    """How many rows, how many in each row, and so on; nothing for a single value."""
    if isinstance(value, Named):
        return [len(value.names)]
    if isinstance(value, (list, tuple)) and not isinstance(value, Shape):
        return [len(value), *(size(value[0]) if value else [])]
    return []


def make(blueprint: Blueprint, seed: int, student: str | None, secret: bytes) -> Quiz:
    """Draw every question of a blueprint."""
    occurrences: Counter[str] = Counter()
    items: list[Item] = []
    for section in blueprint.sections:
        for question in section.questions:
            items += items_of(question, (blueprint.name, seed), student, secret, occurrences)
    described = [blueprint.text, seed, student or "", [i.exercise.version for i in items]]
    name = quiz_id(secret, json.dumps(described))
    return Quiz(blueprint, seed, student, name, tuple(items), secret)


def items_of(
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
    plans = [Plan(t.family, t.options, t.given, t.decimals, t.place, t.ask) for t in question.tasks]
    together = draw_together(
        plans, stream, shared=question.share, secret=secret, student=student, place=question.place
    )
    letter = 0
    for task, drawn in zip(question.tasks, together, strict=True):
        parts = parts_of(question.number, task, drawn.exercise, letter)
        letter += len(parts)
        yield Item(question, drawn, tuple(parts))


def parts_of(number: int, task: Task, exercise: Exercise, letter: int) -> list[Part]:
    """The parts of an exercise that the task asks for, with letters and marks."""
    possible = asks(exercise)
    asked = [step for step in possible if not task.ask or step.name in task.ask]
    if len(asked) < len(task.ask):
        missing = next(name for name in task.ask if name not in {step.name for step in asked})
        names = ", ".join(step.name for step in possible)
        raise BlueprintError(
            f"{task.place}, ask: with these options there is no '{missing}'. There are: {names}."
        )
    digits = exercise.known_digits
    marks = allot(task.marks, task.place, asked)
    found = []
    for k, step in enumerate(asked):
        value = getattr(exercise, step.name)
        decimals = stated(step.places(exercise), task.decimals)
        name = f"{number}{letters(letter + k)}"
        found.append(Part(name, step, marks[k], decimals, value, shown(digits, value, decimals)))
    return found


def shown(digits: Digits, value: Any, decimals: Places | None) -> Any:
    """A value as it is marked: rounded to the places stated, otherwise exact."""
    if decimals is None:
        return each_cell(written, value)
    return each_cell(lambda cell: f"{digits.rounded(cell, decimals):f}", value)


def stated(own: Places | None, decimals: Places | None) -> Places | None:
    """The places that the paper states: the blueprint's, for a part that is rounded at all."""
    return own if decimals is None or own is None else decimals


def letters(k: int) -> str:
    """a, b, …, z, aa, ab, …"""
    return (letters(k // 26 - 1) if k >= 26 else "") + chr(ord("a") + k % 26)
