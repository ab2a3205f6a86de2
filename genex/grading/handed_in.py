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
from genex.files.reading import MOST_BYTES, bounded, check_file, content_within, decoded, delimiter
from genex.quiz.answer_sheet import Refused, Sheet, read_sheet, sheet_of

# Files of genex, which nobody hands in.
_OWN = re.compile(r"class\.csv|key\.json|results\.csv|results(\.(before|\d+))?\.json")
_OTHERS = re.compile(r"\..*|.*\.(pdf|md)", re.IGNORECASE)  # what may lie beside sheets
_NOT_READ = "only .json, .csv and .zip files are read. Save the answers as one of these."
_MOST_MEMBERS = 100_000
_MOST_OF_A_TABLE, _MOST_OF_A_ZIP = 100_000_000, 4_000_000_000  # bytes
_SHEET, _TABLE, _ZIP = "an answer sheet", "a table of answers", "a zip of answer sheets"
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
    """One sheet."""
    try:
        content = content_within(path, _SHEET, MOST_BYTES)
    except FileError as error:
        yield Refused(str(path), str(error))
    else:
        yield read_sheet(str(path), content)


def _read_zip(path: Path, quiz: str) -> Iterator[Sheet | Refused]:
    """The sheets in a zip; names in it are only names, nothing is unpacked to disk."""
    try:
        check_file(path, _ZIP, _MOST_OF_A_ZIP)
        with zipfile.ZipFile(path) as archive:
            for member in sorted(archive.namelist())[:_MOST_MEMBERS]:
                name = Path(member).name
                if member.endswith("/") or _OWN.fullmatch(name) or _OTHERS.fullmatch(name):
                    continue
                yield from _read_member(archive, path, member, quiz)
    except FileError as error:
        yield Refused(str(path), str(error))
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
    table = member.lower().endswith(".csv")
    what, most = (_TABLE, _MOST_OF_A_TABLE) if table else (_SHEET, MOST_BYTES)
    try:
        with archive.open(member) as file:
            content = bounded(file, what, most)
    except FileError as error:
        yield Refused(place, str(error))
        return
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        yield Refused(place, f"cannot be unpacked: {error}.")
        return
    if table:
        yield from _rows_of(place, content, quiz)
    else:
        yield read_sheet(place, content)


def _read_table(path: Path, quiz: str) -> Iterator[Sheet | Refused]:
    """The rows of a CSV file."""
    try:
        content = content_within(path, _TABLE, _MOST_OF_A_TABLE)
    except FileError as error:
        yield Refused(str(path), str(error))
    else:
        yield from _rows_of(str(path), content, quiz)


def _rows_of(place: str, content: bytes, quiz: str) -> Iterator[Sheet | Refused]:
    """A sheet for each row; the columns are named id, name, quiz, 1a, 1b, …"""
    try:
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
