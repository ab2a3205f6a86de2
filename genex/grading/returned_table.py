"""A table of decisions that comes back, whatever a spreadsheet has made of it meanwhile."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from genex.errors import FileError
from genex.files.reading import Bounded, check_file
from genex.grading.answer_table import bare_head, rows_of_table
from genex.grading.open_table import COLUMNS
from genex.messages import counted

_WHAT, _MOST_BYTES, _MOST_ROWS = "a table of decisions", 100_000_000, 200_000
_HEADS = {**{name.replace("_", " "): name for name in COLUMNS}, "id": "student", "who": "student"}
YOURS = ("marks", "items", "read_as", "comment")
_DISARMED = re.compile(r"'(?=[=+\-@\t\r])")  # as genex writes what may be taken for a formula
_LONGEST_TEXT = 10_000  # characters of a comment


@dataclass(frozen=True)
class ReturnedRow:
    """A row of the table, or what is wrong with it."""

    number: int  # as spreadsheets count
    cells: Mapping[str, str]
    fault: str = ""

    def __getitem__(self, name: str) -> str:
        """What stands in a column."""
        return self.cells.get(name, "")

    @property
    def is_blank(self) -> bool:
        """Whether nobody has written anything of their own."""
        return not any(self[name] for name in YOURS)


@dataclass(frozen=True)
class ReturnedTable:
    """A table of decisions."""

    columns: Sequence[str]
    rows: Sequence[ReturnedRow]

    @property
    def is_ours(self) -> bool:
        """Whether it has the columns that genex writes, and no others."""
        return sorted(self.columns) == sorted(COLUMNS)


def returned_table(path: Path) -> ReturnedTable:
    """Read a table, or say in one line why it cannot be read."""
    try:
        check_file(path, _WHAT, _MOST_BYTES)
        found = rows_of_table(partial(_opened, path))
        columns = _columns(next(found, []))
        return ReturnedTable(columns, [*_rows(columns, found)])
    except FileError as error:
        raise FileError(f"{path}: {error}") from None


def _opened(path: Path) -> IO[bytes]:
    """A table, open."""
    try:
        return io.BufferedReader(Bounded(path.open("rb"), _WHAT, _MOST_BYTES))
    except OSError as error:
        raise FileError(f"cannot be read: {error.strerror}. Give the path of {_WHAT}.") from None


def _columns(heads: list[str] | str) -> list[str]:
    """What each column holds; others than those of genex are passed over."""
    if isinstance(heads, str):
        raise FileError(heads)
    columns = [_HEADS.get(bare_head(head), head.strip()) for head in heads]
    for name in COLUMNS:
        if columns.count(name) > 1:
            raise FileError(f"has two columns '{name}'. Leave one of them.")
    for name in ("student", "part"):
        if name not in columns:
            raise FileError(f"has no column '{name}', so nobody knows what is decided. Add it.")
    if not {*YOURS} & {*columns}:
        raise FileError(
            f"has no column that can change anything: {', '.join(YOURS[:-1])} or {YOURS[-1]}."
            " Add one."
        )
    return columns


def _rows(columns: Sequence[str], found: Iterator[list[str] | str]) -> Iterator[ReturnedRow]:
    """The rows below the first."""
    for number, cells in enumerate(found, 2):
        if number > _MOST_ROWS:
            raise FileError(f"has more than {_MOST_ROWS:,} rows. Take it back in pieces.")
        if isinstance(cells, str):
            yield ReturnedRow(number, {}, cells)
        elif any(map(str.strip, cells)):
            yield _row(number, columns, cells)


def _row(number: int, columns: Sequence[str], cells: Sequence[str]) -> ReturnedRow:
    """A row; cells that are missing at its end are empty."""
    if any(map(str.strip, cells[len(columns) :])):
        more = counted(len(cells) - len(columns), "cell")
        return ReturnedRow(number, {}, f"has {more} more than the first row. Put texts in quotes.")
    texts = zip(columns, (*cells, *[""] * (len(columns) - len(cells))), strict=False)
    found = {name: _bare(text) for name, text in texts if name in COLUMNS}
    long = next((name for name in YOURS if len(found.get(name, "")) > _LONGEST_TEXT), None)
    fault = f"{long} has more than {_LONGEST_TEXT:,} characters. Shorten it." if long else ""
    return ReturnedRow(number, found, fault)


def _bare(text: str) -> str:
    """What somebody wrote, without white space around it and without what disarms it."""
    return _DISARMED.sub("", text.strip(), 1) if text.lstrip()[:1] == "'" else text.strip()
