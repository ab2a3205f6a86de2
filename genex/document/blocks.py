"""A document as data: blocks one below the other, for any writer to print.

Lengths are counted in lines (the distance of two lines of text) or in em (the size of the text),
so that a document in large print stays in proportion.
"""

from dataclasses import dataclass, field
from typing import Literal

from genex.document.drawing import Drawing
from genex.document.inline import (
    Blank,
    Code,
    Inline,
    LineBreak,
    Math,
    Place,
    Runs,
    Text,
    TickBox,
    runs,
    spoken,
)

__all__ = [
    "Align",
    "AnswerBox",
    "AnswerGrid",
    "Blank",
    "Block",
    "Blocks",
    "Choice",
    "Choices",
    "Code",
    "Columns",
    "Display",
    "Drawing",
    "Field",
    "Fields",
    "Figure",
    "Framed",
    "Heading",
    "Inline",
    "Item",
    "Items",
    "LineBreak",
    "Listing",
    "Math",
    "Meta",
    "PageBreak",
    "Paragraph",
    "Place",
    "Rule",
    "RuledLines",
    "Runs",
    "Space",
    "Squares",
    "Table",
    "Text",
    "TickBox",
    "Together",
    "runs",
    "spoken",
]

Align = Literal["justified", "left", "center", "right"]
CellAlign = Literal["left", "center", "right", "decimal"]
Look = Literal["box", "bar", "tint"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of text; `aside` stands at the right end of the last one, as marks do.

    One that clings stays on a page with what follows, as a heading does.
    """

    content: Runs
    align: Align = "justified"
    aside: Runs = ()
    clings: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A title; level 0 is that of the document. Listed headings are bookmarks."""

    content: Runs
    level: int = 1
    aside: Runs = ()
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Display:
    """A formula on lines of its own, with a number at the margin if it has one."""

    latex: str
    number: str = ""
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    """Blocks that hang beside a label: a bullet, "2." or "(a)"."""

    label: Runs
    body: "Blocks"


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `ordered` if the labels count, `tight` if its items are single lines or so."""

    items: tuple[Item, ...]
    ordered: bool = False
    tight: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells between three rules; with `grid`, every cell is ruled off."""

    columns: tuple[CellAlign, ...]
    head: tuple[tuple[Runs, ...], ...]
    body: tuple[tuple[Runs, ...], ...]
    caption: Runs = ()
    grid: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A program, line by line, highlighted by weight and slant."""

    code: str
    language: str = ""
    numbered: bool = False
    first: int = 1


@dataclass(frozen=True, slots=True)
class AnswerBox:
    """An empty frame to write in, `lines` high; a key may fill it."""

    lines: float
    label: Runs = ()
    body: "Blocks" = ()


@dataclass(frozen=True, slots=True)
class RuledLines:
    """Lines to write on, with room for a hand; those of a program are numbered."""

    count: int
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Squares:
    """Squared paper to write on, so many lines high."""

    lines: float


@dataclass(frozen=True, slots=True)
class AnswerGrid:
    """Cells to fill, as a matrix or table wants them; `cells` are what a key prints in them."""

    rows: int
    columns: int
    label: Runs = ()
    row_labels: tuple[Runs, ...] = ()
    column_labels: tuple[Runs, ...] = ()
    cells: tuple[tuple[Runs, ...], ...] = ()
    cell_width: float = 5.0
    cell_lines: float = 1.75


@dataclass(frozen=True, slots=True)
class Field:
    """A small box for a number, between its label and its unit."""

    label: Runs
    unit: Runs = ()
    width: float = 6.0
    content: Runs = ()


@dataclass(frozen=True, slots=True)
class Fields:
    """Small boxes one beside the other, on as many lines as they need."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One statement with a box to tick."""

    content: Runs
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """Statements with boxes to tick, in one or more columns."""

    choices: tuple[Choice, ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""


@dataclass(frozen=True, slots=True)
class Framed:
    """Blocks set apart: in a box, beside a bar, or on a tint; it may go on on the next page."""

    body: "Blocks"
    title: Runs = ()
    look: Look = "bar"


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side; `widths` are in proportion to each other."""

    columns: "tuple[Blocks, ...]"
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing, centred, and what it shows."""

    drawing: Drawing
    caption: Runs = ()


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that share a page if one page can hold them."""

    body: "Blocks"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a page."""


@dataclass(frozen=True, slots=True)
class Space:
    """Empty lines; none are left at the top of a page."""

    lines: float = 1.0


Block = (
    Paragraph
    | Heading
    | Display
    | Items
    | Table
    | Listing
    | AnswerBox
    | RuledLines
    | AnswerGrid
    | Fields
    | Choices
    | Rule
    | Framed
    | Columns
    | Figure
    | Together
    | PageBreak
    | Space
    | Squares
)
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Meta:
    """What a file says about itself; `language` is a tag such as "en" or "en-GB"."""

    title: str
    author: str = ""
    subject: str = ""
    language: str = "en"
