"""Who has which quiz: the file class.csv in the folder of a class, by which a run continues."""

import csv
import io
from collections.abc import Callable, Collection, Iterable, Iterator
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
                if _names_a_folder(entry.student):
                    yield entry.quiz, path.parent / entry.student


def _names_a_folder(student: str) -> bool:
    """Whether a student's files lie in a folder of that name in the folder of the class."""
    return student not in {"", ".", ".."} and not {*student} & {"/", "\\"}


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

    def begin(
        self, roster: Collection[str], code: Callable[[str], str], *, force: bool
    ) -> dict[str, str]:
        """The quizzes by student; those of the roster with another print are, by force, dropped.

        Papers with other codes than those of this run are never dropped: their keys are needed.
        """
        entries = self.entries()
        self.check_codes(entries, code)
        known = {*roster}
        kept = [one for one in entries if one.print == self.print or one.student not in known]
        if len(kept) < len(entries) and not force:
            raise FileError(
                f"{self.path}: here are these papers with other words, marks or paper size, or from"
                " another version of genex. Use --force to replace them, or --out for another"
                " folder."
            )
        with written_whole(self.path) as file:
            csv.writer(file, lineterminator="\n").writerows([_HEAD, *kept])
        return {entry.student: entry.quiz for entry in kept}

    def check_codes(self, entries: Iterable[Entry], code: Callable[[str], str]) -> None:
        """Refuse a folder in which other papers lie."""
        for one in entries:
            if one.quiz != code(one.student):
                raise FileError(
                    f"{self.path}: here are papers with other numbers, such as {one.quiz} of"
                    f" {one.student}: of another blueprint, seed or secret. They are marked by"
                    " their keys, so use --out for another folder."
                )

    def add(self, student: str, quiz: str) -> None:
        """Note that the files of a student are there."""
        with self.path.open("a", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerow(Entry(student, quiz, self.print))
