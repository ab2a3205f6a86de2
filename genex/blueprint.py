"""A paper's plan, read from TOML: sections, questions, marks and options."""

from __future__ import annotations

import inspect
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import Any, get_type_hints

from genex import given
from genex.errors import BlueprintError
from genex.exercise import Exercise, Step, graph, slug
from genex.guess import guess
from genex.registry import family

MOST_BYTES = 1_000_000


@dataclass(frozen=True)
class Task:
    """One family in a question: how it is drawn, what is asked and for how many marks."""

    place: str
    family: type[Exercise]
    options: Mapping[str, Any]
    given: Mapping[str, Any]
    ask: tuple[str, ...]  # empty: everything
    decimals: int | None  # of the parts that are rounded; None: the family's own
    marks: Mapping[str, Fraction] | Fraction | None  # by part, or in all, or the family's own


@dataclass(frozen=True)
class Question:
    """One numbered question; its tasks share the named fields."""

    number: int
    title: str
    outcome: str
    bonus: bool
    share: tuple[str, ...]
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Section:
    """A heading and the questions under it."""

    title: str
    text: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Blueprint:
    """The plan of a paper."""

    name: str
    title: str
    institution: str
    course: str
    date: str
    time: str
    instructions: tuple[str, ...]
    sections: tuple[Section, ...]
    text: str  # the file itself, which the quiz id depends on


@dataclass(frozen=True)
class Table:
    """A table of the file, with its place for errors."""

    place: str
    values: Mapping[str, Any]

    def only(self, *keys: str) -> None:
        """No other keys than these."""
        for key in self.values:
            if key not in keys:
                raise BlueprintError(f"{self.place}: unknown key '{key}'.{guess(key, keys)}")

    def take(self, key: str, hint: Any, default: Any) -> Any:
        """The value of a key, of the right type."""
        if key not in self.values:
            return default
        return given.read(self.values[key], hint, f"{self.place}, {key}")

    def tables(self, key: str, name: str, first: int = 1) -> list[Table]:
        """The tables in a list, named by their numbers."""
        values = self.values.get(key, [])
        if not isinstance(values, list) or not all(isinstance(one, dict) for one in values):
            raise BlueprintError(f"{self.place}, {key}: expected tables, found {values!r}.")
        label = self.place.split(",")[0]
        return [Table(f"{label}, {name} {n}", one) for n, one in enumerate(values, first)]

    def table(self, key: str) -> Table:
        """The table under a key, empty if there is none."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise BlueprintError(f"{self.place}, {key}: expected a table, found {value!r}.")
        return Table(f"{self.place}, {key}", value)


def shipped() -> dict[str, Path]:
    """The blueprints that come with genex, by name."""
    folder = Path(str(files("genex"))) / "blueprints"
    return {path.stem: path for path in sorted(folder.glob("*.toml"))}


def load(name_or_path: str) -> Blueprint:
    """A shipped blueprint by name, or a file by path."""
    path = shipped().get(name_or_path, Path(name_or_path))
    if not path.is_file():
        raise BlueprintError(
            f"{name_or_path}: there is no such blueprint or file.{guess(name_or_path, shipped())}"
        )
    if path.stat().st_size > MOST_BYTES:
        raise BlueprintError(f"{name_or_path}: larger than {MOST_BYTES} bytes. Is it a blueprint?")
    try:
        text = path.read_text("utf-8")
        return parse(text, path.name)
    except UnicodeDecodeError:
        raise BlueprintError(f"{path.name}: not a text in UTF-8. Save it as such.") from None


def parse(text: str, name: str) -> Blueprint:
    """The blueprint in a text; `name` is its place in errors."""
    try:
        top = Table(name, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise BlueprintError(f"{name}: not TOML: {error}.") from None
    top.only("title", "institution", "course", "date", "time", "instructions", "section")
    sections: list[Section] = []
    for table in top.tables("section", "section"):
        sections.append(read_section(table, 1 + sum(len(s.questions) for s in sections)))
    if not any(section.questions for section in sections):
        raise BlueprintError(f"{name}: has no questions. Add [[section]] and [[section.question]].")
    texts = {key: top.take(key, str, "") for key in ("institution", "course", "date", "time")}
    title = top.take("title", str, Path(name).stem)
    instructions = top.take("instructions", tuple[str, ...], ())
    return Blueprint(
        Path(name).stem,
        title,
        instructions=instructions,
        sections=tuple(sections),
        text=text,
        **texts,
    )


def read_section(table: Table, first: int) -> Section:
    """A section; its questions are numbered on from `first`."""
    table.only("title", "text", "question")
    questions = [
        read_question(one, n)
        for n, one in enumerate(table.tables("question", "question", first), first)
    ]
    return Section(table.take("title", str, ""), table.take("text", str, ""), tuple(questions))


QUESTION = ("title", "outcome", "bonus", "share", "parts")
TASK = ("family", "level", "options", "given", "ask", "decimals", "marks")


def read_question(table: Table, number: int) -> Question:
    """A question of several parts, or of one family alone."""
    table.only(*QUESTION, *TASK)
    if "parts" in table.values:
        for key in TASK:
            if key in table.values:
                raise BlueprintError(
                    f"{table.place}: '{key}' belongs into the parts. Move it there."
                )
        parts = [
            Table(f"{table.place}, part {n}", one.values)
            for n, one in enumerate(table.tables("parts", "part"), 1)
        ]
    else:
        parts = [Table(table.place, {k: v for k, v in table.values.items() if k in TASK})]
    tasks = tuple(map(read_task, parts))
    share = table.take("share", tuple[str, ...], ())
    check_shared(table.place, share, tasks)
    return Question(
        number,
        table.take("title", str, ""),
        table.take("outcome", str, ""),
        table.take("bonus", bool, False),
        share,
        tasks,
    )


def check_shared(place: str, share: Sequence[str], tasks: Sequence[Task]) -> None:
    """Shared fields are fields of every task."""
    for name in share:
        for task in tasks:
            names, kind = graph(task.family).fields, slug(task.family)
            if name not in names:
                raise BlueprintError(
                    f"{place}, share: {kind} has no field '{name}'.{guess(name, names)}"
                )


def read_task(table: Table) -> Task:
    """One family with its options."""
    table.only(*TASK)
    if "family" not in table.values:
        raise BlueprintError(
            f'{table.place}: has no family. Add family = "…"; `genex list` shows them.'
        )
    kind = family(table.take("family", str, ""), table.place)
    asked = [name for name, step in graph(kind).steps.items() if step.marks is not None]
    ask = table.take("ask", tuple[str, ...], ())
    for name in ask:
        if name not in asked:
            raise BlueprintError(
                f"{table.place}, ask: {slug(kind)} asks no '{name}'.{guess(name, asked)}"
            )
    decimals = table.take("decimals", int, None)
    if decimals is not None:
        check_limits(f"{table.place}, decimals", decimals, (0, 10))
    return Task(
        table.place,
        kind,
        read_options(table, kind),
        read_given(table, kind),
        ask,
        decimals,
        read_marks(table, kind, asked),
    )


def read_options(table: Table, kind: type[Exercise]) -> dict[str, Any]:
    """The level's options and those of the task, each of its type and within its limits."""
    known = options(kind)
    chosen = level_options(kind, table.take("level", str, "exam"), f"{table.place}, level")
    written = table.table("options")
    for key, value in written.values.items():
        if key not in known:
            raise BlueprintError(
                f"{written.place}: {slug(kind)} has no option '{key}'.{guess(key, known)}"
            )
        chosen[key] = given.read(value, known[key], f"{written.place}, {key}")
        check_limits(f"{written.place}, {key}", chosen[key], kind.limits.get(key))
    return chosen


