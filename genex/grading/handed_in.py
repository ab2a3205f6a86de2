"""What was handed in: a file, many, a folder, a zip, or a CSV export with a row per student."""

import csv
import io
import os
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from genex.errors import FileError, GenexError
from genex.files.reading import MOST_BYTES, decoded, delimiter
from genex.quiz.answer_sheet import Refused, Sheet, read_sheet, sheet_of

# Files of genex, which nobody hands in.
_OWN = re.compile(r"class\.csv|key\.json|results\.csv|results(\.(before|\d+))?\.json")
_OTHERS = re.compile(r"\..*|.*\.(pdf|md)", re.IGNORECASE)  # what may lie beside sheets
_NOT_READ = "only .json, .csv and .zip files are read. Save the answers as one of these."
_USUAL = 2**16  # bytes of a sheet; room for the largest would have to be made each time
_MOST_MEMBERS = 100_000
_MOST_OF_A_TABLE = 100_000_000  # bytes
_QUIZ, _STUDENT, _NAME = (
    ("quiz", "quiz id"),
    ("id", "student", "student id"),
    ("name", "student name"),
)


def collect(paths: Iterable[Path], quiz: str = "") -> Iterator[Sheet | Refused]:
    """Every sheet under some paths, in order; `quiz` is that of tables without such a column."""
    for path in paths:
        if path.is_dir():
            for inside in _under(path):
                yield from _READERS.get(inside.suffix.lower(), _refuse)(inside, quiz)
        elif not path.is_file():
            yield Refused(str(path), "there is no such file.")
        else:
            yield from _READERS.get(path.suffix.lower(), _read_one)(path, quiz)


def _under(folder: Path) -> Iterator[Path]:
    """The files under a folder that may hold sheets, in order."""
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if not _OWN.fullmatch(name) and not _OTHERS.fullmatch(name):
                yield Path(root, name)


def _refuse(path: Path, _quiz: str) -> Iterator[Refused]:
    """A file that may well be somebody's answers, in a form that is not read."""
    yield Refused(str(path), _NOT_READ)


def _read_one(path: Path, _quiz: str) -> Iterator[Sheet | Refused]:
    """One sheet; of a file that is too large only its beginning is read."""
    try:
        with path.open("rb") as file:
            content = file.read(_USUAL)
            if len(content) == _USUAL:
                content += file.read(MOST_BYTES + 1 - _USUAL)
            yield read_sheet(str(path), content)
    except OSError as error:
        yield Refused(str(path), f"cannot be read: {error.strerror}.")


def _read_zip(path: Path, quiz: str) -> Iterator[Sheet | Refused]:
    """The sheets in a zip; names in it are only names, nothing is unpacked to disk."""
    try:
        with zipfile.ZipFile(path) as archive:
            for member in sorted(archive.namelist())[:_MOST_MEMBERS]:
                name = Path(member).name
                if member.endswith("/") or _OWN.fullmatch(name) or _OTHERS.fullmatch(name):
                    continue
                yield from _read_member(archive, path, member, quiz)
    except (zipfile.BadZipFile, OSError) as error:
        yield Refused(str(path), f"not a readable zip file: {error}.")


def _read_member(
    archive: zipfile.ZipFile, path: Path, member: str, quiz: str
) -> Iterator[Sheet | Refused]:
    """The sheets of one file in a zip; it says itself how large it is, and is not believed."""
    place = f"{path}:{member}"
    if not member.lower().endswith((".json", ".csv")):
        yield Refused(place, _NOT_READ)
        return
    most = MOST_BYTES if member.lower().endswith(".json") else _MOST_OF_A_TABLE
    try:
        with archive.open(member) as file:
            content = file.read(most + 1)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        yield Refused(place, f"cannot be unpacked: {error}.")
        return
    if member.lower().endswith(".csv"):
        yield from _rows_of(place, content, quiz)
    else:
        yield read_sheet(place, content)


def _read_table(path: Path, quiz: str) -> Iterator[Sheet | Refused]:
    """The rows of a CSV file."""
    with path.open("rb") as file:
        yield from _rows_of(str(path), file.read(_MOST_OF_A_TABLE + 1), quiz)


def _rows_of(place: str, content: bytes, quiz: str) -> Iterator[Sheet | Refused]:
    """A sheet for each row; the columns are named id, name, quiz, 1a, 1b, …"""
    try:
        if len(content) > _MOST_OF_A_TABLE:
            raise FileError(f"larger than {_MOST_OF_A_TABLE:,} bytes.")
        lines = decoded(content)
    except GenexError as error:
        yield Refused(place, str(error))
        return
    rows = csv.DictReader(io.StringIO(lines, newline=""), delimiter=delimiter(lines))
    number = 1
    try:
        for number, row in enumerate(rows, 2):
            yield _sheet_of_row(f"{place}, row {number}", row, quiz)
    except csv.Error as error:
        yield Refused(f"{place}, after row {number}", f"not CSV: {error}.")


def _sheet_of_row(place: str, row: dict[Any, Any], quiz: str) -> Sheet | Refused:
    """The sheet in a row."""
    if None in row or None in row.values():
        return Refused(
            place, "does not have as many cells as the first row. Export the table again."
        )
    cells = {str(column).strip(): value for column, value in row.items()}
    low = {column.lower(): column for column in cells}
    known = {
        kind: next((low[n] for n in kind if n in low), None) for kind in (_QUIZ, _STUDENT, _NAME)
    }
    answers = {name: value for name, value in cells.items() if name not in known.values()}
    student = {"id": cells.get(known[_STUDENT] or ""), "name": cells.get(known[_NAME] or "")}
    content = {
        "quiz": cells.get(known[_QUIZ] or "") or quiz,
        "student": student,
        "answers": answers,
    }
    try:
        return sheet_of(place, content)
    except GenexError as error:
        return Refused(place, str(error))


_READERS = {".json": _read_one, ".zip": _read_zip, ".csv": _read_table}
