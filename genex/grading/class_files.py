"""The results of a class as files, written from its store."""

import csv
import io
import json
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, lru_cache
from pathlib import Path
from typing import IO, Any

from genex.files.writing import written_together
from genex.grading.marked_sheets import MarkedSheet, MarkedSheets
from genex.grading.results import COLUMNS_OF_ANSWERS, Row, as_number, disarmed, result_columns
from genex.grading.store import Store
from genex.quiz.class_list import students

HEAD = '{"results": ['  # the first line of results; each of them has one of its own
JSON, CSV, ANSWERS = "results.json", "results.csv", "answers.csv"
_FACTS = ("variant_of", "matches", "own", "telling", "without_following")  # of a copy
_ABSENT = "absent"
REFUSED = "refused"  # what the store remembers of the last run


def enrolled(*folders: Path | None) -> list[tuple[str, Path]]:
    """The quizzes of the students of all classes that lie in some folders, or are one of them."""
    found = dict[tuple[str, Path], None]()
    for folder in filter(None, folders):
        own = (one for one in students(folder.parent) if one[1].parent == folder)
        found |= dict.fromkeys((*students(folder), *own))
    return [*found]


@dataclass
class ClassFiles:
    """The files of a class; what is in them is told by the rows."""

    store: Store
    folder: Path
    enrolled: Sequence[tuple[str, Path]] = ()  # the quizzes of students, with their folders
    rows: list[tuple[int, Row]] = field(default_factory=list)  # of all sheets, with their numbers
    absent: list[str] = field(default_factory=list)

    @cached_property
    def paths(self) -> list[Path]:
        """Where they lie."""
        return [self.folder / name for name in (JSON, CSV, ANSWERS)]

    @cached_property
    def parts(self) -> list[str]:
        """The parts of all papers, in their order."""
        found = self.store.rows("SELECT DISTINCT part FROM machine")
        return sorted((part for (part,) in found), key=_place_of)

    @cached_property
    def has_copies(self) -> bool:
        """Whether a sheet fits another variant."""
        asked = "SELECT 1 FROM marked JOIN counting ON id = sheet WHERE copy IS NOT NULL LIMIT 1"
        return self.store.rows(asked).fetchone() is not None

    def write(self) -> list[Path]:
        """Write all of them, or none."""
        with ExitStack() as stack:
            everything, table, answers = stack.enter_context(written_together(*self.paths))
            rows = csv.writer(table)
            rows.writerow([*result_columns(self.parts), *_FACTS[-1:][: self.has_copies]])
            csv.writer(answers).writerow(COLUMNS_OF_ANSWERS)
            everything.write(HEAD)
            present = set[tuple[str, str]]()
            for sheet in MarkedSheets(self.store):
                everything.write((",\n" if self.rows else "\n") + _as_line(sheet))
                rows.writerow(self.line(sheet))
                _write_answers(answers, sheet)
                self.rows.append((sheet.stored.id, sheet.row))
                present.add((sheet.stored.quiz, sheet.stored.student))
            missing = [*self.missing(present)]
            rows.writerows(self.line_of_absent(*one) for one in missing)
            everything.write(f"\n],\n{self.rest(missing)}}}\n")
        self.absent = [student for _, student in missing]
        return self.paths

    def missing(self, present: Collection[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """Quiz and student of those who have not handed in, in classes of which somebody has."""
        handed_in = {(quiz, student.casefold()) for quiz, student in present}
        quizzes = {quiz for quiz, _ in handed_in}
        classes = {folder.parent for quiz, folder in self.enrolled if quiz in quizzes}
        for quiz, folder in self.enrolled:
            known = {(quiz, folder.name.casefold()), (quiz, "")}
            if folder.parent in classes and known.isdisjoint(handed_in):
                yield quiz, folder.name

    def line(self, sheet: MarkedSheet) -> list[Any]:
        """The line of a sheet in results.csv."""
        stored, marks = sheet.stored, {one.part: _number(one.marks) for one in sheet.parts}
        without = [sheet.copy["without_following"] if sheet.copy else ""][: self.has_copies]
        return [
            disarmed(stored.student), disarmed(stored.name), stored.quiz,
            as_number(sheet.marks), as_number(sheet.out_of),
            *(marks.get(part, "") for part in self.parts),
            "; ".join(f"{part}: {name}" for part, name in sheet.slips),
            "; ".join(sheet.open), disarmed("; ".join(sheet.remarks)), *without,
        ]  # fmt: skip

    def line_of_absent(self, quiz: str, student: str) -> list[Any]:
        """The line of a student who has not handed in: that is not 0 marks."""
        blank = [""] * (len(self.parts) + 4 + self.has_copies)
        return [disarmed(student), "", quiz, _ABSENT, *blank]

    def rest(self, missing: Sequence[tuple[str, str]]) -> str:
        """What stands behind the results."""
        refused = json.loads(self.store.remembered(REFUSED) or '{"refused": []}')
        absent = [{"student": student, "quiz": quiz} for quiz, student in missing]
        return json.dumps({**refused, **({_ABSENT: absent} if absent else {})})[1:-1]


def _as_line(sheet: MarkedSheet) -> str:
    """A result as results.json holds it; the answers are kept so that it can be marked again."""
    stored, copy = sheet.stored, sheet.copy
    rest = {
        "student": {"id": stored.student, "name": stored.name},
        "quiz": stored.quiz,
        "file": stored.place,
        "marks": as_number(sheet.marks),
        "out_of": as_number(sheet.out_of),
        "remarks": sheet.remarks,
        **({"copy": {name: copy[name] for name in _FACTS}} if copy else {}),
    }
    parts = ", ".join([one.evidence for one in sheet.parts])
    return f'{json.dumps(rest)[:-1]}, "answers": {stored.answers_text}, "parts": [{parts}]}}'


def _write_answers(file: IO[str], sheet: MarkedSheet) -> None:
    """Write the lines of a sheet in answers.csv, whose ends many sheets share."""
    begin = io.StringIO()
    who = sheet.stored.student or sheet.stored.place
    csv.writer(begin).writerow([sheet.stored.quiz, disarmed(who), ""])
    first = begin.getvalue().removesuffix("\r\n")
    for part in sheet.parts:
        lines = part.cells.removesuffix("\r\n").replace("\r\n", f"\r\n{first}")
        file.write(f"{first}{lines}\r\n")


@lru_cache(maxsize=1_000)
def _number(marks: str) -> int | float:
    """Marks for the table."""
    return as_number(Fraction(marks))


def _place_of(part: str) -> tuple[int, int, str]:
    """Where a part stands on a paper: 2b before 2aa and 10a."""
    number, letters, rest = re.fullmatch(r"(\d*)([a-z]*)(.*)", part, re.DOTALL).groups()  # type: ignore[union-attr]
    return int(number or 0), len(letters), letters + rest
