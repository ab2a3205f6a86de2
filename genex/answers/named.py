"""Numbers by their names: an object in JSON, "w1 = 1, b1 = -2", or the numbers in their order."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from genex.answers.cells import Cell, CellReader, Reading, short, spelled
from genex.answers.list_text import unwrapped
from genex.answers.lists import LONGEST_LIST, read_list
from genex.errors import AnswerError

_DECIMAL_COMMA = re.compile(r"\d,\d")
_NO_BRACKETS = str.maketrans(dict.fromkeys("[]"))
_ASSIGNED = {sign: re.compile(rf"[\"']?([A-Za-z]+_?\d*)[\"']?\s*{sign}") for sign in "=:"}


def read_named(answer: Any, names: Sequence[str], read: CellReader) -> Reading:
    """The cells in the order of their names; beside others, a cell left empty holds 0."""
    try:
        listed = _in_order(answer, names)
    except AnswerError as error:
        return Reading((), str(error), short(spelled(answer)))
    found = read_list(listed, (len(names),), read)
    if found.blank:
        return found
    return replace(found, cells=tuple(read("0") if cell.blank else cell for cell in found.cells))


def _in_order(answer: Any, names: Sequence[str]) -> Any:
    """An answer without its names."""
    if isinstance(answer, str) and len(answer) <= LONGEST_LIST and {"=", ":"} & {*answer}:
        answer = _assigned(answer)
    if isinstance(answer, str) and len(answer) <= LONGEST_LIST:
        return _in_rows(answer, len(names))
    if isinstance(answer, list):  # row by row, as the key has them, or in one row
        return [cell for row in answer for cell in (row if isinstance(row, list) else [row])]
    if not isinstance(answer, dict):
        return answer
    written = {str(name).replace("_", ""): value for name, value in answer.items()}
    if len(written) < len(answer):
        raise AnswerError("a name appears twice")
    strange = next((name for name in written if name not in names), None)
    if strange is not None:
        raise AnswerError(f"‘{short(strange)}’ is not one of the names: {', '.join(names)}")
    return [written.get(name) for name in names]


def _in_rows(text: str, count: int) -> str | list[str]:
    """The numbers of a text, if it has them row by row as the key does."""
    flat = unwrapped(text).translate(_NO_BRACKETS)
    found = [piece.strip() for piece in re.split(r"[;\n,]", flat)]
    return found if len(found) == count and not _DECIMAL_COMMA.search(flat) else text


def _assigned(text: str) -> Mapping[str, str]:
    """What stands behind each name."""
    before, *pairs = _ASSIGNED["=" if "=" in text else ":"].split(unwrapped(text))
    if before.strip():
        raise AnswerError(f"‘{short(before)}’ comes before the first name")
    names, values = pairs[::2], pairs[1::2]
    if len(set(names)) < len(names):
        raise AnswerError("a name appears twice")
    return {name: value.strip(" \t\r\n,;") for name, value in zip(names, values, strict=True)}


def shown_by_name(cells: Sequence[Cell], names: Sequence[str]) -> str:
    """Cells as they were read: w1 = 1, b1 = -2."""
    pairs = zip(names, cells, strict=True)
    return ", ".join(f"{name} = {cell.text or '·'}" for name, cell in pairs)
