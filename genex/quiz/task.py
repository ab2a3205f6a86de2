"""A task of a blueprint: one family, its options, what is given, what is asked and its marks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_type_hints

from genex.errors import BlueprintError
from genex.exact.rounding import Figures, Places
from genex.exercise.exercise import Exercise
from genex.exercise.graph import graph, slug
from genex.families.registry import family
from genex.quiz import field_values as given
from genex.quiz.mark_allotment import Marks, read_marks
from genex.quiz.options import check_known, check_limits, level_options, options_of
from genex.quiz.toml_table import Table

KEYS = ("family", "level", "options", "given", "ask", "decimals", "significant", "marks")
_DECIMALS, _SIGNIFICANT = (0, 10), (1, 10)


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


def read_task(table: Table) -> Task:
    """One family with its options."""
    table.only(*KEYS)
    if "family" not in table.values:
        raise BlueprintError(
            f'{table.place}: has no family. Add family = "…"; `genex list` shows all.'
        )
    kind = family(table.take("family", str, ""), table.place)
    ask = _read_ask(table, kind)
    return Task(
        table.place,
        kind,
        _read_options(table, kind),
        _read_given(table, kind),
        ask,
        _read_places(table),
        read_marks(table, ask or askable(kind)),
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


def _read_places(table: Table) -> Places | None:
    """The decimals or significant figures of the parts that are rounded."""
    decimals: int | None = table.take("decimals", int, None)
    figures: int | None = table.take("significant", int, None)
    if None not in {decimals, figures}:
        raise BlueprintError(
            f"{table.place}: has both decimals and significant figures. Remove one of them."
        )
    if decimals is not None:
        check_limits(f"{table.place}, decimals", decimals, _DECIMALS)
    if figures is not None:
        check_limits(f"{table.place}, significant", figures, _SIGNIFICANT)
    return decimals if figures is None else Figures(figures)


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
