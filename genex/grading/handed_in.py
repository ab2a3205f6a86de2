"""What was handed in: a file, many, a folder, a zip, or a CSV export with a row per student."""

import io
import os
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from typing import IO

from genex.errors import CutOff, FileError
from genex.files.folders import files_below
from genex.files.reading import MOST_BYTES, Bounded, bounded, check_file, content_within
from genex.files.zips import opened_zip
from genex.grading.answer_table import Enrolled, read_rows
from genex.messages import counted, on_one_line
from genex.quiz.answer_sheet import Refused, Sheet, read_sheet, refused

# Files of genex, which nobody hands in; of keys that lie there, the finder of keys tells.
_OWN = re.compile(r"class\.csv|results\.csv|results(\.(before|\d+))?\.json")
_KEY = "key.json"
_OTHERS = re.compile(r".*\.(pdf|md)", re.IGNORECASE)
_LITTER = re.compile(r"\._.*|\.DS_Store|\.genex\..*|__MACOSX")  # what systems leave behind
_NO_SHEET = re.compile(  # that nobody can expect to be read, whatever it holds
    r".*\.(pdf|md|docx?|odt|rtf|pages|xlsx?|ods|numbers|png|jpe?g|heic|gif|tiff?|html?|rar|7z|tar"
    r"|t?gz|py|ipynb)",
    re.IGNORECASE,
)
_NOT_READ = "only .json, .csv and .zip files are read. Save the answers as one of these."
_MOST_MEMBERS, _MOST_SHEETS = 100_000, 100_000  # of a zip; of all that is handed in at once
_MOST_OF_A_TABLE, _MOST_UNPACKED = 100_000_000, 500_000_000  # bytes; of all files in a zip
_MOST_NAMED = 3  # files that are passed over
_SHEET, _TABLE, _ZIP = "an answer sheet", "a table of answers", "a zip of answer sheets"
Found = Iterator[Sheet | Refused]


@dataclass
class _Noted:
    """Files of which the first are named and the others counted."""

    names: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, name: str) -> None:
        """Note a file."""
        self.count += 1
        if len(self.names) < _MOST_NAMED:
            self.names.append(on_one_line(name))

    def __str__(self) -> str:
        more = self.count - len(self.names)
        return ", ".join(self.names) + (f" and {more:,} more" if more else "")


class Desk:
    """The desk on which sheets are handed in; what is passed over is counted.

    `quiz` is that of tables without such a column; otherwise it is the student's own in the
    classes whose folders lie in `out`.
    """

    def __init__(self, quiz: str = "", out: Path | None = None) -> None:
        self.enrolled = Enrolled(quiz, out)
        self.ends = Counter[str]()  # of the names of files that are passed over
        self.others, self.own, self.hidden, self.again = _Noted(), _Noted(), _Noted(), _Noted()
        self.read: set[tuple[int, int]] | None = None  # files, whatever path leads there

    def collect(self, paths: Iterable[Path]) -> Found:
        """Every sheet under some paths, in order; of endlessly many, the first."""
        found = self.every(tuple(paths))
        yield from islice(found, _MOST_SHEETS)
        if (one := next(found, None)) is not None:
            left = f"comes after {_MOST_SHEETS:,} others. Mark what is left in another run."
            yield Refused(one.place, left, cut=True)

    def every(self, paths: Sequence[Path]) -> Found:
        """Every sheet under some paths, in order."""
        self.read = set() if len(paths) > 1 else None
        for path in paths:
            if os.path.isdir(path):  # noqa: PTH112  (in a closed folder, Path.is_dir raises)
                yield from self.some(path, self.below(path))
            elif _NO_SHEET.fullmatch(path.name):
                yield Refused(str(path), _NOT_READ)
            else:
                yield from self.file(path, _READERS.get(path.suffix.lower(), _read_one))

    def some(self, path: Path, found: Found) -> Found:
        """The sheets in a place, or that there are none."""
        before = self.again.count
        one = next(found, None)
        if one is None and self.again.count == before:
            yield Refused(str(path), "holds no answer sheet. Give what students handed in.")
        elif one is not None:
            yield one
            yield from found

    def below(self, folder: Path) -> Found:
        """The sheets in a folder and below it."""
        refused = list[Refused]()

        def complain(place: Path, why: str) -> None:
            refused.append(Refused(str(place), why))

        for path in files_below(folder, complain):
            yield from refused
            refused.clear()
            if self.may_be_read(path.relative_to(folder).parts, str(path)):
                yield from self.file(path, _READERS.get(path.suffix.lower(), _refuse))
        yield from refused

    def file(self, path: Path, read: "Callable[[Desk, Path], Found]") -> Found:
        """The sheets of a file, unless it was read before."""
        if self.was_read(path):
            self.again.add(str(path))
        else:
            yield from self.some(path, read(self, path))

    def was_read(self, path: Path) -> bool:
        """Whether a file was read before, of those that are given by several paths."""
        if self.read is None:
            return False
        try:
            found = path.stat()
        except (OSError, ValueError):
            return False
        known = (found.st_dev, found.st_ino) in self.read
        self.read.add((found.st_dev, found.st_ino))
        return known and S_ISREG(found.st_mode)

    def may_be_read(self, parts: Sequence[str], place: str) -> bool:
        """Whether a file is one of sheets; what people lay beside them is noted."""
        name = parts[-1]
        if any(map(_LITTER.fullmatch, parts)) or name == _KEY:
            return False
        if any(part.startswith(".") and part.strip(".") for part in parts):
            self.hidden.add(place)
        elif _OTHERS.fullmatch(name):
            self.ends[Path(name).suffix.lower()] += 1
            self.others.add(place)
        elif _OWN.fullmatch(name):
            self.own.add(place)
        else:
            return True
        return False

    def notes(self) -> Iterator[str]:
        """What was passed over."""
        if self.others.count:
            ends = " or ".join(sorted(self.ends))
            yield f"Passed over, since no {ends} file is read: {self.others}."
        if self.own.count:
            yield (
                f"Passed over, since genex writes files of such names: {self.own}."
                " Rename what a student handed in."
            )
        if self.hidden.count:
            yield f"Passed over, since hidden: {self.hidden}. Rename what a student handed in."
        if self.again.count:
            yield f"Given twice, and read once: {self.again}."


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


