"""Vectors and matrices, cell by cell: JSON lists, or text such as "1, 2; 3, 4"."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from genex.answers.cells import BLANK, Cell, CellReader, Reading, guarded, short, spelled
from genex.errors import AnswerError

LONGEST_LIST = 20_000  # characters
_WRAPPER = re.compile(
    r"\s*(?:torch\.|np\.|numpy\.)?(?:tensor|array|vector|matrix)\s*\((.*)\)\s*",
    re.DOTALL | re.IGNORECASE,
)
_OPENING, _CLOSING = "[({", "])}"
_WIDEST = 1_024  # cells of one row


def read_list(answer: Any, size: Sequence[int], read: CellReader) -> Reading:
    """The cells of an answer of so many rows and columns."""
    try:
        parts = _parts_of(answer, size)
    except AnswerError as error:
        return Reading((), str(error), short(spelled(answer)))
    return Reading(tuple(guarded(read, part) for part in parts))


def _parts_of(answer: Any, size: Sequence[int]) -> list[Any]:
    """The parts of an answer, row by row, before any of them is read."""
    if answer is None or (isinstance(answer, str) and not answer.strip()):
        return [BLANK.value] * _count(size)
    if not size:
        return [answer]
    rows = _listed(answer, size)
    if len(rows) != size[0]:
        raise AnswerError(f"{_counted(size[0], size)} expected, {len(rows)} found")
    return [part for row in rows for part in _parts_of(row, size[1:])] if size[1:] else rows


def _listed(answer: Any, size: Sequence[int]) -> list[Any]:
    """A list as it is, or the pieces of a text."""
    if isinstance(answer, list):
        if size[0] == 1:
            return answer if len(size) == 1 or _nested(answer) else [answer]
        return answer if len(answer) > 1 else _unwrapped_list(answer, size)
    if not isinstance(answer, str):
        raise AnswerError("a list is expected")
    if len(answer) > LONGEST_LIST:
        raise AnswerError(f"longer than {LONGEST_LIST:,} characters")
    return _pieces(unwrapped(answer), size)


def _nested(answer: list[Any]) -> bool:
    """Whether a list holds lists, or the text of one; otherwise it may be the row of a matrix."""
    return any(isinstance(part, list) for part in answer) or len(answer) == 1


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


def unwrapped(text: str) -> str:
    """A text without tensor(…) and without the brackets around everything."""
    wrapped = _WRAPPER.fullmatch(text)
    bare = (wrapped[1] if wrapped else text).strip()
    return bare[1:-1] if bare[:1] and bare[0] in _OPENING and _closes_last(bare) else bare


def _closes_last(text: str) -> bool:
    """Whether the first bracket is closed by the last character and not before."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if depth == 0:
            return place == len(text) - 1
    return False


def _pieces(text: str, size: Sequence[int]) -> list[str]:
    """The rows of a matrix or the entries of a row, by the first separator that fits."""
    found: list[str] = []
    for separator in _SEPARATORS[len(size) > 1]:
        found = found if (new := list(_cut(text, separator)))[1:] == [] else new
        if len(found) == size[0]:
            return found
        if found and separator in ",;":
            break
    alone = len(size) > 1 and size[0] == 1 and ";" not in text and not _bracketed(text)
    return [text] if alone else found or [text]


# Semicolons first: where they stand, a comma is a decimal comma.
_SEPARATORS = {False: (";", ",", "\n", " "), True: (";", "\n", ",")}


def _cut(text: str, separator: str) -> Iterator[str]:
    """The pieces between separators that stand in no bracket; a space is any white space."""
    depth = start = 0
    for place, sign in enumerate(text):
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if depth == 0 and (sign == separator or (separator == " " and sign.isspace())):
            piece = _without_comma(text[start:place]) if separator == "\n" else text[start:place]
            if separator not in " \n" or piece.strip():
                yield piece
            start = place + 1
    if text[start:].strip():
        yield text[start:]


def _without_comma(line: str) -> str:
    """A line without the comma at its end, as a printed matrix has it between its rows."""
    return line.rstrip().removesuffix(",")


def _bracketed(text: str) -> bool:
    """Whether what stands first is in brackets of its own."""
    return text.lstrip()[:1] in {*_OPENING}


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
