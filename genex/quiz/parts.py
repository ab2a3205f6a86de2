"""The parts of a paper, such as 1a: one asked quantity each, with its marks."""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Any

from genex.answers import Kind, kind_of
from genex.errors import AuthorError, BlueprintError
from genex.exact.cells import flat
from genex.exact.choices import Choice, Choices, Prose
from genex.exact.digits import Digits
from genex.exact.formula import Formula, formula_text
from genex.exact.rounding import Places
from genex.exact.values import Shape
from genex.exercise.exercise import Exercise
from genex.exercise.graph import asks
from genex.exercise.steps import FormulaStep, SameStep, Step
from genex.exercise.witness import Witness
from genex.quiz.mark_allotment import allot
from genex.quiz.rubric import Rubric
from genex.quiz.task import REASON, Task


@dataclass(frozen=True, eq=False)
class Part:
    """One asked quantity on the paper, such as 1a."""

    id: str
    step: Step
    marks: Fraction
    decimals: Places | None  # stated on the paper; None asks for the exact value
    value: Any  # exact
    shown: Any  # as it is marked: rounded where the paper says so, otherwise exact, as text
    rubric: Rubric | None = None  # for whoever marks by hand

    @property
    def name(self) -> str:
        """The name of the step that is asked for."""
        return self.step.name

    @cached_property
    def origin(self) -> str:
        """The step whose value it asks for, from which others follow."""
        return self.step.of if isinstance(self.step, SameStep) else self.step.name

    @property
    def is_reason(self) -> bool:
        """Whether it is the reason for the answer of the part before it."""
        return self.id.endswith(f".{REASON}")

    @cached_property
    def witness(self) -> bool:
        """Whether any answer is right that meets the condition."""
        return isinstance(self.step, Witness)

    @cached_property
    def kind(self) -> Kind:
        """What kind of answer it takes."""
        return kind_of(self.value, formula=isinstance(self.step, FormulaStep))

    @property
    def count(self) -> int | None:
        """How many options there are to choose from; None where there are none."""
        counts = {c.count for c in flat(self.value) if isinstance(c, (Choice, Choices))}
        if len(counts) > 1:
            raise AuthorError(
                f"'{self.name}': its choices have {sorted(counts)} options. Give one number."
            )
        return next(iter(counts), None)


def each_cell(function: Any, value: Any) -> Any:
    """A function applied to each cell, in nested lists."""
    if isinstance(value, (list, tuple)) and not isinstance(value, Shape):
        return [each_cell(function, part) for part in value]
    return function(value)


def cell_as_json(cell: Any) -> Any:
    """An exact value as JSON: numbers and formulas as text, shapes as lists, choices as letters."""
    if isinstance(cell, Shape):
        return list(cell)
    if isinstance(cell, (Choice, Choices, Prose)):
        return str(cell)
    if isinstance(cell, (bool, str, type(None))):
        return cell
    return formula_text(cell) if isinstance(cell, Formula) else str(Fraction(cell))


def parts_of(number: int, task: Task, exercise: Exercise, letter: int) -> list[Part]:
    """The parts of an exercise that the task asks for, with letters and marks."""
    possible = asks(exercise)
    asked = [step for step in possible if not task.ask or step.name in task.ask]
    if len(asked) < len(task.ask):
        missing = next(name for name in task.ask if name not in {step.name for step in asked})
        names = ", ".join(step.name for step in possible)
        raise BlueprintError(
            f"{task.place}, ask: with these options there is no part '{missing}'."
            f" Choose from: {names}."
        )
    digits = exercise.known_digits
    marks = allot(task.marks, task.place, asked)
    found: list[Part] = []
    for k, step in enumerate(asked):
        value = getattr(exercise, step.name)
        decimals = _stated(step.places(exercise), task.decimals)
        name = f"{number}{part_letters(letter + k)}"
        if task.own and step.name == REASON:
            name = f"{found[-1].id}.{REASON}"
        shown = value_as_marked(digits, value, decimals)
        found.append(Part(name, step, marks[k], decimals, value, shown))
    return [*found[:-1], replace(found[-1], rubric=task.rubric)]


def value_as_marked(digits: Digits, value: Any, decimals: Places | None) -> Any:
    """A value as it is marked: rounded to the places stated, otherwise exact."""
    if decimals is None:
        return each_cell(cell_as_json, value)
    return each_cell(lambda cell: f"{digits.rounded(cell, decimals):f}", value)


def _stated(own: Places | None, decimals: Places | None) -> Places | None:
    """The places that the paper states: the blueprint's, for a part that is rounded at all."""
    return own if decimals is None or own is None else decimals


def part_letters(k: int) -> str:
    """a, b, …, z, aa, ab, …"""
    return (part_letters(k // 26 - 1) if k >= 26 else "") + chr(ord("a") + k % 26)