def _read_table(desk: Desk, path: Path) -> Found:
    """The rows of a CSV file."""
    try:
        check_file(path, _TABLE, _MOST_OF_A_TABLE)
    except FileError as error:
        yield Refused(str(path), str(error))
    else:
        yield from read_rows(str(path), partial(_opened_table, path), desk.enrolled)


def _opened_table(path: Path) -> IO[bytes]:
    """A table, open."""
    try:
        return io.BufferedReader(Bounded(path.open("rb"), _TABLE, _MOST_OF_A_TABLE))
    except OSError as error:
        raise FileError(f"cannot be read: {error.strerror}. Give the path of {_TABLE}.") from None


def _read_zip(desk: Desk, path: Path) -> Found:
    """The sheets in a zip; names in it are only names, nothing is unpacked to disk."""
    try:
        with opened_zip(path, _ZIP) as archive:
            yield from _Members(archive, path, desk).sheets()
    except FileError as error:
        yield refused(str(path), error)


@dataclass
class _Members:
    """The files in a zip."""

    archive: zipfile.ZipFile
    path: Path
    desk: Desk
    unpacked: int = 0  # bytes

    def sheets(self) -> Found:
        """The sheets in them; of two with one name nobody knows which counts."""
        members = sorted(self.archive.infolist(), key=lambda one: one.filename)
        names = Counter(one.filename for one in members)
        for member in members[:_MOST_MEMBERS]:
            place = f"{self.path}:{on_one_line(member.filename)}"
            parts = member.filename.split("/")
            if member.is_dir() or not self.desk.may_be_read(parts, place):
                continue
            if self.unpacked > _MOST_UNPACKED:
                raise CutOff(
                    f"unpacks to more than {_MOST_UNPACKED:,} bytes, and is not read from"
                    f" {on_one_line(member.filename)} on. Hand in less at once."
                )
            if names[member.filename] > 1:
                count = counted(names[member.filename], "file")
                yield Refused(place, f"the zip holds {count} of this name. Keep one of them.")
            else:
                yield from self.sheets_of(member, place)
        if len(members) > _MOST_MEMBERS:
            left = len(members) - _MOST_MEMBERS
            raise CutOff(f"holds {left:,} files too many to be read. Hand in less at once.")

    def sheets_of(self, member: zipfile.ZipInfo, place: str) -> Found:
        """The sheets of one file; it says itself how large it is, and is not believed."""
        end = Path(member.filename).suffix.lower()
        if end == ".csv":
            yield from read_rows(
                place, partial(self.opened, member, _TABLE, _MOST_OF_A_TABLE), self.desk.enrolled
            )
        elif end == ".json":
            try:
                with self.opened(member, _SHEET, MOST_BYTES) as file:
                    content = bounded(file, _SHEET, MOST_BYTES)
            except FileError as error:
                yield Refused(place, str(error))
            else:
                yield read_sheet(place, content)
        else:
            yield Refused(place, _NESTED if end == ".zip" else _NOT_READ)

    def count(self, size: int) -> None:
        """Count what was unpacked."""
        self.unpacked += size

    def opened(self, member: zipfile.ZipInfo, what: str, most: int) -> IO[bytes]:
        """A file in the zip, open; what is read of it is counted."""
        try:
            file = self.archive.open(member)
        except Exception as error:  # noqa: BLE001  (each way of packing has errors of its own)
            raise FileError(f"cannot be unpacked: {on_one_line(str(error))}.") from None
        return io.BufferedReader(Bounded(file, what, most, self.count))


_NESTED = "a zip in a zip is not read. Unpack it first."


_READERS = {".json": _read_one, ".zip": _read_zip, ".csv": _read_table}
