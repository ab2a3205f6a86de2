"""Answers in numbers: one, a list, a matrix, or numbers that go by names."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import count
from typing import Any

from genex.answers.cells import CellReader, Reading, spelled
from genex.answers.kind import Asked, Kind, Label
from genex.answers.named import read_named, shown_by_name
from genex.document.blocks import AnswerGrid, Block, Field, Fields
from genex.exact.cells import dimensions, flat
from genex.exact.rounding import Places
from genex.exact.values import Named

_THOUSAND = 1000
_DECIMAL_COMMA = re.compile(r"\d,\d{1,2}(?!\d)|\d,\d{4}")


class Numbers(Kind):
    """Numbers, one or several: rounded as the paper says, or exact."""

    numeric = rounds = True

    def __init__(self, name: str, width: float, dimensions: int) -> None:
        self.name, self.width, self.dimensions = name, width, dimensions
        self.in_rows, self.aligned = dimensions > 1, dimensions == 0

    def suits(self, value: Any, *, formula: bool) -> bool:
        """Whatever is of no other kind is made of numbers."""
        return not formula and len(dimensions(value)) == self.dimensions

    def reader(self, asked: Asked) -> CellReader:
        """How numbers are read: exactly for proofs, otherwise as near as doubles are."""
        if asked.exact:
            from genex.answers.exact_numbers import read_rational  # noqa: PLC0415  (see below)

            return read_rational
        from genex.answers.numbers import read_large_number, read_number  # noqa: PLC0415  (papers need no reader)

        return read_large_number if asked.thousands else read_number

    def read(self, answer: Any, asked: Asked) -> Reading:
        """Read numbers; beside a decimal comma, 12,345 may have one, too."""
        if asked.thousands and _DECIMAL_COMMA.search(spelled(answer)):
            from genex.answers.numbers import read_doubtful_number  # noqa: PLC0415  (see above)

            return self.read_by(answer, asked, read_doubtful_number)
        return super().read(answer, asked)

    def thousands(self, value: Any, places: Places | None) -> bool:
        """Whether exact whole numbers are asked, and a large one among them."""
        numbers = flat(value) if self.numeric and places is None else []
        whole = all(isinstance(n, (int, Fraction)) and n.denominator == 1 for n in numbers)
        return whole and any(abs(n) >= _THOUSAND for n in numbers)

    def space(self, value: Any, label: Label) -> Iterator[Block]:
        """A grid for a matrix, boxes for everything else."""
        if self.in_rows:
            yield AnswerGrid(len(value), len(value[0]), label())
        else:
            yield from super().space(value, label)


class NamedNumbers(Numbers):
    """Numbers that go by names, such as the weights of a network."""

    numeric = False

    def suits(self, value: Any, *, formula: bool) -> bool:  # noqa: ARG002  (names tell enough)
        """Whether the value's cells go by names."""
        return isinstance(value, Named)

    def read(self, answer: Any, asked: Asked) -> Reading:
        """Read an object, text with names, or the numbers in their order."""
        return read_named(answer, asked.labels, self.reader(asked))

    def show(self, reading: Reading, asked: Asked) -> str:
        """An answer as it was read, by the names."""
        if not reading.cells:
            return super().show(reading, asked)
        return shown_by_name(reading.cells, asked.labels)

    def space(self, value: Any, label: Label) -> Iterator[Block]:
        """A line of boxes for each row of names."""
        places = count()
        for row in value:
            labels = (label(next(places)) for _ in row)
            yield Fields(tuple(Field(one, width=self.width) for one in labels))


NAMED = NamedNumbers("named", 7.0, 1)
NUMBER, VECTOR, MATRIX = (
    Numbers("number", 8.0, 0),
    Numbers("vector", 6.0, 1),
    Numbers("matrix", 6.0, 2),
)
