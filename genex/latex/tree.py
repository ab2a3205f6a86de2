"""What the parser makes of a formula: lists of atoms, spaces and changes of style."""

from typing import NamedTuple, TypeAlias

from genex.latex import kinds

# Nodes are made by the thousand, and tuples are made twice as fast as frozen dataclasses.


class Number(NamedTuple):
    """Digits with at most one decimal point."""

    text: str


class Words(NamedTuple):
    """Upright words: pieces of text, or formulas between dollar signs."""

    pieces: "tuple[str | Items, ...]"


class Group(NamedTuple):
    """A formula in braces."""

    body: "Items"


class Fraction(NamedTuple):
    """One formula above another, in a style of its own or the surrounding one."""

    over: "Items"
    under: "Items"
    style: int | None = None
    ruled: bool = True


class Radical(NamedTuple):
    """A root and perhaps its degree."""

    body: "Items"
    degree: "Items | None" = None


class Fenced(NamedTuple):
    """Formulas between delimiters that grow with them; "" is an invisible delimiter."""

    parts: "tuple[Items, ...]"
    fences: tuple[str, ...]


class Delimiter(NamedTuple):
    """One delimiter of a size that was asked for, in steps of the smallest."""

    char: str
    size: float


class BigOperator(NamedTuple):
    """A sum, a product, an integral: larger in display."""

    char: str


class Accent(NamedTuple):
    """A mark above a formula; a wide one grows with it."""

    mark: str
    body: "Items"
    wide: bool = False


class Line(NamedTuple):
    """A line above or below a formula."""

    body: "Items"
    above: bool


class Brace(NamedTuple):
    """A lying brace above or below a formula."""

    char: str
    body: "Items"
    above: bool


class Stack(NamedTuple):
    """A formula with smaller ones above and below it."""

    base: "Items"
    above: "Items | None" = None
    below: "Items | None" = None


class Arrow(NamedTuple):
    """An arrow as long as what is written above and below it."""

    char: str
    above: "Items"
    below: "Items | None" = None


class Phantom(NamedTuple):
    """A formula of which only some dimensions are kept, and the ink perhaps."""

    body: "Items"
    wide: bool = True
    tall: bool = True
    inked: bool = False


class Framed(NamedTuple):
    """A formula in a frame."""

    body: "Items"


class Struck(NamedTuple):
    """A relation denied by a stroke."""

    char: str


class Table(NamedTuple):
    """Rows of formulas under column letters."""

    rows: "tuple[tuple[Items, ...], ...]"
    look: str  # the name of a look in layout.looks
    columns: str  # l, c, r; the last one is repeated as needed
    gaps: tuple[float, ...] = ()  # more space after a row
    lines: tuple[int, ...] = ()  # horizontal rules above these rows
    bars: tuple[int, ...] = ()  # vertical rules left of these columns
    padded: tuple[bool, bool] = (False, False)  # the space of a column outside, left and right


_Symbol: TypeAlias = str | Number | Words | Delimiter | BigOperator | Struck
_Built: TypeAlias = Group | Fraction | Radical | Fenced | Accent | Line | Brace | Stack | Arrow
Nucleus: TypeAlias = _Symbol | _Built | Phantom | Framed | Table


class Atom(NamedTuple):
    """A nucleus, its kind for spacing, and its scripts."""

    kind: int
    nucleus: Nucleus
    sub: "Items | None" = None
    sup: "Items | None" = None
    limits: bool | None = None  # scripts above and below: always, never, or in display


class Space(NamedTuple):
    """White space, in thousandths of the em of its surroundings."""

    width: float


class Style(NamedTuple):
    """From here on the list is set in another style."""

    style: int


Item: TypeAlias = Atom | Space | Style
Items: TypeAlias = list[Item]

NOTHING = Atom(kinds.ORD, Group([]))
"""What scripts without a base hang on."""
