"""A kind of answer: all that genex must know of it, from the paper to the marks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from genex.answers.cells import Cell, CellReader, Reading, figures, guarded
from genex.answers.likeness import is_like_number
from genex.answers.lists import cells_in_text, read_list
from genex.answers.tolerance import is_right, is_same, is_unit_away, window
from genex.document.blocks import Block, Field, Fields, Runs
from genex.exact.cells import dimensions
from genex.exact.rounding import Places

if TYPE_CHECKING:
    from genex.algebra import Names

Cells = tuple[Any, ...]  # floats, shapes, words or meanings; of formulas, values at two points
Label = Callable[..., Runs]  # what stands beside the box of a cell, by its indices


@dataclass(frozen=True)
class Asked:
    """What reading an answer needs to know of its question."""

    kind: "Kind"
    size: tuple[int, ...] = ()  # rows and columns; nothing for a single value
    names: "Names | None" = None  # of formulas
    count: int = 0  # of choices
    labels: tuple[str, ...] = ()  # of cells that go by names
    exact: bool = False  # whether numbers are needed as rationals
    thousands: bool = False  # whether whole numbers are asked that some people write as 12,345
    options: Callable[[], Sequence[str]] = tuple  # what stands beside the boxes, in Markdown

    def read(self, answer: Any) -> Reading:
        """Read an answer as it came out of JSON, where numbers are kept as text."""
        return self.kind.read(answer, self)

    def show(self, reading: Reading) -> str:
        """An answer as it was read."""
        return self.kind.show(reading, self)


@dataclass(frozen=True)
class Truth:
    """What an answer is held against: the right cells, and how near is near enough."""

    right: Cells
    decimals: Places | None = None
    allowed: Sequence[float] = ()  # how far rounding on the way may move each cell
    within: float | None = None  # how far a number may be off, where that is not rounding
    least: float = 0.0  # a number below it counts as nothing
    given: frozenset[float] = frozenset()  # numbers that stand in the question
    values_at: Callable[[Any], Cells] = lambda _: ()  # of a formula, at the exercise's points
    proves: Callable[[int, str], bool | None] = lambda *_: None  # that a formula is a cell's


class Kind:
    """What becomes of an answer; what a kind does not say itself is as for numbers.

    A new kind is a class in a module beside this one and an object in the tuple of `kinds`.
    """

    name: str  # in keys and listings, and of the block of words that says the form
    chosen = False  # picked from a few, so that it is often alike by chance or on purpose
    numeric = False  # numbers and nothing else: rounded, compared by windows
    rounds = False  # holds numbers that may be rounded where they are asked exactly
    everywhere = False  # judged at several points, as formulas are
    in_rows = False  # a matrix, whose rows are shown and whose columns may be taken for them
    worked = True  # whether there is room for the working
    width = 8.0  # of a box on paper, in em
    aligned = False  # a single number, whose points stand one below the other in a table
    bracketed = False  # has brackets of its own, so that a list of such needs none
    spaced = True  # white space may stand between cells of a list, since none stands in a cell
    by_person = False  # read by a person, not compared
    shared = False  # boxes that hold earn their share of the marks, as the paper says
    ticks = ""  # the words that say how many boxes to tick; empty where there are none

    def suits(self, value: Any, *, formula: bool) -> bool:
        """Whether a value that is asked takes this kind of answer."""
        raise NotImplementedError

    # read and shown back

    def reader(self, asked: Asked) -> CellReader:
        """What reads one cell."""
        raise NotImplementedError

    def read(self, answer: Any, asked: Asked) -> Reading:
        """Read an answer as it came out of JSON, where numbers are kept as text."""
        return self.read_by(answer, asked, self.reader(asked))

    def read_by(self, answer: Any, asked: Asked, read: CellReader) -> Reading:
        """Read an answer whose cells are read in a certain way."""
        if not asked.size:
            return Reading((guarded(read, answer),))
        return read_list(answer, asked.size, read, spaced=self.spaced)

    def show(self, reading: Reading, asked: Asked) -> str:
        """An answer as it was read."""
        size = asked.size[::-1] if reading.turned else asked.size
        return reading.text if reading.problem else cells_in_text(reading.cells, size)

    # compared

    def compared(self, cell: Cell, _truth: Truth) -> Any:
        """What of a cell is compared."""
        return cell.value

    def is_right(self, cell: Cell, _value: Any, k: int, truth: Truth) -> bool | None:
        """Whether a cell is right; None where that cannot be decided."""
        if truth.within is not None and isinstance(cell.value, float):
            return bool(abs(cell.value - truth.right[k]) <= truth.within)
        return is_right(cell, truth.right[k], truth.decimals, truth.allowed[k])

    def is_near(
        self, cell: Cell, _value: Any, expected: Any, places: Places | None, digits: int
    ) -> bool:
        """Whether a cell is what is expected, perhaps rounded too early; of so many digits."""
        if isinstance(expected, float):
            low, high = window(cell, places, digits, expected)
            return low <= expected <= high
        return is_same(cell, expected)

    def goes_on(self, cell: Cell, _value: Any, expected: Any, places: Places | None) -> bool:
        """Whether a cell goes on from what is expected, within a unit of its last decimal."""
        return is_unit_away(cell, expected, places)

    def resembles(self, cell: Cell, value: Any, expected: Any) -> bool:
        """Whether a wrong cell shows the way to a value, so that others may follow from it."""
        told = isinstance(value, float) and isinstance(expected, float)
        return told and is_like_number(cell, value, expected)

    # what a coincidence is worth, in digits: that a cell is what a slip gives

    def worth(self, cell: Cell, _value: Any) -> int:
        """How many digits a cell has that fits."""
        return max(1, figures(cell))

    def share(self, _written: Any, _right: Any, *, wrong: Fraction, whole: bool) -> Fraction:  # noqa: ARG002
        """The share of its marks that a wrong choice keeps; a wrong tick may cost some."""
        return Fraction(0)

    def thousands(self, _value: Any, _places: Places | None) -> bool:
        """Whether whole numbers are asked that some people write as 12,345."""
        return False

    # on paper

    def space(self, value: Any, label: Label) -> Iterator[Block]:
        """Boxes to write in: one for each cell."""
        found = dimensions(value)
        boxes = [(k,) for k in range(found[0])] if found else [()]
        yield Fields(tuple(Field(label(*indices), width=self.width) for indices in boxes))
