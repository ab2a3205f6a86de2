"""A paper's plan, read from TOML: sections, questions, marks and options."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from genex.errors import BlueprintError
from genex.exercise.graph import graph, slug
from genex.files.reading import file_text
from genex.messages import guess, shortly
from genex.questions.points import Point
from genex.quiz.lost_backslashes import check_backslashes
from genex.quiz.options import check_known
from genex.quiz.points import Points, known_points, points_in
from genex.quiz.policy import Policy, read_policy
from genex.quiz.question_parts import parts_of_question
from genex.quiz.task import KEYS, Task, read_tasks
from genex.quiz.toml_table import Table, read_toml

_FACTS = ("title", "institution", "course", "date", "time")
_NAME = re.compile(r"\w[\w.-]{0,99}")
_MOST_BYTES = 1_000_000
_OF_QUESTIONS = ("outcome", "bonus", "share", "parts", "part", "each", "table")
_MOST_TASKS = 200  # of a paper


@dataclass(frozen=True)
class Question:
    """One numbered question; its tasks share the named fields."""

    place: str
    number: int
    title: str
    outcome: str
    bonus: bool
    share: tuple[str, ...]
    tasks: tuple[Task, ...]
    text: str = ""  # above its parts
    table: tuple[str, ...] = ()  # the heads of a table whose rows are its parts


@dataclass(frozen=True)
class Section:
    """A heading and the questions under it."""

    title: str
    text: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, eq=False)  # so that it can be looked up at once
class Blueprint:
    """The plan of a paper."""

    name: str  # by which its numbers are drawn, and nothing else of the whole paper
    stem: str  # of its file, which only errors and folders are called after
    title: str
    institution: str
    course: str
    date: str
    time: str
    instructions: tuple[str, ...]
    rubric: tuple[str, ...]  # what costs marks whatever the question; for those who mark by hand
    sections: tuple[Section, ...]
    marking: Policy
    text: str  # the file itself, for other processes
    outcomes: Mapping[str, str] = field(default_factory=dict)  # of the course, in words


def shipped() -> dict[str, Path]:
    """The blueprints that come with genex, by name."""
    folder = Path(__file__).with_name("blueprints")
    return {path.stem: path for path in sorted(folder.glob("*.toml"))}


def load_blueprint(name_or_path: str) -> Blueprint:
    """A shipped blueprint by name, or a file by path."""
    names = shipped()
    path = names.get(name_or_path, Path(name_or_path))
    missing = f"there is no such blueprint or file.{guess(name_or_path, names)}"
    text = file_text(path, "a blueprint", _MOST_BYTES, missing)
    return parse_blueprint(text.replace("\r\n", "\n"), path.name)


def parse_blueprint(text: str, name: str) -> Blueprint:
    """The blueprint in a text; `name` is its place in errors."""
    top = read_toml(text, name)
    top.only("name", *_FACTS, "instructions", "rubric", "section", "marking", "point", "outcomes")
    points, outcomes = _PaperPoints(top), _read_outcomes(top)
    sections: list[Section] = []
    for table in top.tables("section", "section"):
        first = 1 + sum(len(s.questions) for s in sections)
        sections.append(_read_section(table, first, points, outcomes))
    _check_size(name, sections)
    stem = Path(name).stem
    title = top.take("title", str, stem)
    return Blueprint(
        _read_name(top),
        stem,
        **{fact: top.take(fact, str, "") for fact in _FACTS} | {"title": title},
        instructions=top.take("instructions", tuple[str, ...], ()),
        rubric=top.take("rubric", tuple[str, ...], ()),
        sections=tuple(sections),
        marking=read_policy(top.table("marking").values, f"{name}, marking"),
        text=text,
        outcomes=outcomes,
    )


class _PaperPoints(Mapping[str, Point]):
    """The points that a paper may name: its own, and those of the bank, read when one is asked."""

    def __init__(self, top: Table) -> None:
        self.own = points_in(top)

    @cached_property
    def every(self) -> Points:
        """All of them; the paper's own come first."""
        return {**known_points(), **self.own}

    def __getitem__(self, name: str) -> Point:
        return self.every[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.every)

    def __len__(self) -> int:
        return len(self.every)


