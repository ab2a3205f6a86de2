"""Which cells of an answer are meant: rows of a matrix, cells of a row, names of boxes."""

import re
from collections.abc import Iterable, Iterator, Sequence

from genex.exact.cells import dimensions, names_of
from genex.quiz.key_reader import KeyItem
from genex.quiz.parts import Part
from genex.wording import texts as wording

_WORDS = re.compile(r"\\text\{([^\\{}]*)\}")  # a label that is no mathematics
_FEWEST_IN_RANGE = 3  # numbers one after the other that are said as 1 to 3


def places_in_words(item: KeyItem, part: Part, cells: Sequence[int]) -> str:
    """The places of some cells; empty if they are all there are."""
    size = dimensions(part.value)
    count = size[0] * (size[1] if size[1:] else 1) if size else 1
    if len(cells) == count:
        return ""
    if size[1:]:
        return wording.phrase("rows", words=(*_rows_and_cells(cells, size[1]),))
    labels = [_label(item, part, k) for k in range(count)]
    counted = [f"{labels[0].partition(' ')[0]} {k + 1}" for k in range(count)]
    if all(labels) and labels != counted:
        return _joined([labels[k] for k in cells])
    return _numbered(labels[0].partition(" ")[0] or "cell", [k + 1 for k in cells])


def _rows_and_cells(cells: Iterable[int], width: int) -> Iterator[str]:
    """Rows as a whole, then single cells row by row."""
    rows: dict[int, list[int]] = {}
    for k in cells:
        rows.setdefault(k // width, []).append(k % width + 1)
    whole = [row + 1 for row, own in rows.items() if len(own) == width]
    if whole:
        yield _numbered("row", whole)
    for row, own in rows.items():
        if len(own) < width:
            yield f"{_numbered('cell', own)} of row {row + 1}"


def _numbered(what: str, numbers: Sequence[int]) -> str:
    """One or more numbered things: cell 2, rows 1 to 3 and 5."""
    plural = "s" if len(numbers) > 1 else ""
    return wording.phrase("numbered", what=f"{what}{plural}", where=_joined(_runs(numbers)))


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """Numbers in order; those that follow each other as a range."""
    start = 0
    for k, number in enumerate(numbers):
        if k + 1 < len(numbers) and numbers[k + 1] == number + 1:
            continue
        run = numbers[start : k + 1]
        if len(run) >= _FEWEST_IN_RANGE:
            yield wording.phrase("range", first=run[0], last=run[-1])
        else:
            yield from map(str, run)
        start = k + 1


def _joined(words: Iterable[str]) -> str:
    """Several things in one phrase."""
    return wording.phrase("joined", words=tuple(words))


def _label(item: KeyItem, part: Part, k: int) -> str:
    """What stands beside a cell's box: its name, or mathematics in dollars."""
    names = names_of(part.value)
    if names:
        return f"`{names[k]}`"
    latex = wording.cell_label(item.exercise, part.name, (k,)).strip()
    latex = latex.removesuffix("=").removesuffix(r"\text{:}").strip()
    words = _WORDS.fullmatch(latex)
    if words:
        return words[1].strip(" :")
    return f"${latex}$" if latex else ""
