"""Vectors and matrices, cell by cell: JSON lists, or text such as "1, 2; 3, 4"."""

from collections.abc import Sequence
from typing import Any

from genex.answers.cells import BLANK, Cell, CellReader, Reading, guarded, short, spelled
from genex.answers.dressing import without_start
from genex.answers.list_text import pieces, unwrapped
from genex.errors import AnswerError

LONGEST_LIST = 20_000  # characters


def read_list(
    answer: Any, size: Sequence[int], read: CellReader, *, spaced: bool = True
) -> Reading:
    """The cells of an answer of so many rows and columns."""
    try:
        parts = _parts_of(answer, size, spaced=spaced)
    except AnswerError as error:
        turned = _turned_parts(answer, size, spaced=spaced)
        if turned is None:
            return Reading((), str(error), short(spelled(answer)))
        cells = tuple(guarded(read, part) for part in turned)
        return Reading(cells, text=short(spelled(answer)), turned=str(error))
    return Reading(tuple(guarded(read, part) for part in parts))


def _turned_parts(answer: Any, size: Sequence[int], *, spaced: bool) -> list[Any] | None:
    """The parts of a matrix whose rows somebody wrote as columns, in the order written."""
    if len(size) != 2 or size[0] == size[1] or min(size) == 1:
        return None
    try:
        return _parts_of(answer, size[::-1], spaced=spaced)
    except AnswerError:
        return None


def _parts_of(answer: Any, size: Sequence[int], *, spaced: bool = True) -> list[Any]:
    """The parts of an answer, row by row, before any of them is read."""
    if answer is None or (isinstance(answer, str) and not answer.strip()):
        return [BLANK.value] * _count(size)
    if not size:
        return [answer]
    rows = _listed(answer, size, spaced=spaced)
    if len(rows) != size[0]:
        raise AnswerError(f"{_counted(size[0], size)} expected, {len(rows)} found")
    if not size[1:]:
        return _flattened(rows)
    return [part for row in rows for part in _parts_of(row, size[1:], spaced=spaced)]


def _listed(answer: Any, size: Sequence[int], *, spaced: bool) -> list[Any]:
    """A list as it is, or the pieces of a text."""
    if isinstance(answer, list):
        if size[0] == 1:
            return answer if len(size) == 1 or _nested(answer, size) else [answer]
        return answer if len(answer) > 1 else _unwrapped_list(answer, size)
    if not isinstance(answer, str):
        raise AnswerError("a list is expected")
    if len(answer) > LONGEST_LIST:
        raise AnswerError(f"longer than {LONGEST_LIST:,} characters")
    return pieces(unwrapped(without_start(answer)), size, spaced=spaced)


def _flattened(row: list[Any]) -> list[Any]:
    """A row that somebody wrote as a column of lists of one number each."""
    if all(isinstance(part, list) and len(part) == 1 for part in row):
        return [part[0] for part in row]
    return row


def _nested(answer: list[Any], size: Sequence[int]) -> bool:
    """Whether a list holds the one row of a matrix; otherwise it may be that row, or a column."""
    column = len(answer) == size[1] and all(isinstance(p, list) and len(p) == 1 for p in answer)
    nested = any(isinstance(part, list) for part in answer) or len(answer) == 1
    return nested and (not column or size[1] == 1)


def _unwrapped_list(answer: list[Any], size: Sequence[int]) -> list[Any]:
    """A list around the whole list does no harm."""
    inner = answer[0] if answer else None
    return inner if isinstance(inner, list) and len(inner) == size[0] else answer


def _counted(number: int, size: Sequence[int]) -> str:
    """So many rows or entries of a list."""
    one, many = ("row", "rows") if len(size) > 1 else ("entry", "entries")
    return f"{number} {one if number == 1 else many}"


def _count(size: Sequence[int]) -> int:
    """The number of cells."""
    return size[0] * _count(size[1:]) if size else 1


def cells_in_text(cells: Sequence[Cell], size: Sequence[int]) -> str:
    """Cells as they were read: [1, 2; 3, ·]."""
    texts = [cell.text or "·" for cell in cells]
    if not size:
        return texts[0] if texts else ""
    width = size[1] if len(size) > 1 else len(texts) or 1
    rows = [", ".join(texts[k : k + width]) for k in range(0, len(texts), width)]
    return f"[{'; '.join(rows)}]"


def lists_as_text(answer: Any, size: Sequence[int]) -> Any:
    """Each list that is one cell as the text that people would type."""
    if not isinstance(answer, list):
        return answer
    return [lists_as_text(part, size[1:]) for part in answer] if size else _joined(answer)


def _joined(answer: list[Any]) -> Any:
    """A flat list as one text; anything else as it is, to be refused."""
    flat = all(isinstance(part, str) for part in answer) and len(answer) <= 100
    return f"[{', '.join(answer)}]" if flat else answer
