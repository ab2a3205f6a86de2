"""What is said about a formula that cannot be set."""

from collections.abc import Iterable
from difflib import get_close_matches

from genex.errors import TemplateError


class FormulaError(TemplateError):
    """A formula cannot be set; `line` and `column` count from 1 within its text."""

    def __init__(self, fact: str, line: int, column: int, guess: str = "") -> None:
        self.fact = fact
        self.line = line
        self.column = column
        self.guess = guess
        hint = f"; did you mean {guess}?" if guess else ""
        super().__init__(f"line {line}, column {column}: {fact}{hint}")


def place(source: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset."""
    return source.count("\n", 0, offset) + 1, offset - (source.rfind("\n", 0, offset))


def nearest(name: str, names: Iterable[str]) -> str:
    """The known name most like this one, or nothing."""
    return next(iter(get_close_matches(name, sorted(names), n=1, cutoff=0.6)), "")
