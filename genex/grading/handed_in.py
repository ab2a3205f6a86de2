"""What was handed in: a file, many, a folder, a zip, or a CSV export with a row per student."""

import os
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from genex.errors import FileError
from genex.files.reading import MOST_BYTES, bounded, check_file, content_within
from genex.grading.answer_table import Enrolled, read_rows
from genex.quiz.answer_sheet import Refused, Sheet, read_sheet

# Files of genex, which nobody hands in.
_OWN = re.compile(r"class\.csv|key\.json|results\.csv|results(\.(before|\d+))?\.json")
_OTHERS = re.compile(r"\..*|.*\.(pdf|md)", re.IGNORECASE)  # what may lie beside sheets
_NOT_READ = "only .json, .csv and .zip files are read. Save the answers as one of these."
_MOST_MEMBERS = 100_000
_MOST_OF_A_TABLE, _MOST_OF_A_ZIP = 100_000_000, 4_000_000_000  # bytes
_SHEET, _TABLE, _ZIP = "an answer sheet", "a table of answers", "a zip of answer sheets"


def collect(
    paths: Iterable[Path], quiz: str = "", out: Path | None = None
) -> Iterator[Sheet | Refused]:
    """Every sheet under some paths, in order.

    `quiz` is that of tables without such a column; otherwise it is the student's own in the
    classes whose folders lie in `out`.
    """
    enrolled = Enrolled(quiz, out)
    for path in paths:
        if path.is_dir():
            for inside in _under(path):
                yield from _READERS.get(inside.suffix.lower(), _refuse)(inside, enrolled)
        else:
            yield from _READERS.get(path.suffix.lower(), _read_one)(path, enrolled)


def _under(folder: Path) -> Iterator[Path]:
    """The files under a folder that may hold sheets, in order."""
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if not _OWN.fullmatch(name) and not _OTHERS.fullmatch(name):
                yield Path(root, name)


def _refuse(path: Path, _: Enrolled) -> Iterator[Refused]:
    """A file that may well be somebody's answers, in a form that is not read."""
    yield Refused(str(path), _NOT_READ)


def _read_one(path: Path, _: Enrolled) -> Iterator[Sheet | Refused]:
    """One sheet."""
    try:
        content = content_within(path, _SHEET, MOST_BYTES)
    except FileError as error:
        yield Refused(str(path), str(error))
    else:
        yield read_sheet(str(path), content)


def _read_zip(path: Path, enrolled: Enrolled) -> Iterator[Sheet | Refused]:
    """The sheets in a zip; names in it are only names, nothing is unpacked to disk."""
    try:
        check_file(path, _ZIP, _MOST_OF_A_ZIP)
        with zipfile.ZipFile(path) as archive:
            for member in sorted(archive.namelist())[:_MOST_MEMBERS]:
                name = Path(member).name
                if member.endswith("/") or _OWN.fullmatch(name) or _OTHERS.fullmatch(name):
                    continue
                yield from _read_member(archive, path, member, enrolled)
    except FileError as error:
        yield Refused(str(path), str(error))
    except (zipfile.BadZipFile, OSError) as error:
        yield Refused(str(path), f"not a readable zip file: {error}.")


def _read_member(
    archive: zipfile.ZipFile, path: Path, member: str, enrolled: Enrolled
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
        yield from read_rows(place, content, enrolled)
    else:
        yield read_sheet(place, content)


def _read_table(path: Path, enrolled: Enrolled) -> Iterator[Sheet | Refused]:
    """The rows of a CSV file."""
    try:
        content = content_within(path, _TABLE, _MOST_OF_A_TABLE)
    except FileError as error:
        yield Refused(str(path), str(error))
    else:
        yield from read_rows(str(path), content, enrolled)


_READERS = {".json": _read_one, ".zip": _read_zip, ".csv": _read_table}
