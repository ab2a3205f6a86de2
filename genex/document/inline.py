"""What stands in a line: words, code, mathematics, blanks to fill in."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """Where an author wrote something, for messages."""

    source: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.source}, line {self.line}, column {self.column}"


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one style; their spaces are places where a line may break."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """A name or an expression of a program, set as it is typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Math:
    """A formula in LaTeX; `place` says where it was written and is no part of what it is."""

    latex: str
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """The end of a line wherever it stands."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A rule to write on; `width` in em of the text."""

    width: float = 5.0


@dataclass(frozen=True, slots=True)
class TickBox:
    """A small square to tick."""

    ticked: bool = False


Inline = Text | Code | Math | LineBreak | Blank | TickBox
Runs = tuple[Inline, ...]


def runs(text: str, *, bold: bool = False, italic: bool = False) -> Runs:
    """Return plain words as the content of a paragraph, a label or a cell."""
    return (Text(text, bold, italic),) if text else ()


def spoken(content: Runs) -> str:
    """Return what bookmarks and screen readers say for some content."""
    return "".join(map(_spoken, content))


def _spoken(run: Inline) -> str:
    match run:
        case Text(text=text) | Code(text=text):
            return text
        case Math(latex=latex):
            return latex
        case Blank():
            return "____"
        case TickBox(ticked=ticked):
            return "[x]" if ticked else "[ ]"
        case LineBreak():
            return " "
