"""A short text that is compared with the forms that are accepted."""

from typing import Any

from genex.answers.cells import Cell, CellReader, short
from genex.answers.kind import Asked, Kind
from genex.exact.cells import flat
from genex.exact.choices import Words, compared


def _read_words(text: str) -> Cell:
    """A short text; letters of either case, spaces and quotation marks do not matter."""
    return Cell(short(text), compared(text))


class ShortWords(Kind):
    """A word or a few, in one of the forms that are accepted."""

    name, width, worked, chosen = "words", 12.0, False, True

    def suits(self, value: Any, *, formula: bool) -> bool:
        """Whether words are among the cells."""
        return not formula and any(isinstance(cell, Words) for cell in flat(value))

    def reader(self, _asked: Asked) -> CellReader:
        """What reads one text."""
        return _read_words

    def worth(self, _cell: Cell, _value: Any) -> int:
        """Little: few words come into question."""
        return 2


WORDS = ShortWords()
