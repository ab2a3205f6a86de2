"""The parts of a question as tables, each filled in with what the question says for all of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from genex.errors import BlueprintError
from genex.quiz.task import KEYS
from genex.quiz.toml_table import Table

_OF_ALL = ("title", "text", "draw", "where")  # keys that mean something above parts, too
_FOR_EACH = (
    "marks", "answer", "decimals", "significant", "within", "unit", "names", "reason", "rubric"
)  # fmt: skip


@dataclass(frozen=True)
class Parts:
    """The parts of a question, the text above them, and the names that are drawn for all."""

    tables: list[Table]
    text: str = ""
    drawn: tuple[str, ...] = ()


def parts_of_question(table: Table) -> Parts:
    """The parts of a question, or the question itself as its only part."""
    own = {key: value for key, value in table.values.items() if key in KEYS}
    if "parts" in table.values and "part" in table.values:
        raise BlueprintError(f"{table.place}: has both parts and part. Write all in one of them.")
    if "parts" not in table.values and "part" not in table.values:
        return _single(table, own)
    for key in own:
        if key not in _OF_ALL:
            way_out = f"Write each = {{ {key} = … }}" if key in _FOR_EACH else "Move it there"
            raise BlueprintError(f"{table.place}: '{key}' belongs in the parts. {way_out}.")
    key = "part" if "part" in table.values else "parts"
    parts = table.tables(key, "part", within=table.place)
    if not parts:
        raise BlueprintError(f'{table.place}, {key}: is empty. Add {{ family = "…" }}.')
    drawn = table.table("draw").values
    tables = [_filled(part, table, own) for part in parts]
    return Parts(tables, table.take("text", str, ""), tuple(drawn))


def _single(table: Table, own: Mapping[str, Any]) -> Parts:
    """A question without parts; the text of a family stands above it."""
    for key in ("each", "table"):
        if key in table.values:
            raise BlueprintError(f"{table.place}, {key}: there are no parts. Remove it.")
    text = table.take("text", str, "") if "family" in own else ""
    left_out = {"title", "text"} if "family" in own else {"title"}
    kept = {key: value for key, value in own.items() if key not in left_out}
    return Parts([Table(table.file, table.place, kept)], text)


def _filled(part: Table, table: Table, own: Mapping[str, Any]) -> Table:
    """A part with what the question says for each; of families these are marks alone."""
    each = table.table("each")
    each.only(*_FOR_EACH)
    values = dict(part.values)
    for key, value in each.values.items():
        if "family" not in values or key == "marks":
            values.setdefault(key, value)
    if "family" not in values and "draw" in own:
        values["draw"] = {**table.table("draw").values, **part.table("draw").values}
        if "where" in own:
            both = [own["where"], values["where"]] if "where" in values else [own["where"]]
            values["where"] = " and ".join(map(str, both))
    return Table(part.file, part.place, values)
