"""Boxes of character cells: rows of one width, one of which is the baseline."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from genex.terminal.cells import cells_of_line, center, left, right

Side = Literal["left", "center", "right"]
PLACES = {"left": left, "center": center, "right": right}


@dataclass(frozen=True, slots=True)
class Box:
    """Rows of one width; `base` is the number of the row on which neighbours stand."""

    rows: tuple[str, ...]
    base: int = 0

    @property
    def width(self) -> int:
        """How many cells each row takes."""
        return cells_of_line(self.rows[0])

    @property
    def height(self) -> int:
        """How many rows are above the baseline."""
        return self.base

    @property
    def depth(self) -> int:
        """How many rows are below the baseline."""
        return len(self.rows) - self.base - 1

    @property
    def tall(self) -> bool:
        """Whether there is more than one row."""
        return len(self.rows) > 1

    @property
    def text(self) -> str:
        """The baseline."""
        return self.rows[self.base]


def box_of_line(text: str) -> Box:
    """Return one row."""
    return Box((text,))


def blank_box(width: int, height: int = 0, depth: int = 0) -> Box:
    """Return white space."""
    return Box((" " * width,) * (height + depth + 1), height)


NOTHING = blank_box(0)


def _reaching(box: Box, height: int, depth: int) -> Box:
    """Return the box with as many empty rows as make it reach so far up and down."""
    empty = " " * box.width
    above, below = max(0, height - box.height), max(0, depth - box.depth)
    return Box((empty,) * above + box.rows + (empty,) * below, box.base + above)


def level(boxes: Iterable[Box]) -> list[Box]:
    """Return boxes that all reach as far up and down as any of them."""
    boxes = list(boxes)
    height = max((box.height for box in boxes), default=0)
    depth = max((box.depth for box in boxes), default=0)
    return [_reaching(box, height, depth) for box in boxes]


def boxes_beside(boxes: Iterable[Box]) -> Box:
    """Return boxes side by side on one baseline."""
    levelled = level(boxes)
    if not levelled:
        return NOTHING
    rows = zip(*(box.rows for box in levelled), strict=True)
    return Box(tuple(map("".join, rows)), levelled[0].base)


def boxes_below(boxes: Sequence[Box], at: int = 0, side: Side = "center") -> Box:
    """Return boxes one below the other; the baseline is that of the one with number `at`."""
    width = max(box.width for box in boxes)
    place = PLACES[side]
    starts = list(accumulate((len(box.rows) for box in boxes), initial=0))
    rows = tuple(place(row, width) for box in boxes for row in box.rows)
    return Box(rows, starts[at] + boxes[at].base)


def raised_box(box: Box, up: int) -> Box:
    """Return a box whose last row is so many rows above the baseline."""
    return Box(box.rows + (" " * box.width,) * up, len(box.rows) - 1 + up)


def lowered(box: Box, down: int) -> Box:
    """Return a box whose first row is so many rows below the baseline."""
    return Box((" " * box.width,) * down + box.rows)


def laid_over(one: Box, other: Box) -> Box:
    """Return two boxes in one place, or side by side where they would meet."""
    one, other = level((one, other))
    pairs = list(zip(one.rows, other.rows, strict=True))
    if any(a.strip() and b.strip() for a, b in pairs):
        return boxes_beside((one, other))
    width = max(one.width, other.width)
    rows = (left((a if a.strip() else b).rstrip(" "), width) for a, b in pairs)
    return Box(tuple(rows), one.base)