def _read_name(top: Table) -> str:
    """The name that the paper is drawn by: a word, or in its place the title that is written."""
    if "name" not in top.values:
        return str(top.take("title", str, ""))
    name: str = top.take("name", str, "")
    if not _NAME.fullmatch(name):
        raise BlueprintError(
            f"{top.place}, name: {shortly(name)} is not a name. Give a word of letters, digits,"
            " hyphens, dots and underscores, such as midterm-2."
        )
    return name


def _check_size(name: str, sections: Sequence[Section]) -> None:
    """Some questions, and no more than a paper can hold."""
    if not sections:
        raise BlueprintError(f"{name}: has no questions. Add [[section]] and [[section.question]].")
    tasks = sum(len(question.tasks) for section in sections for question in section.questions)
    if tasks > _MOST_TASKS:
        raise BlueprintError(
            f"{name}: has {tasks} exercises, more than the {_MOST_TASKS} that fit."
            " Split it into several papers."
        )


def _read_outcomes(top: Table) -> dict[str, str]:
    """The learning outcomes of the course, each by its short name."""
    table = top.table("outcomes")
    check_backslashes([*table.values.values()], table.place)
    return {name: table.take(name, str, "") for name in table.values}


def _read_outcome(table: Table, outcomes: Mapping[str, str], usual: str) -> str:
    """The outcome of a section or question: one of those that the paper lists, if it lists any."""
    found: str = table.take("outcome", str, usual)
    if found and outcomes:
        check_known(found, outcomes, f"{table.place}, outcome: [outcomes] has no")
    return found


def _read_section(table: Table, first: int, points: Points, outcomes: Mapping[str, str]) -> Section:
    """A section; its questions are numbered on from `first`."""
    table.only("title", "text", "outcome", "question")
    tables = table.tables("question", "question", first)
    if not tables:
        raise BlueprintError(
            f"{table.place}: has no questions. Add [[section.question]], or remove the section."
        )
    usual = _read_outcome(table, outcomes, "")
    questions = tuple(
        _read_question(one, n, points, _read_outcome(one, outcomes, usual))
        for n, one in enumerate(tables, first)
    )
    return Section(table.take("title", str, ""), table.take("text", str, ""), questions)


def _read_question(table: Table, number: int, points: Points, outcome: str) -> Question:
    """A question of several parts, or of a single one."""
    table.only(*_OF_QUESTIONS, *KEYS)
    parts = parts_of_question(table)
    tasks = tuple(task for part in parts.tables for task in read_tasks(part, points))
    return Question(
        table.place,
        number,
        title=table.take("title", str, ""),
        text=parts.text,
        outcome=outcome,
        bonus=table.take("bonus", bool, False),
        share=(*_read_share(table, tasks), *parts.drawn),
        table=_read_heads(table, tasks),
        tasks=tasks,
    )


def _read_share(table: Table, tasks: Sequence[Task]) -> tuple[str, ...]:
    """Shared fields are fields of every family; questions of one's own are passed over."""
    share: tuple[str, ...] = table.take("share", tuple[str, ...], ())
    families = [task for task in tasks if not task.own]
    if share and len(families) < 2:
        raise BlueprintError(
            f"{table.place}, share: there is only one part that draws. Remove share."
        )
    for name in share:
        for task in families:
            complaint = f"{table.place}, share: {slug(task.family)} has no field"
            check_known(name, graph(task.family).fields, complaint)
    return share


def _read_heads(table: Table, tasks: Sequence[Task]) -> tuple[str, ...]:
    """The two heads of a table whose rows are parts."""
    heads: tuple[str, ...] = table.take("table", tuple[str, ...], ())
    if heads and (len(heads) != 2 or not all(task.own for task in tasks)):
        raise BlueprintError(
            f'{table.place}, table: expected two heads such as ["Code", "Answer"], and parts that'
            " are questions of your own."
        )
    return heads
