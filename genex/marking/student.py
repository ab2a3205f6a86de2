"""What one student wrote for one exercise, cell by cell, beside what was expected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from genex.answers import Cell, Reading, read
from genex.answers.numbers import figures
from genex.exact import refilled
from genex.marking.expected import Cells, Expected
from genex.marking.formulas import is_formula, values_of
from genex.marking.windows import agree, is_near, is_right, is_unit_away
from genex.quiz import Part
from genex.witness import Failure, Witness


@dataclass(frozen=True)
class Written:
    """The answer to one part."""

    part: Part
    kind: str
    reading: Reading
    right: tuple[bool | None, ...]  # of each cell; None where it cannot be decided
    values: Cells  # as they are compared; nothing where nothing could be read
    failure: Failure | None = None  # of a witness: the condition that it does not meet

    @property
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
        """Does every cell hold a value?"""
        return bool(self.cells) and len(self.filled) == len(self.cells)

    @cached_property
    def digits(self) -> int:
        """The significant figures of the longest cell."""
        return max((figures(self.cells[k]) for k in self.filled), default=0)

    def fits(self, expected: Cells) -> bool:
        """Is every cell that was filled what is expected there, perhaps rounded too early?"""
        if self.part.witness:
            return self.values == expected
        if self.kind == "expression":
            return all(agree(self.values[k], expected[k]) for k in self.filled)
        return all(
            is_near(self.cells[k], expected[k], self.part.decimals, self.digits)
            for k in self.filled
        )

    def continues(self, expected: Cells) -> bool:
        """The same, with no more room than a unit of the last decimal that is asked."""
        if self.kind == "expression" or self.part.witness:
            return self.fits(expected)
        return all(
            is_unit_away(self.cells[k], expected[k], self.part.decimals) for k in self.filled
        )


def written(expected: Expected, part: Part, answer: Any) -> Written:
    """Read an answer and hold it against the right one."""
    asked = expected.asked[part.id]
    reading = read(answer, asked)
    if isinstance(part.step, Witness):
        return tried(expected, part, part.step, reading)
    if asked.kind == "expression":
        values = tuple(values_of(expected, cell) for cell in reading.cells)
        verdicts = tuple(
            is_formula(expected, part, k, cell, values[k]) if cell.filled else False
            for k, cell in enumerate(reading.cells)
        )
        return Written(part, asked.kind, reading, verdicts, values)
    right, allowed = expected.right[part.id], allowance(expected, part)
    sure = tuple(
        cell.filled and is_right(cell, value, part.decimals, spread)
        for cell, value, spread in zip(reading.cells, right, allowed, strict=bool(reading.cells))
    )
    return Written(part, asked.kind, reading, sure, tuple(cell.value for cell in reading.cells))


def tried(expected: Expected, part: Part, step: Witness, reading: Reading) -> Written:
    """Put a witness to the test; with a cell that holds nothing it cannot be told."""
    kind, cells = expected.asked[part.id].kind, reading.cells
    if not cells or not all(cell.filled for cell in cells):
        return Written(part, kind, reading, (None,) * len(cells), (None,) * len(cells))
    value = refilled(part.value, (cell.value for cell in cells))
    meaning = step.stands_for(expected.exercise, value)
    failure = step.failure(expected.exercise, meaning)
    right = (failure is None,) * len(cells)
    return Written(part, kind, reading, right, (meaning,) * len(cells), failure)


def allowance(expected: Expected, part: Part) -> tuple[float, ...]:
    """What carrying a few more decimals along, as the paper says, may do to each cell."""
    if part.decimals is None:
        return (0.0,) * len(expected.right[part.id])
    return expected.spread(part, part.decimals + expected.guard)


def read_all(expected: Expected, answers: Mapping[str, Any]) -> list[Written]:
    """Every part of an exercise as the student answered it."""
    return [written(expected, part, answers.get(part.id)) for part in expected.parts]
