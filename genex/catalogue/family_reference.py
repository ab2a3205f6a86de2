"""What a blueprint may say of a family: fields to give, options, parts to ask for, slips."""

import inspect
from collections.abc import Iterator, Mapping
from textwrap import fill
from typing import Any, get_type_hints

from genex.catalogue.exercise_view import drawn_alone
from genex.catalogue.listing import summary_line
from genex.catalogue.two_columns import Row, in_columns, longest_name, terminal_width
from genex.catalogue.types_in_words import type_in_words, value_in_toml
from genex.exact.marks_in_words import marks_in_words
from genex.exercise.exercise import Exercise
from genex.exercise.graph import graph, slug
from genex.exercise.names import symbol_values
from genex.families import registry
from genex.generation.plan import Plan
from genex.generation.search import draw_together
from genex.quiz.blank_sheet import form_of
from genex.quiz.options import options_of, settings
from genex.quiz.parts import Part, parts_of
from genex.quiz.task import Task
from genex.wording.texts import fixed_word

_PLACE = "genex show"
FIELDS = "Fields, for `given`, each with the value that this seed draws"
OPTIONS = "Options, for `options`"
_LEVELS = "Levels, for `level`, and the options that they stand for"
PARTS = "Parts, for `ask` and `marks`"
SLIPS = "Slips, and the field or step that each spoils"


def describe_family(family: str, seed: int, level: str) -> str:
    """What there is to know of a family, for this terminal."""
    kind = registry.family(family, _PLACE)
    exercise = drawn_alone(kind, seed, level, _PLACE).exercise
    tables = {
        FIELDS: list(_field_rows(exercise)),
        OPTIONS: list(_option_rows(kind)),
        _LEVELS: list(_level_rows(kind)),
        PARTS: list(_part_rows(kind, seed)),
        SLIPS: [(name, slip.spoils) for name, slip in graph(kind).slips.items()],
    }
    return described(f"{slug(kind)}: {summary_line(kind)}", tables, terminal_width())


def described(title: str, tables: Mapping[str, list[Row]], width: int) -> str:
    """Tables one below the other, with all second columns in one place; empty ones are left out."""
    longest = max(map(longest_name, tables.values()))
    texts = (
        "\n".join((n, *in_columns(rows, width, longest))) for n, rows in tables.items() if rows
    )
    return "\n\n".join((fill(title, width), *texts))


def _field_rows(exercise: Exercise) -> Iterator[Row]:
    """Each field: what it holds, in which range, and a value as a blueprint would give it."""
    hints = get_type_hints(type(exercise))
    for name in graph(type(exercise)).fields:
        value, limits = getattr(exercise, name), _within(exercise.ranges.get(name))
        sample = "" if value is None else f": {value_in_toml(value)}"
        yield name, f"{type_in_words(hints[name])}{limits}{sample}"


def _within(limits: tuple[float, float] | None) -> str:
    """Limits in words, if there are any."""
    return f" from {limits[0]:g} to {limits[1]:g}" if limits else ""


def _option_rows(kind: type[Exercise]) -> Iterator[Row]:
    """Each option: what it holds, its limits and its default."""
    parameters = inspect.signature(kind.draw).parameters
    for name, hint in options_of(kind).items():
        limits, default = _within(kind.limits.get(name)), parameters[name].default
        given = "" if default in {None, inspect.Parameter.empty} else value_in_toml(default)
        yield name, f"{type_in_words(hint)}{limits}{', default ' if given else ''}{given}"


def _level_rows(kind: type[Exercise]) -> Iterator[Row]:
    """Each level with its options."""
    for name, chosen in {"exam": {}, **kind.levels}.items():
        yield name, ", ".join(_in_toml(chosen)) or "the defaults"


def _in_toml(values: Mapping[str, Any]) -> Iterator[str]:
    """Names and values as a blueprint writes them."""
    return (f"{name} = {value_in_toml(value)}" for name, value in values.items())


def _part_rows(kind: type[Exercise], seed: int) -> Iterator[Row]:
    """Each part: its kind, its marks, the form of the answer, and the options that it needs."""
    found: dict[str, str] = {}
    for chosen in settings(kind):
        (drawn,) = draw_together([Plan(kind, chosen)], (seed, slug(kind), 1))
        for part in parts_of(1, Task(_PLACE, kind, chosen, {}, (), None, None), drawn.exercise, 0):
            if part.name not in found:
                such = f", such as {', '.join(_in_toml(chosen))}" if chosen else ""
                needs = f"; only with some options{such}"
                words = _part_in_words(part, drawn.exercise)
                found[part.name] = words + (needs if part.step.when else "")
    return ((name, found[name]) for name in graph(kind).steps if name in found)


def _part_in_words(part: Part, exercise: Exercise) -> str:
    """The kind of a part, its marks and the form of its answer."""
    marks = fixed_word("marks", marks=marks_in_words(part.marks))
    return f"{part.kind.name}, {marks}: {form_of(part, symbol_values(exercise))}"
