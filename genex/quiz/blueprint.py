"""A paper's plan, read from TOML: sections, questions, marks and options."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from genex.errors import BlueprintError
from genex.exercise.graph import graph, slug
from genex.files.reading import file_text
from genex.messages import guess, shortly
from genex.quiz.options import check_known
from genex.quiz.policy import Policy, read_policy
from genex.quiz.question_parts import parts_of_question
from genex.quiz.task import KEYS, Task, read_task
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
    top.only("name", *_FACTS, "instructions", "rubric", "section", "marking")
    sections: list[Section] = []
    for table in top.tables("section", "section"):
        sections.append(_read_section(table, 1 + sum(len(s.questions) for s in sections)))
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
    )


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


def _read_section(table: Table, first: int) -> Section:
    """A section; its questions are numbered on from `first`."""
    table.only("title", "text", "question")
    tables = table.tables("question", "question", first)
    if not tables:
        raise BlueprintError(
            f"{table.place}: has no questions. Add [[section.question]], or remove the section."
        )
    questions = tuple(_read_question(one, n) for n, one in enumerate(tables, first))
    return Section(table.take("title", str, ""), table.take("text", str, ""), questions)


def _read_question(table: Table, number: int) -> Question:
    """A question of several parts, or of a single one."""
    table.only(*_OF_QUESTIONS, *KEYS)
    parts = parts_of_question(table)
    tasks = tuple(map(read_task, parts.tables))
    return Question(
        table.place,
        number,
        title=table.take("title", str, ""),
        text=parts.text,
        outcome=table.take("outcome", str, ""),
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
