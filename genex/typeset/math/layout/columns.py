"""The columns of a table: numbers stand with their decimal points below each other."""

from dataclasses import dataclass
from typing import NamedTuple

from genex.latex.numerals import numeral
from genex.latex.tree import Atom, Framed, Items
from genex.typeset.math.boxes import EMPTY, Part
from genex.typeset.math.layout.frames import MARGIN, THICKNESS
from genex.typeset.math.layout.setter import Setter


class Cell(NamedTuple):
    """An entry of a table, set; of a number also how far it reaches left of its decimal point."""

    box: Part
    point: float | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """How wide a column is, and the space in it that numbers take left and right of the point."""

    letter: str
    width: float
    left: float
    right: float

    def place(self, cell: Cell) -> float:
        """How far right in the column an entry begins."""
        spare = self.width - cell.box.width
        if self.letter == "l":
            return 0.0
        if self.letter == "r":
            return spare
        if cell.point is None:
            return spare / 2
        return (self.width - self.left - self.right) / 2 + self.left - cell.point


def cell(setter: Setter, items: Items, style: int, letter: str) -> Cell:
    """An entry, set; numbers in centred columns are known by their decimal points."""
    if not items:
        return Cell(EMPTY)
    body, side = _unframed(items)
    number = numeral(body) if letter == "c" else None
    if number is None:
        return Cell(setter.items(items, style))
    size = setter.sizes[style]
    box = setter.items(items, style) if side else size.run(number)
    return Cell(box, side + size.run(number.partition(".")[0]).width)


def _unframed(items: Items) -> tuple[Items, float]:
    """What a frame around the whole entry holds, and how far inside it begins."""
    only = items[0] if len(items) == 1 else None
    if type(only) is Atom and type(only.nucleus) is Framed:
        return only.nucleus.body, MARGIN + THICKNESS
    return items, 0.0


def column_of(letter: str, cells: list[Cell]) -> Column:
    """The column that holds these entries."""
    left = max((cell.point for cell in cells if cell.point is not None), default=0.0)
    beyond = (cell.box.width - cell.point for cell in cells if cell.point is not None)
    right = max(beyond, default=0.0)
    widest = max(cell.box.width for cell in cells)
    return Column(letter, max(widest, left + right), left, right)
