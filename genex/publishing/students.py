"""The students of a class, from a list with one a line or a table with a column `student`."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from genex.errors import AuthorError, FileError, GenexError
from genex.files.reading import delimiter, file_text
from genex.messages import shortly
from genex.typeset import missing

_LONGEST_STUDENT = 100


def check_student(student: str | None) -> None:
    """A name or number that can be printed."""
    if student is not None and not (student.isprintable() and 0 < len(student) <= _LONGEST_STUDENT):
        raise AuthorError(
            f"student {shortly(student)}: give 1 to {_LONGEST_STUDENT} printable characters."
        )
    if student is not None and missing(student):
        raise AuthorError(
            f"student {shortly(student)}: no font here can print '{missing(student)}'."
            " Give a number or a name in Latin letters."
        )


_MOST_BYTES = 10_000_000
_LONGEST_NAME = 240  # bytes of a folder's name that every system takes
_COLUMNS = ("student", "id", "student id")
_NO_FOLDER = re.compile(
    r'.*[/\\:*?"<>|].*|\..*|.*\.|~.*|(con|prn|aux|nul|com\d|lpt\d)(\..*)?|class\.csv', re.IGNORECASE
)
Line = tuple[int, str]  # its number in the file, and the student


def read_roster(path: Path) -> list[str]:
    """The students in a file, each fit to name a folder, none twice."""
    found = list(_unique(str(path), _lines(path)))
    if not found:
        raise FileError(f"{path}: has no students. Write one on each line.")
    return found


def _lines(path: Path) -> Iterator[Line]:
    """The students and where they stand."""
    text = file_text(path, "a list of students", _MOST_BYTES)
    cells = [cell.strip().lower() for cell in text.partition("\n")[0].split(delimiter(text))]
    column = next((cells.index(name) for name in _COLUMNS if name in cells), None)
    if column is not None:
        yield from _rows(text, column)
    elif path.suffix.lower() == ".csv" and len(cells) > 1:
        raise FileError(
            f"{path}, line 1: has no column 'student'. Give the column of ids that name."
        )
    else:
        yield from enumerate(text.rstrip().splitlines(), 1)


def _rows(text: str, column: int) -> Iterator[Line]:
    """The cells of a column under its head; rows of nothing are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text))
    next(reader)
    for row in reader:
        if any(cell.strip() for cell in row):
            yield reader.line_num, row[column] if column < len(row) else ""


def _unique(place: str, found: Iterable[Line]) -> Iterator[str]:
    """The students without the white around them, or an error that names the line."""
    known: dict[str, int] = {}
    for number, written in found:
        student = written.strip()
        _check(f"{place}, line {number}", student)
        same = unicodedata.normalize("NFC", student).casefold()  # some systems tell no case apart
        if same in known:
            raise AuthorError(
                f"{place}, line {number}: student {shortly(student)} is already in line"
                f" {known[same]}. Remove one of the two."
            )
        known[same] = number
        yield student


def _check(place: str, student: str) -> None:
    """A name that can be printed and that a folder may have."""
    if not student:
        raise AuthorError(f"{place}: is empty. Write a student there, or remove the line.")
    try:
        check_student(student)
    except GenexError as error:
        raise AuthorError(f"{place}: {error}") from None
    if _NO_FOLDER.fullmatch(student) or len(student.encode()) > _LONGEST_NAME:
        raise AuthorError(
            f"{place}: student {shortly(student)} cannot name a folder."
            " Give an id of letters, digits, spaces and hyphens."
        )
