"""A task of a blueprint: a family or a question of one's own, what is asked and its marks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, get_type_hints

from genex.errors import BlueprintError
from genex.exact.rounding import Places
from genex.exercise.exercise import Exercise
from genex.exercise.graph import graph, slug
from genex.families.registry import family
from genex.questions.definition import DEFINING
from genex.questions.forms import Form
from genex.questions.own import FromWords, own_question
from genex.questions.points import Point
from genex.quiz import field_values as given
from genex.quiz.concept_task import (
    OF_CONCEPTS,
    class_of_point,
    form_of_concept,
    marks_of_point,
    points_asked,
    rubric_of_point,
)
from genex.quiz.mark_allotment import Marks, check_halves, read_mark, read_marks
from genex.quiz.options import check_known, check_limits, level_options, options_of
from genex.quiz.places import read_places
from genex.quiz.points import Points
from genex.quiz.rubric import Rubric, check_rubric
from genex.quiz.rubric_text import check_reason, rubric_of_table
from genex.quiz.toml_table import Table

_OF_ALL = ("title", "marks", "rubric")
_OF_FAMILIES = ("family", "level", "options", "given", "ask", "decimals", "significant")
_OF_ONES_OWN = DEFINING
REASON = "reason"  # the step that asks for words under a ticked box, a number or a formula
KEYS = tuple(dict.fromkeys((*_OF_ALL, *_OF_FAMILIES, *_OF_ONES_OWN, *OF_CONCEPTS)))


@dataclass(frozen=True)
class Task:
    """One family in a question: how it is drawn, what is asked and for how many marks."""

    place: str
    family: type[Exercise]
    options: Mapping[str, Any]
    given: Mapping[str, Any]
    ask: tuple[str, ...]  # empty: everything
    decimals: Places | None  # of the parts that are rounded; None: the family's own
    marks: Marks
    title: str = ""  # printed before it
    rubric: Rubric | None = None  # for whoever marks by hand
    among: "tuple[Task, ...]" = ()  # from which this one is drawn for a paper

    @property
    def own(self) -> bool:
        """Whether the paper itself says what is asked."""
        return issubclass(self.family, FromWords)


def read_tasks(table: Table, points: Points) -> Iterator[Task]:
    """One part of a question, told by its first key; of the bank perhaps several."""
    if "concept" in table.values or "topic" in table.values:
        yield from _tasks_of_concepts(table, points)
    else:
        yield _read_task(table)


def _tasks_of_concepts(table: Table, points: Points) -> Iterator[Task]:
    """Questions about points of the bank; some may be left to the draw."""
    table.only(*_OF_ALL, *OF_CONCEPTS)
    found, count = points_asked(table, points)
    form = form_of_concept(table)
    whole = read_mark(table, "marks")
    each = None if whole is None else whole / count
    every = tuple(_task_of_point(table, point, form, each) for point in found)
    for k in range(count):
        yield every[k] if count == len(every) else replace(every[k], among=every)


def _task_of_point(table: Table, point: Point, form: Form, marks: Fraction | None) -> Task:
    """A question about one point."""
    whole = marks_of_point(point, form) if marks is None else marks
    check_halves(whole, table, "marks")
    rubric = rubric_of_point(point, table, form, whole)
    kind = class_of_point(point, table, form)
    reasoned = {"answer": Fraction(0), REASON: whole}
    shared = reasoned if "reason" in table.values else {"answer": whole}
    title = table.take("title", str, "")
    return Task(table.place, kind, {}, {}, (), None, shared, title, rubric)


def _read_task(table: Table) -> Task:
    """A family, or a question of one's own."""
    if "family" in table.values:
        return _task_of_family(table)
    if "text" in table.values:
        return _task_of_ones_own(table)
    table.only(*KEYS)
    raise BlueprintError(
        f'{table.place}: asks nothing. Add family = "…" (`genex list` shows all), or text = "…" for'
        " a question of your own."
    )


def _task_of_ones_own(table: Table) -> Task:
    """A question of an author's own."""
    from genex.quiz.own_question import read_definition  # noqa: PLC0415  (it needs the language of answers)

    table.only(*_OF_ALL, *_OF_ONES_OWN)
    definition = read_definition(table)
    kind = own_question(definition)
    rubric = rubric_of_table(table)
    whole = read_mark(table, "marks") or (rubric.most if rubric and rubric.gives else Fraction(1))
    if rubric:
        check_rubric(rubric, f"{table.place}, rubric", whole)
    if definition.reason:
        check_reason(rubric, table.place)
    shared = {"answer": Fraction(0), REASON: whole} if definition.reason else {"answer": whole}
    title = table.take("title", str, "")
    return Task(table.place, kind, {}, {}, (), definition.places, shared, title, rubric)


def _task_of_family(table: Table) -> Task:
    """One family with its options."""
    table.only(*_OF_FAMILIES, *_OF_ALL)
    kind = family(table.take("family", str, ""), table.place)
    ask = _read_ask(table, kind)
    return Task(
        table.place,
        kind,
        _read_options(table, kind),
        _read_given(table, kind),
        ask,
        read_places(table),
        read_marks(table, ask or askable(kind)),
        table.take("title", str, ""),
        rubric_of_table(table),
    )


def askable(kind: type[Exercise]) -> tuple[str, ...]:
    """The names of all that a family can ask."""
    return tuple(name for name, step in graph(kind).steps.items() if step.marks is not None)


def _read_ask(table: Table, kind: type[Exercise]) -> tuple[str, ...]:
    """What is asked: names of parts, each once; empty for all that the family asks."""
    ask: tuple[str, ...] = table.take("ask", tuple[str, ...], ())
    if "ask" in table.values and not ask:
        raise BlueprintError(f"{table.place}, ask: is empty. Remove it to ask everything.")
    for k, name in enumerate(ask):
        check_known(name, askable(kind), f"{table.place}, ask: {slug(kind)} has no part")
        if name in ask[:k]:
            raise BlueprintError(f"{table.place}, ask: '{name}' appears twice. Name it once.")
    return ask


def _read_options(table: Table, kind: type[Exercise]) -> dict[str, Any]:
    """The level's options and those of the task, each of its type and within its limits."""
    hints = options_of(kind)
    chosen = level_options(kind, table.take("level", str, "exam"), f"{table.place}, level")
    written = table.table("options")
    for key, value in written.values.items():
        check_known(key, hints, f"{written.place}: {slug(kind)} has no option")
        chosen[key] = given.read_value(value, hints[key], f"{written.place}, {key}")
        check_limits(f"{written.place}, {key}", chosen[key], kind.limits.get(key))
    return chosen


def _read_given(table: Table, kind: type[Exercise]) -> dict[str, Any]:
    """The pinned fields."""
    hints, written = get_type_hints(kind), table.table("given")
    for key in written.values:
        check_known(key, graph(kind).fields, f"{written.place}: {slug(kind)} has no field")
    return {
        k: given.read_value(v, hints[k], f"{written.place}, {k}") for k, v in written.values.items()
    }
