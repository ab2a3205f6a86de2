"""Grading a class: every sheet is marked, whatever is wrong with the others."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from genex.answers.cells import short
from genex.errors import GenexError
from genex.exact.marks_in_words import marks_in_words
from genex.files.writing import written_together
from genex.grading.collusion import Variants
from genex.grading.earlier_results import HEAD, Handed, put_aside
from genex.grading.handed_in import Desk
from genex.grading.key_finder import Keys
from genex.grading.noted_copies import note_copies
from genex.grading.pages import Feedback, Pages
from genex.grading.results import Row, columns, csv_line, result_row, stored
from genex.marking.submission import Marked, Marker, Result
from genex.messages import on_one_line
from genex.quiz.answer_sheet import Refused, Sheet
from genex.runtime import Watch, unwatched

_MOST_REFUSED = 1_000  # sheets that are told one by one


@dataclass
class Register:
    """Who has handed in so far."""

    seen: dict[tuple[str, str], tuple[str, str, str]] = field(default_factory=dict)

    def objection(self, sheet: Sheet) -> str:
        """Why a sheet does not count, if its student has handed in before."""
        own = (sheet.digest, sheet.name, sheet.place)
        if not sheet.student:
            return ""
        first = self.seen.setdefault((sheet.quiz, sheet.student), own)
        if first is own:
            return ""
        digest, name, place = first
        if name != sheet.name:
            return (
                f"student id '{sheet.student}' is already used by '{name}' in {place}."
                " Give one of the two another id."
            )
        if digest == sheet.digest:
            return f"has the same answers as {place}: counted once."
        return f"is a second sheet of '{sheet.student}', after {place}. Keep one of the two."


def _mark_sheets(
    sheets: Iterable[Sheet | Refused], keys: Keys, after: Callable[[Result, Marker], None]
) -> Iterator[Result | Refused]:
    """Every sheet marked, or why it was not; `after` sees each result."""
    register = Register()
    for sheet in sheets:
        found = sheet if isinstance(sheet, Refused) else mark_sheet(sheet, keys, register)
        if isinstance(found, Result):
            after(found, keys.find(found.sheet))
        yield found


def mark_sheet(sheet: Sheet, keys: Keys, register: Register) -> Result | Refused:
    """One sheet marked, or why it was not."""
    try:
        marker = keys.find(sheet)
    except GenexError as error:
        return Refused(sheet.place, str(error))
    except OSError as error:
        return Refused(sheet.place, f"{error.filename}: cannot be read: {error.strerror}.")
    objection = register.objection(sheet)
    if objection:
        return Refused(sheet.place, objection)
    marked = marker.mark(sheet.answers)
    return Result(sheet, marked, tuple(remarks(sheet, marker, marked)))


def remarks(sheet: Sheet, marker: Marker, marked: Marked) -> Iterator[str]:
    """What somebody should look at."""
    if not sheet.student:
        yield f"{on_one_line(sheet.place)} has no student id"
    owner = marker.key.student
    if owner is not None and owner != sheet.student:
        yield f"the answers are to the variant of '{owner}'"
    for number, marks in marked.floored.items():
        yield f"question {number} counts 0, not {marks_in_words(marks)}: no question falls below 0"
    if marked.unknown:
        yield f"the quiz has no part {', '.join(map(short, marked.unknown[:5]))}"


@dataclass
class Graded:
    """What came out, in lines; the results themselves are in the files."""

    rows: list[Row]
    refused: list[Refused]  # the first of them
    paths: list[Path]
    parts: list[str]
    notes: list[str]
    more_refused: int = 0
    unwritten: int = 0  # feedback pages

    def refuse(self, one: Refused) -> None:
        """Note a sheet that could not be marked; of very many, only how many there are.

        That others were not read at all is told before everything else.
        """
        if one.cut:
            self.refused.insert(0, one)
        elif len(self.refused) < _MOST_REFUSED:
            self.refused.append(one)
        else:
            self.more_refused += 1


def grade_class(
    paths: Iterable[Path],
    key: Path | None,
    out: Path,
    results: Path,
    feedback: Feedback,
    watch: Watch = unwatched,
    secret: bytes = b"",
) -> Graded:
    """Mark what was handed in; write results.json, results.csv and the pages of students."""
    paths = tuple(paths)
    keys, variants = Keys(key, out, secret, paths), Variants()
    pages = Pages(results / "feedback", feedback)
    quiz = keys.marker(key).key.quiz if key and key.is_file() else ""

    def after(result: Result, marker: Marker) -> None:
        variants.add(result.sheet, marker, result.marked)
        pages.write(result, marker)

    desk = Desk(quiz, out)
    sheets = watch(desk.collect(paths), None)
    graded = write_results(_mark_sheets(sheets, keys, after), results)
    graded.unwritten = pages.unwritten
    graded.notes += [*desk.notes(), *pages.notes()]
    graded.notes += note_copies(graded.rows, graded.paths, variants.copies())
    graded.notes += keys.notes()
    return graded


class _NothingMarked(Exception):
    """No sheet was marked: what was written before is worth more."""


def write_results(found: Iterable[Result | Refused | int], folder: Path) -> Graded:
    """Write results as they come, so that a large class takes no more memory than a small one.

    A number counts sheets that were refused without being named.
    """
    graded = Graded([], [], [folder / "results.json", folder / "results.csv"], [], [])
    present: set[Handed] = set()
    with suppress(_NothingMarked), ExitStack() as stack:
        everything, table = stack.enter_context(written_together(*graded.paths))
        writer = csv.writer(table)
        everything.write(HEAD)
        for one in found:
            if isinstance(one, Refused):
                graded.refuse(one)
                continue
            if isinstance(one, int):
                graded.more_refused += one
                continue
            if not graded.rows:
                graded.parts = [decision.id for decision in one.marked.decisions]
                writer.writerow(columns(graded.parts))
            present.add((one.sheet.quiz, one.sheet.student or one.sheet.place))
            everything.write(",\n" if graded.rows else "\n")
            everything.write(stored(one))
            writer.writerow(csv_line(one, graded.parts))
            graded.rows.append(result_row(one))
        if not graded.rows and graded.paths[0].exists():
            graded.paths.clear()
            graded.notes.append(
                f"Nothing was marked, so the earlier results in {folder} stay as they are."
            )
            raise _NothingMarked
        graded.notes += put_aside(graded.paths[0], present)
        refused = [{"file": one.place, "reason": one.reason} for one in graded.refused]
        more = f', "more_refused": {graded.more_refused}' if graded.more_refused else ""
        everything.write(f'\n],\n"refused": {json.dumps(refused)}{more}}}\n')
    return graded
