"""One door for every kind of answer: what is asked, and what was read of what was sent."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from genex.algebra import Names
from genex.answers.cells import CellReader, Reading, guarded, without_label
from genex.answers.choices import read_choice, read_several
from genex.answers.exact_numbers import read_rational
from genex.answers.expressions import read_expression
from genex.answers.lists import cells_in_text, read_list
from genex.answers.named import read_named, shown_by_name
from genex.answers.numbers import read_large_number, read_number
from genex.answers.shapes import read_shape
from genex.answers.words import read_words

CHOSEN = {"choice", "several", "words"}  # kinds of cells


_NO_NAMES = Names()
_LISTED = {"shape", "several"}  # kinds of which a cell may be a list


@dataclass(frozen=True)
class Asked:
    """What reading an answer needs to know of its question."""

    kind: str
    size: tuple[int, ...] = ()  # rows and columns; nothing for a single value
    names: Names = _NO_NAMES  # of formulas
    count: int = 0  # of choices
    labels: tuple[str, ...] = ()  # of cells that go by names
    exact: bool = False  # are numbers needed as rationals?
    thousands: bool = False  # are whole numbers asked that some people write as 12,345?

    def show(self, reading: Reading) -> str:
        """An answer as it was read."""
        if self.labels and reading.cells:
            return shown_by_name(reading.cells, self.labels)
        return reading.text if reading.problem else cells_in_text(reading.cells, self.size)


def read_answer(answer: Any, asked: Asked) -> Reading:
    """The cells of an answer as it came out of JSON, where numbers are kept as text."""
    cell_of = _CELLS[asked.kind](asked)
    if asked.labels:
        return read_named(answer, asked.labels, cell_of)
    if asked.kind in _LISTED:
        answer = _lists_as_text(answer, asked.size)
    if not asked.size:
        return Reading((guarded(cell_of, answer),))
    return read_list(answer, asked.size, cell_of)


def _number_reader(asked: Asked) -> CellReader:
    """How numbers are read."""
    if asked.exact:
        return read_rational
    plain = read_large_number if asked.thousands else read_number
    return lambda text: plain(without_label(text))


def _lists_as_text(answer: Any, size: Sequence[int]) -> Any:
    """Each list that is one cell as the text that people would type."""
    if not isinstance(answer, list):
        return answer
    return [_lists_as_text(part, size[1:]) for part in answer] if size else _joined(answer)


def _joined(answer: list[Any]) -> Any:
    """A flat list as one text; anything else as it is, to be refused."""
    flat = all(isinstance(part, str) for part in answer) and len(answer) <= 100
    return f"[{', '.join(answer)}]" if flat else answer


_CELLS: Mapping[str, Callable[[Asked], CellReader]] = {
    "number": _number_reader,
    "vector": _number_reader,
    "matrix": _number_reader,
    "named": _number_reader,
    "shape": lambda _: read_shape,
    "expression": lambda asked: lambda text: read_expression(without_label(text), asked.names),
    "choice": lambda asked: lambda text: read_choice(text, asked.count),
    "several": lambda asked: lambda text: read_several(text, asked.count),
    "words": lambda _: read_words,
}
