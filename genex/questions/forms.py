"""What an author says students write, and how much room there is: "4 lines", "tick one"."""

import re
from dataclasses import dataclass
from fractions import Fraction

from genex.errors import BlueprintError
from genex.exact.choices import Prose
from genex.messages import guess, shortly

TICK_ONE, TICK_ALL, TRUE_OR_FALSE = "tick one", "tick all", "true or false"
NUMBER, NUMBERS, MATRIX, SHAPE = "number", "numbers", "matrix", "shape"
FORMULA, WORD = "formula", "word"
MARKED = (TICK_ONE, TICK_ALL, TRUE_OR_FALSE, NUMBER, NUMBERS, MATRIX, SHAPE, FORMULA, WORD)
TICKED = (TICK_ONE, TICK_ALL, TRUE_OR_FALSE)
IN_NUMBERS = (NUMBER, NUMBERS, MATRIX)

_LINES = re.compile(r"(?:(\d{1,3}) )?lines?( of code)?")
_PLACE = re.compile(r"(box|grid|file)(?: of (\d{1,2}(?:\.\d)?) cm)?")
_MOST_LINES, _MOST_CM = 60, 22
_GRID = Fraction(5)  # cm, where nobody says how high
_EXAMPLES = ("line", "4 lines", "box", "box of 5 cm", "grid of 5 cm", "12 lines of code", "file")
_WRONG_WAY_ROUND = re.compile(r"(\d{1,2}(?:\.\d+)?) ?cm (?:of )?(box|grid)|(box|grid),? (\d+) ?cm")


@dataclass(frozen=True)
class Form:
    """What an answer is: words that a person reads, or a kind that genex marks."""

    kind: str  # one of MARKED; empty for words
    prose: Prose | None = None  # the room for words

    def __str__(self) -> str:
        return self.kind or str(self.prose)


def read_form(text: str, place: str) -> Form:
    """The form that an author's words name."""
    if text in MARKED:
        return Form(text)
    return Form("", read_prose(text, place))


def read_prose(text: str, place: str) -> Prose:
    """The room for words that an author's words name."""
    lines, other = _LINES.fullmatch(text), _PLACE.fullmatch(text)
    if lines:
        return Prose("code" if lines[2] else "lines", _lines(int(lines[1] or 1), place))
    if other and not (other[1] == "file" and other[2]):
        return _sized(other[1], other[2], place)
    raise BlueprintError(f"{place}: cannot read {shortly(text)}.{_way_out(text)}")


def _lines(count: int, place: str) -> int:
    """So many lines, if they fit on a page."""
    if not 1 <= count <= _MOST_LINES:
        raise BlueprintError(f"{place}: {count} lines do not fit. Give 1 to {_MOST_LINES}.")
    return count


def _sized(paper: str, size: str | None, place: str) -> Prose:
    """A box or a grid so many centimetres high, or a place for a file's name."""
    if paper == "file":
        return Prose("file")
    height = Fraction(size) if size else _GRID if paper == "grid" else Fraction(0)
    if size and not 1 <= height <= _MOST_CM:
        raise BlueprintError(f"{place}: {size} cm do not fit on a page. Give 1 to {_MOST_CM}.")
    return Prose("grid" if paper == "grid" else "box", height)


def _way_out(text: str) -> str:
    """What was probably meant."""
    turned = _WRONG_WAY_ROUND.fullmatch(text)
    if turned:
        return f' Write "{turned[2] or turned[3]} of {turned[1] or turned[4]} cm".'
    return guess(text, (*MARKED, *_EXAMPLES))
