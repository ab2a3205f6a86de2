"""What was handed in: a file, many, a folder, a zip, or a CSV export with a row per student."""

import os
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from genex.answers.cells import short
from genex.errors import FileError
from genex.files.reading import MOST_BYTES, bounded, check_file, content_within
from genex.grading.answer_table import Enrolled, read_rows
from genex.messages import counted
from genex.quiz.answer_sheet import Refused, Sheet, read_sheet

# Files of genex, which nobody hands in.
_OWN = re.compile(r"class\.csv|key\.json|results\.csv|results(\.(before|\d+))?\.json")
_HIDDEN, _OTHERS = re.compile(r"\..*"), re.compile(r".*\.(pdf|md)", re.IGNORECASE)
_NOT_READ = "only .json, .csv and .zip files are read. Save the answers as one of these."
_MOST_MEMBERS, _MOST_SHEETS = 100_000, 100_000  # of a zip; of all that is handed in at once
_MOST_OF_A_TABLE, _MOST_OF_A_ZIP = 20_000_000, 4_000_000_000  # bytes
_MOST_NAMED = 3  # files that are passed over
_SHEET, _TABLE, _ZIP = "an answer sheet", "a table of answers", "a zip of answer sheets"
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError)
Found = Iterator[Sheet | Refused]


class Desk:
    """The desk on which sheets are handed in; what is passed over is counted.

    `quiz` is that of tables without such a column; otherwise it is the student's own in the
    classes whose folders lie in `out`.
    """

    def __init__(self, quiz: str = "", out: Path | None = None) -> None:
        self.enrolled = Enrolled(quiz, out)
        self.passed_over = Counter[str]()  # by the ends of their names
        self.named = list[str]()
        self.read = dict[tuple[int, int], Path]()  # files, whatever path leads there

    def collect(self, paths: Iterable[Path]) -> Found:
        """Every sheet under some paths, in order; of endlessly many, the first."""
        found = self.every(paths)
        yield from islice(found, _MOST_SHEETS)
        if (one := next(found, None)) is not None:
            yield Refused(
                one.place, f"comes after {_MOST_SHEETS:,} others. Mark what is left in another run."
            )

    def every(self, paths: Iterable[Path]) -> Found:
        """Every sheet under some paths, in order."""
        for path in paths:
            if not path.is_dir():
                yield from self.file(path, _READERS.get(path.suffix.lower(), _read_one))
                continue
            for inside in self.under(path):
                if isinstance(inside, Refused):
                    yield inside
                else:
                    yield from self.file(inside, _READERS.get(inside.suffix.lower(), _refuse))

    def file(self, path: Path, read: "Callable[[Desk, Path], Found]") -> Found:
        """The sheets of a file, unless it was read before."""
        try:
            found = path.stat()
            first = self.read.setdefault((found.st_dev, found.st_ino), path)
            again = first is not path
        except (OSError, ValueError):
            again = False
        if again:
            yield Refused(str(path), f"was read already, as {first}: counted once.")
        else:
            yield from read(self, path)

    def under(self, folder: Path) -> Iterator[Path | Refused]:
        """The files under a folder that may hold sheets, in order."""
        closed = list[OSError]()
        for root, folders, names in os.walk(folder, onerror=closed.append):
            folders.sort()
            for name in sorted(names):
                if self.may_be_read(name, str(Path(root, name))):
                    yield Path(root, name)
            while closed:
                error = closed.pop()
                yield Refused(str(error.filename), f"cannot be read: {error.strerror}.")

    def may_be_read(self, name: str, place: str) -> bool:
        """Whether a file is one of sheets; what people lay beside them is noted."""
        if _OTHERS.fullmatch(name):
            self.passed_over[Path(name).suffix.lower()] += 1
            self.named += [place] if len(self.named) < _MOST_NAMED else []
            return False
        return not (_OWN.fullmatch(name) or _HIDDEN.fullmatch(name))

    def notes(self) -> Iterator[str]:
        """What was passed over."""
        count = self.passed_over.total()
        if count:
            more = f" and {count - len(self.named):,} more" if count > len(self.named) else ""
            ends, first = " or ".join(self.passed_over), ", ".join(self.named)
            yield f"Passed over, since no {ends} file is read: {first}{more}."


def _refuse(_: Desk, path: Path) -> Iterator[Refused]:
    """A file that may well be somebody's answers, in a form that is not read."""
    yield Refused(str(path), _NOT_READ)


def _read_one(_: Desk, path: Path) -> Found:
    """One sheet."""
    try:
        content = content_within(path, _SHEET, MOST_BYTES)
    except FileError as error:
        yield Refused(str(path), str(error))
    else:
        yield read_sheet(str(path), content)


def _read_zip(desk: Desk, path: Path) -> Found:
    """The sheets in a zip; names in it are only names, nothing is unpacked to disk."""
    try:
        check_file(path, _ZIP, _MOST_OF_A_ZIP)
        with zipfile.ZipFile(path) as archive:
            yield from _read_members(desk, archive, path)
    except FileError as error:
        yield Refused(str(path), str(error))
    except (ValueError, *_BROKEN) as error:
        yield Refused(str(path), f"not a readable zip file: {error}.")


def _read_members(desk: Desk, archive: zipfile.ZipFile, path: Path) -> Found:
    """The sheets of the files in a zip; of two with one name nobody knows which counts."""
    members = sorted(archive.infolist(), key=lambda one: one.filename)
    names = Counter(one.filename for one in members)
    for member in members[:_MOST_MEMBERS]:
        place = f"{path}:{member.filename}"
        name = Path(member.filename).name
        if member.is_dir() or not desk.may_be_read(name, place):
            continue
        if names[member.filename] > 1:
            count = counted(names[member.filename], "file")
            yield Refused(place, f"the zip holds {count} of this name. Keep one of them.")
        else:
            yield from _read_member(desk, archive, member, place)
    if len(members) > _MOST_MEMBERS:
        left = len(members) - _MOST_MEMBERS
        yield Refused(str(path), f"holds {left:,} files too many to be read. Hand in less at once.")


def _read_member(
    desk: Desk, archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: str
) -> Found:
    """The sheets of one file in a zip; it says itself how large it is, and is not believed."""
    name = member.filename.lower()
    if not name.endswith((".json", ".csv")):
        yield Refused(place, _NOT_READ)
        return
    table = name.endswith(".csv")
    what, most = (_TABLE, _MOST_OF_A_TABLE) if table else (_SHEET, MOST_BYTES)
    try:
        with archive.open(member) as file:
            content = bounded(file, what, most)
    except FileError as error:
        yield Refused(place, str(error))
    except _BROKEN as error:
        yield Refused(place, f"cannot be unpacked: {short(str(error))}.")
    else:
        yield from (
            read_rows(place, content, desk.enrolled) if table else [read_sheet(place, content)]
        )


def _read_table(desk: Desk, path: Path) -> Found:
    """The rows of a CSV file."""
    try:
        content = content_within(path, _TABLE, _MOST_OF_A_TABLE)
    except FileError as error:
        yield Refused(str(path), str(error))
    else:
        yield from read_rows(str(path), content, desk.enrolled)


_READERS = {".json": _read_one, ".zip": _read_zip, ".csv": _read_table}
