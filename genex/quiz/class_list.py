"""Who has which quiz: the file class.csv in the folder of a class, by which a run continues."""

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from genex.errors import FileError
from genex.files.reading import file_text
from genex.files.writing import written_whole

_NAME = "class.csv"
_HEAD = ("student", "quiz", "print")
_MOST_BYTES = 100_000_000
LENGTH = 16  # characters of a print


class Entry(NamedTuple):
    """A student, the quiz, and the print: a digest of what all files of the class depend on."""

    student: str
    quiz: str
    print: str


def students(out: Path) -> Iterator[tuple[str, Path]]:
    """The quizzes of all classes whose folders lie in `out`, each with the student's folder."""
    for path in sorted(out.glob(f"*/{_NAME}")):
        with suppress(OSError, FileError, csv.Error):  # somebody else's file of that name
            for entry in Journal(path.parent, "").entries():
                yield entry.quiz, path.parent / entry.student


@dataclass(frozen=True)
class Journal:
    """The journal of a class folder, for one print."""

    folder: Path
    print: str

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self.folder / _NAME

    def entries(self) -> list[Entry]:
        """What was written so far; a last line that was cut off does not count."""
        if not self.path.is_file():
            return []
        text = file_text(self.path, "the list of a class", _MOST_BYTES)
        rows = list(csv.reader(io.StringIO(text, newline="")))[1:]
        return [Entry(*row) for row in rows if len(row) == len(_HEAD) and len(row[-1]) == LENGTH]

    def begin(self, *, force: bool) -> dict[str, str]:
        """The quizzes by student; entries of another print are refused or, by force, dropped."""
        entries = self.entries()
        own = [entry for entry in entries if entry.print == self.print]
        if len(own) < len(entries) and not force:
            raise FileError(
                f"{self.path}: here are papers of another blueprint, seed, paper size, secret or"
                " version of genex. Use --force to replace them, or --out for another folder."
            )
        with written_whole(self.path) as file:
            csv.writer(file, lineterminator="\n").writerows([_HEAD, *own])
        return {entry.student: entry.quiz for entry in own}

    def add(self, student: str, quiz: str) -> None:
        """Note that the files of a student are there."""
        with self.path.open("a", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerow(Entry(student, quiz, self.print))