def level_options(kind: type[Exercise], level: str, place: str) -> dict[str, Any]:
    """The options that a level stands for."""
    levels = {"exam": {}, **kind.levels}
    if level not in levels:
        raise BlueprintError(f"{place}: {slug(kind)} has no level '{level}'.{guess(level, levels)}")
    return dict(levels[level])


def check_limits(place: str, value: Any, limits: tuple[int, int] | None) -> None:
    """An option within its limits."""
    if limits and not limits[0] <= value <= limits[1]:
        raise BlueprintError(f"{place}: {value} is not from {limits[0]} to {limits[1]}.")


def options(kind: type[Exercise]) -> dict[str, Any]:
    """The options of a family with their types: what its draw() takes beside the draws."""
    hints = get_type_hints(kind.draw)
    names = list(inspect.signature(kind.draw).parameters)[1:]
    return {name: hints[name] for name in names}


def read_given(table: Table, kind: type[Exercise]) -> dict[str, Any]:
    """The pinned fields."""
    hints, names = get_type_hints(kind), graph(kind).fields
    written = table.table("given")
    for key in written.values:
        if key not in names:
            raise BlueprintError(
                f"{written.place}: {slug(kind)} has no field '{key}'.{guess(key, names)}"
            )
    return {k: given.read(v, hints[k], f"{written.place}, {k}") for k, v in written.values.items()}


def read_marks(table: Table, kind: type[Exercise], asked: Sequence[str]) -> Any:
    """Marks in all, or by part."""
    value = table.values.get("marks")
    if not isinstance(value, dict):
        marks = table.take("marks", Fraction, None)
        check_mark(f"{table.place}, marks", marks)
        return marks
    written = table.table("marks")
    for key in written.values:
        if key not in asked:
            raise BlueprintError(
                f"{written.place}: {slug(kind)} asks no '{key}'.{guess(key, asked)}"
            )
    marks = {k: written.take(k, Fraction, None) for k in written.values}
    for key, mark in marks.items():
        check_mark(f"{written.place}, {key}", mark)
    return marks


def check_mark(place: str, mark: Fraction | None) -> None:
    """Marks are halves, and some."""
    if mark is not None and (mark <= 0 or mark > 1000 or (2 * mark).denominator != 1):
        raise BlueprintError(f"{place}: {mark} is not a number of marks. Give whole or half marks.")


def allot(task: Task, asked: Sequence[Step]) -> list[Fraction]:
    """The marks of each asked quantity."""
    own = [step.marks or Fraction(0) for step in asked]
    if task.marks is None:
        return own
    if isinstance(task.marks, Mapping):
        return [task.marks.get(step.name, mark) for step, mark in zip(asked, own, strict=True)]
    shares = [mark * task.marks / sum(own) for mark in own]
    if any((2 * share).denominator != 1 for share in shares):
        names = ", ".join(f"{step.name} = {mark}" for step, mark in zip(asked, own, strict=True))
        raise BlueprintError(
            f"{task.place}, marks: {task.marks} cannot be shared out in halves."
            f" Give them by part, such as marks = {{ {names} }}."
        )
    return shares
