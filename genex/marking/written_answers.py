"""What one student wrote for one exercise, cell by cell, beside what was expected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import isfinite
from typing import Any

from genex.answers import Cell, Cells, Kind, Reading
from genex.answers.cells import figures
from genex.answers.tolerance import ENOUGH_FIGURES, window
from genex.exact.cells import refilled
from genex.exact.rounding import Figures
from genex.exact.values import Shape
from genex.exercise.witness import Failure, Witness
from genex.marking.expected import Expected, all_alike
from genex.marking.verdicts import BLANK, RIGHT, UNDECIDED, UNREADABLE, Why
from genex.quiz.parts import Part

_MOST_PARTS = 100  # below the line of a fraction that a decimal may be rounded from
_FEWEST_TELLING = 3  # cells that say something by being all alike


@dataclass(frozen=True, eq=False)  # so that it can be looked up at once
class Written:
    """The answer to one part."""

    part: Part
    kind: Kind
    reading: Reading
    right: tuple[bool | None, ...]  # of each cell; None where it cannot be decided
    values: Cells  # as they are compared; nothing where nothing could be read
    failure: Failure | None = None  # of a witness: the condition that it does not meet

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The cells as they were read."""
        return self.reading.cells

    @cached_property
    def filled(self) -> list[int]:
        """The places that hold a value."""
        return [k for k, cell in enumerate(self.cells) if cell.filled]

    @cached_property
    def wrong(self) -> list[int]:
        """The places with a value that is not right."""
        return [k for k in self.filled if self.right[k] is False]

    @property
    def complete(self) -> bool:
        """Whether every cell holds a value."""
        return bool(self.cells) and len(self.filled) == len(self.cells)

    @cached_property
    def plain(self) -> Why | None:
        """The verdict, if it needs no explanation."""
        if self.reading.blank:
            return BLANK
        if not self.filled:
            return UNREADABLE
        if self.wrong:
            return None
        if self.part.witness and any(cell.problem for cell in self.cells):
            return UNREADABLE
        return UNDECIDED if None in [self.right[k] for k in self.filled] else RIGHT

    @cached_property
    def flat(self) -> bool:
        """Whether one value is written everywhere, where the right values differ."""
        if self.kind.chosen or self.part.witness:  # one letter many times may well be meant
            return False
        written = {self.values[k] for k in self.filled}
        return len(self.filled) >= _FEWEST_TELLING and len(written) == 1

    @cached_property
    def digits(self) -> int:
        """The significant figures of the longest cell."""
        return max((figures(self.cells[k]) for k in self.filled), default=0)

    @cached_property
    def sound(self) -> bool:
        """Whether things can follow from it: shapes, or numbers neither all zero nor alike."""
        flat = [x for value in self.values for x in (value if type(value) is tuple else (value,))]
        told = all(isinstance(x, Shape) or (isinstance(x, float) and isfinite(x)) for x in flat)
        return told and any(flat) and not all_alike(self.values)

    def fits(self, expected: Cells) -> bool:
        """Whether every filled cell is what is expected there, perhaps rounded too early."""
        if not self.windows:
            return all(self.near(k, expected[k]) for k in self.filled)
        k, low, high = self.first
        return low <= expected[k] <= high and all(
            low <= expected[k] <= high for k, (low, high) in self.windows.items()
        )

    def near(self, k: int, expected: Any) -> bool:
        """Whether a cell is what is expected there, perhaps rounded too early."""
        if self.part.witness:
            return bool(self.values[k] == expected)
        if k in self.windows:
            low, high = self.windows[k]
            return bool(low <= expected <= high)
        cell, value = self.cells[k], self.values[k]
        return self.kind.is_near(cell, value, expected, self.part.decimals, self.digits)

    @cached_property
    def windows(self) -> Mapping[int, tuple[float, float]]:
        """Between what values each number may stand for one, whatever one is expected."""
        exact = not self.kind.numeric or self.part.witness
        if exact or isinstance(self.part.decimals, Figures):
            return {}
        return {k: window(self.cells[k], self.part.decimals, self.digits) for k in self.filled}

    @cached_property
    def first(self) -> tuple[int, float, float]:
        """The first number that is wrong: what does not fit mostly differs there."""
        k = (self.wrong or self.filled)[0]
        return (k, *self.windows[k])

    def continues(self, expected: Cells) -> bool:
        """Whether it goes on from what was expected, within a unit of the last decimal."""
        if self.part.witness:
            return self.fits(expected)
        return all(self.continues_at(k, expected[k]) for k in self.filled)

    def continues_at(self, k: int, expected: Any) -> bool:
        """Whether one cell goes on from what was expected, within a unit of its last decimal."""
        cell, value = self.cells[k], self.values[k]
        return self.kind.goes_on(cell, value, expected, self.part.decimals)

    @property
    def says_something(self) -> bool:
        """Whether some cell differs from 0, so that being near it is telling."""
        return any(self.values[k] for k in self.filled)


def read_written(expected: Expected, part: Part, answer: Any) -> Written:
    """Read an answer and hold it against the right one."""
    kind, truth = part.kind, expected.truths[part.id]
    reading = expected.asked[part.id].read(answer)
    if isinstance(part.step, Witness):
        return _tried(expected, part, part.step, reading)
    values = tuple(kind.compared(cell, truth) for cell in reading.cells)
    if reading.turned:
        return _turned(part, reading, values, truth.right)
    right = tuple(
        cell.filled and kind.is_right(cell, values[k], k, truth)
        for k, cell in enumerate(reading.cells)
    )
    return Written(part, kind, reading, right, values)


def _turned(part: Part, reading: Reading, values: Cells, right: Cells) -> Written:
    """Take a matrix with rows for columns as that slip if it is one; otherwise for a person."""
    found = Written(part, part.kind, reading, (False,) * len(reading.cells), values)
    width = len(part.value[0])
    swapped = tuple(cell for k in range(width) for cell in right[k::width])
    if found.complete and found.fits(swapped):
        return found
    return Written(part, part.kind, reading.unturned, (), ())


def _tried(expected: Expected, part: Part, step: Witness, reading: Reading) -> Written:
    """Put a witness to the test; with a cell that holds nothing it cannot be told."""
    kind, cells = part.kind, reading.cells
    if not cells or not all(cell.filled for cell in cells):
        return Written(part, kind, reading, (None,) * len(cells), (None,) * len(cells))
    meaning, failure = _judged(expected, part, step, [cell.value for cell in cells])
    if failure is not None:
        other, better = _judged(expected, part, step, [_unrounded(cell) for cell in cells])
        meaning, failure = (other, None) if better is None else (meaning, failure)
    right = (failure is None,) * len(cells)
    return Written(part, kind, reading, right, (meaning,) * len(cells), failure)


def _judged(
    expected: Expected, part: Part, step: Witness, cells: Sequence[Fraction]
) -> tuple[Any, Failure | None]:
    """What an answer stands for, and why it fails."""
    meaning = step.stands_for(expected.exercise, refilled(part.value, iter(cells)))
    return meaning, step.failure(expected.exercise, meaning)


def _unrounded(cell: Cell) -> Fraction:
    """The simple fraction that a long decimal such as 0.3333 stands for, or the number as it is."""
    number: Fraction = cell.value
    if cell.decimals is None or figures(cell) < ENOUGH_FIGURES:
        return number
    simple = number.limit_denominator(_MOST_PARTS)
    return simple if 2 * abs(simple - number) <= Fraction(1, 10**cell.decimals) else number
