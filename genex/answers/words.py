"""A short text that is compared with the forms that are accepted."""

from genex.answers.cells import Cell, short
from genex.exact.choices import compared


def read_words(text: str) -> Cell:
    """A short text; letters of either case, spaces and quotation marks do not matter."""
    return Cell(short(text), compared(text))
