"""LaTeX formulas as text: in one row among words, over several rows in display."""

from typing import Final

from genex.document.inline import Place
from genex.errors import TemplateError
from genex.latex.errors import FormulaError
from genex.latex.read import read_formula
from genex.latex.styles import DISPLAY, TEXT
from genex.latex.tree import Atom, Items, Table
from genex.terminal.math.boxes import Box, boxes_beside
from genex.terminal.math.breaking import folded
from genex.terminal.math.linear import LINE
from genex.terminal.math.plane import PLANE, SMALL
from genex.terminal.math.setter import Setter
from genex.terminal.math.tables import draw_table

__all__ = ["Box", "display", "inline"]

_IN_LINE: Final = Setter(LINE, LINE, TEXT)
_DISPLAYED: Final = Setter(PLANE, SMALL, DISPLAY)


def inline(latex: str, place: Place | None = None) -> str:
    """Return a formula in one row."""
    return _IN_LINE.items(_read(latex, place)).text


def formula_in_rows(latex: str, room: int, place: Place | None = None) -> Box:
    """Return a formula over several rows, broken if it is wider than the room."""
    items = _read(latex, place)
    first = items[0] if items else None
    if isinstance(first, Atom) and isinstance(first.nucleus, Table):
        rest = _DISPLAYED.items(items[1:])
        return boxes_beside((draw_table(_DISPLAYED, first.nucleus, room - rest.width), rest))
    return folded(_DISPLAYED, items, room)


class _Printable:
    """The characters that words in a formula may use: a terminal has them all."""

    def __contains__(self, char: object) -> bool:
        return isinstance(char, str) and char.isprintable()


def _read(latex: str, place: Place | None) -> Items:
    """Read a formula, or say where it is wrong."""
    try:
        return read_formula(latex, _Printable())
    except FormulaError as error:
        raise TemplateError(_explained(error, latex, place)) from error


def _explained(error: FormulaError, latex: str, place: Place | None) -> str:
    """Return the message of an error, with its place in the source if that is known."""
    if place is None:
        return f"formula {latex!r}, {error}"
    column = error.column + (place.column - 1 if error.line == 1 else 0)
    hint = f"; did you mean {error.guess}?" if error.guess else ""
    found = Place(place.source, place.line + error.line - 1, column)
    return f"{found}: {error.fact}{hint}"
