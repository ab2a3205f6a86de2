"""What one student wrote for one exercise, cell by cell, beside what was expected."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from genex.answers import Cell, Cells, Kind, Reading, Truth
from genex.answers.cells import figures
from genex.answers.tolerance import ENOUGH_FIGURES, LEAST_FIGURES, window
from genex.exact.cells import refilled
from genex.exact.rounding import Figures, unit
from genex.exact.values import Shape
from genex.exercise.witness import Failure, Witness
from genex.marking.expected import Expected
from genex.marking.guesses import all_alike, are_repeated, is_even, numbers_in, tells
from genex.marking.verdicts import BLANK, FOR_A_PERSON, RIGHT, UNDECIDED, UNREADABLE, Why
from genex.quiz.parts import Part

_OFF = ((10, 0.1), (100, 0.01))  # units of the last place, and the share, that rounding takes
_MOST_PARTS = 100  # below the line of a fraction that a decimal may be rounded from


@dataclass(frozen=True, eq=False)  # so that it can be looked up at once
class Written:
    """The answer to one part."""

    part: Part
    kind: Kind
    truth: Truth
    reading: Reading
    right: tuple[bool | None, ...]  # of each cell; None where it cannot be decided
    values: Cells  # as they are compared; nothing where nothing could be read
    failure: Failure | None = None  # of a witness: the condition that it does not meet
    costs: Mapping[str, Fraction] = field(default_factory=dict)  # of slips that say it themselves

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
        if self.kind.by_person:
            return FOR_A_PERSON
        if self.wrong:
            return None
        if self.part.witness and any(cell.problem for cell in self.cells):
            return UNREADABLE
        return UNDECIDED if None in [self.right[k] for k in self.filled] else RIGHT

    @cached_property
    def is_guess(self) -> bool:
        """Whether it is one value, row or progression everywhere, where the right ones are not."""
        if self.kind.chosen or self.part.witness:  # one letter many times may well be meant
            return False
        told = self.told
        right = [self.truth.right[k] for k in self.filled]
        return (is_even(told) and not is_even(right)) or self.repeats_a_row

    @property
    def is_one_letter(self) -> bool:
        """Whether one choice is made everywhere, where the right ones are not alike."""
        right = [self.truth.right[k] for k in self.filled]
        return is_even([self.values[k] for k in self.filled]) and not is_even(right)

    @cached_property
    def told(self) -> list[Any]:
        """The values that were written, with what is too small to count as nothing."""
        return [x if self.tells(x) else 0.0 for x in (self.values[k] for k in self.filled)]

    @property
    def repeats_a_row(self) -> bool:
        """Whether one row, which is right nowhere, is written everywhere."""
        if not (self.kind.in_rows and self.complete):
            return False
        width = len(self.part.value[0])
        places = range(0, len(self.cells), width)
        if any(all(self.right[k : k + width]) for k in places):
            return False
        rows, right = ([x[k : k + width] for k in places] for x in (self.told, self.truth.right))
        return are_repeated(rows) and not are_repeated(right)

    def costs_of(self, slips: Sequence[str]) -> Fraction | None:
        """What slips cost in marks, where they say it themselves."""
        told = [self.costs[name] for name in slips if name in self.costs]
        return sum(told, Fraction(0)) if told else None

    def worth(self, k: int) -> int:
        """How many digits of a cell speak for what it fits."""
        return self.kind.worth(self.cells[k], self.values[k])

    def tells(self, value: Any) -> bool:
        """Whether a value is more than nothing, at the places that are asked."""
        return tells(value, self.truth.least)

    @cached_property
    def digits(self) -> int:
        """The significant figures of the longest cell."""
        return max((figures(self.cells[k]) for k in self.filled), default=0)

    @cached_property
    def is_sound(self) -> bool:
        """Whether things can follow from it: shapes or numbers that are no guess and no error."""
        found = numbers_in(self.values)
        if not all(
            isinstance(x, Shape) or (isinstance(x, float) and math.isfinite(x)) for x in found
        ):
            return False
        return any(map(self.tells, found)) and not all_alike(self.told) and not self.is_guess

    def fits(self, expected: Cells) -> bool:
        """Whether every filled cell is what is expected there, perhaps rounded too early."""
        if not self.windows:
            return all(self.near(k, expected[k]) for k in self.filled)
        k, low, high = self.first
        return low <= expected[k] <= high and all(
            low <= expected[k] <= high for k, (low, high) in self.windows.items()
        )

    def near(self, k: int, expected: Any, room: float = 0.0) -> bool:
        """Whether a cell is what is expected there, perhaps rounded too early, give or take."""
        if self.part.witness:
            return bool(self.values[k] == expected)
        if k in self.windows:
            low, high = self.windows[k]
            return bool(low - room <= expected <= high + room)
        cell, value = self.cells[k], self.values[k]
        return self.kind.is_near(cell, value, expected, self.part.decimals, self.digits)

    def is_early(self, k: int) -> bool:
        """Whether a cell is the right one, rounded on the way or at the end; nearer is no worse."""
        right, places = self.truth.right[k], self.part.decimals
        if not self.kind.rounds or self.part.witness or not isinstance(right, float):
            return False
        if self.near(k, right):
            return True
        if places is None or self.digits < LEAST_FIGURES:
            return False
        off, last = abs(self.values[k] - right), unit(right, places)
        share = off / abs(right) if right else math.inf
        return any(off <= units * last and share <= most for units, most in _OFF)

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
        """Whether some cell is more than nothing, so that being near it is telling."""
        if self.part.witness:  # its values are what the whole answer stands for
            return any(self.cells[k].value for k in self.filled)
        return any(self.tells(self.values[k]) for k in self.filled)


def read_written(expected: Expected, part: Part, answer: Any) -> Written:
    """Read an answer and hold it against the right one."""
    kind, truth = part.kind, expected.truths[part.id]
    reading = expected.asked[part.id].read(answer)
    if isinstance(part.step, Witness):
        return _tried(expected, part, part.step, reading)
    values = tuple(kind.compared(cell, truth) for cell in reading.cells)
    if reading.turned:
        return _turned(part, truth, reading, values)
    right = tuple(
        cell.filled and kind.is_right(cell, values[k], k, truth)
        for k, cell in enumerate(reading.cells)
    )
    return Written(part, kind, truth, reading, right, values, costs=expected.costs)


def _turned(part: Part, truth: Truth, reading: Reading, values: Cells) -> Written:
    """Take a matrix with rows for columns as that slip if it is one; otherwise for a person."""
    found = Written(part, part.kind, truth, reading, (False,) * len(reading.cells), values)
    width = len(part.value[0])
    swapped = tuple(cell for k in range(width) for cell in truth.right[k::width])
    if found.complete and found.fits(swapped):
        return found
    return Written(part, part.kind, truth, reading.unturned, (), ())


def _tried(expected: Expected, part: Part, step: Witness, reading: Reading) -> Written:
    """Put a witness to the test; with a cell that holds nothing it cannot be told."""
    kind, truth, cells = part.kind, expected.truths[part.id], reading.cells
    if not cells or not all(cell.filled for cell in cells):
        return Written(part, kind, truth, reading, (None,) * len(cells), (None,) * len(cells))
    meaning, failure = _judged(expected, part, step, [cell.value for cell in cells])
    if failure is not None:
        other, better = _judged(expected, part, step, [_unrounded(cell) for cell in cells])
        meaning, failure = (other, None) if better is None else (meaning, failure)
    right = (failure is None,) * len(cells)
    return Written(part, kind, truth, reading, right, (meaning,) * len(cells), failure)


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
