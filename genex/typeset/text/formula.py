"""Formulas for text and display, with the place of what is wrong in them."""

from genex.document.blocks import Place
from genex.errors import TemplateError
from genex.typeset.math import Formula, FormulaError, set_formula


def set_inline_formula(latex: str, place: Place | None = None, *, display: bool = False) -> Formula:
    """Set a formula, or say where it is wrong."""
    try:
        return set_formula(latex, display)
    except FormulaError as error:
        raise TemplateError(_where(error, latex, place)) from error


def _where(error: FormulaError, latex: str, place: Place | None) -> str:
    """Return the message of an error, with its place in the source if that is known."""
    hint = f"; did you mean {error.guess}?" if error.guess else ""
    if place is None:
        return f"formula {latex!r}, column {error.column}: {error.fact}{hint}"
    column = error.column + (place.column - 1 if error.line == 1 else 0)
    found = Place(place.source, place.line + error.line - 1, column)
    return f"{found}: {error.fact}{hint}"
