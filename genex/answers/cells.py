"""What was read: cells with a value, with nothing, or with the reason why they are unreadable."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from genex.errors import AnswerError

_LONGEST = 2_000  # characters of one cell
_SHOWN = 60  # characters of a text that is shown back
_LOOKED_AT = 4 * _SHOWN  # characters of it, white space included
_DEEPEST = 3  # lists in each other that are shown back


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of an answer, as it was read."""

    text: str = ""  # as it was understood, to be shown back
    value: Any = None
    decimals: int | None = None  # that were written; None for fractions and formulas
    problem: str = ""  # why it cannot be read
    place: int | None = None  # of the character at fault, in what was written
    caret: int | None = None  # its place in the text, if it is shown there

    @property
    def blank(self) -> bool:
        """Whether nothing was written."""
        return not self.text and not self.problem

    @property
    def filled(self) -> bool:
        """Whether it holds a value."""
        return bool(self.text) and not self.problem


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer, cell by cell, or the reason why it has no cells."""

    cells: tuple[Cell, ...]
    problem: str = ""  # of the answer as a whole
    text: str = ""  # the answer as a whole, to be shown back with its problem
    turned: str = (
        ""  # why its rows do not fit, where its columns do: cells are as they were written
    )

    @property
    def blank(self) -> bool:
        """Whether nothing was written at all."""
        return not self.problem and all(cell.blank for cell in self.cells)

    @property
    def unturned(self) -> "Reading":
        """The refusal of rows that do not fit."""
        return Reading((), self.turned, self.text)


BLANK = Cell()
CellReader = Callable[[str], Cell]


def short(text: str) -> str:
    """A text that can be shown back on one line."""
    start = text[:_LOOKED_AT]
    if not start.isprintable():
        start = "".join(c if c.isprintable() else " " for c in start)
    line = " ".join(start.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _unreadable(text: str, problem: str, place: int | None = None) -> Cell:
    """A cell that cannot be read, and why."""
    shown = short(text)
    caret = None if place is None else _caret(text, place, shown)
    return Cell(shown, problem=problem, place=place, caret=caret)


def _caret(text: str, place: int, shown: str) -> int | None:
    """Where a place of a text is in what is shown of it; nowhere if it is cut off."""
    before = "".join(c if c.isprintable() else " " for c in text[:place])
    caret = len(" ".join(f"{before}^".split())) - 1
    cut = place >= _LOOKED_AT or shown.endswith("…")
    if caret < len(shown) - cut:
        return caret
    return None if cut else len(shown)


def guarded(read: CellReader, text: object) -> Cell:
    """One cell by its reader: nothing is blank, and what is no text is refused."""
    if text is None:
        return BLANK
    if not isinstance(text, str):
        return _unreadable(_repr_of(text), "a single value is expected here")
    if len(text) > _LONGEST and text.strip():
        return _unreadable(text, f"longer than {_LONGEST} characters")
    text = text.strip()  # so that places count from the cell's own first character
    if not text:
        return BLANK
    try:
        return read(text)
    except AnswerError as error:
        return _unreadable(text, str(error), error.place)


def spelled(value: object, depth: int = _DEEPEST) -> str:
    """An answer of any form as somebody would type it, as far as it can be shown back."""
    if isinstance(value, str):
        return value[:_LONGEST]
    if depth == 0 or not isinstance(value, (list, dict)):
        return _repr_of(value)
    if isinstance(value, list):
        return f"[{', '.join(spelled(part, depth - 1) for part in value[:_SHOWN])}]"
    pairs = (f"{name}: {spelled(value[name], depth - 1)}" for name in [*value][:_SHOWN])
    return f"{{{', '.join(pairs)}}}"


def _repr_of(value: object) -> str:
    """Something that is no text, named by its kind."""
    kinds = {bool: str(value).lower(), list: "a list", dict: "an object"}
    return kinds.get(type(value), type(value).__name__)


def figures(cell: Cell) -> int:
    """How many significant figures were written; those of its value for a fraction or formula."""
    worked_out = cell.decimals is None and isinstance(cell.value, float)
    return _figures_of(f"{abs(cell.value):.6g}" if worked_out else cell.text)


@lru_cache(maxsize=4096)
def _figures_of(text: str) -> int:
    """How many significant figures a decimal has."""
    mantissa = text.lower().partition("e")[0]
    return sum(map(str.isdigit, mantissa.lstrip("-+0.")))
