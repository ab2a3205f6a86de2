"""Answers in formulas."""

import math
from typing import Any

from genex.answers.cells import Cell, CellReader
from genex.answers.kind import Asked, Kind, Truth
from genex.answers.tolerance import agree
from genex.exact.rounding import Places


class Formulas(Kind):
    """Formulas: judged at several points, and proved by algebra."""

    name, width, everywhere, spaced = "expression", 24.0, True, False

    def suits(self, _value: Any, *, formula: bool) -> bool:
        """Whether the formula of a step is asked."""
        return formula

    def reader(self, asked: Asked) -> CellReader:
        """What reads one formula."""
        from genex.answers.expressions import read_expression  # noqa: PLC0415  (papers need no reader)

        return lambda text: read_expression(text, asked.names)

    def compared(self, cell: Cell, truth: Truth) -> Any:
        """Its values at the points."""
        return truth.values_at(cell.value) if cell.filled else ()

    def is_right(self, cell: Cell, value: Any, k: int, truth: Truth) -> bool | None:
        """Whether it is the formula: points tell most wrong ones, algebra proves the right one."""
        if any(map(math.isnan, value)):
            return None
        return agree(value, truth.right[k]) and truth.proves(k, cell.value[0])

    def is_near(
        self, _cell: Cell, value: Any, expected: Any, _places: Places | None, _digits: int
    ) -> bool:
        """Whether it has the values that are expected; formulas are not rounded."""
        return agree(value, expected)

    def goes_on(self, _cell: Cell, value: Any, expected: Any, _places: Places | None) -> bool:
        """Whether it has the values that are expected."""
        return agree(value, expected)

    def resembles(self, cell: Cell, value: Any, _expected: Any) -> bool:
        """Whether it does something with what is given, so that its value can be worked out."""
        from genex.algebra import free_names  # noqa: PLC0415  (papers need no reader)

        bare = cell.value[0].strip("+-() ").isalnum()
        return bool(free_names(cell.value[1])) and not bare and len(set(value)) > 1

    def worth(self, _cell: Cell, _value: Any) -> int:
        """As much as a number of four digits."""
        return 4


FORMULA = Formulas()
