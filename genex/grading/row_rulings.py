"""What a row of a table decides, held against what the store knows by now."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from genex.answers.cells import short
from genex.answers.dressing import numbers_of_date
from genex.errors import FileError, GenexError
from genex.exact.marks_in_words import marks_from, marks_in_words
from genex.grading.key_finder import Keys
from genex.grading.open_table import in_short, ref_of
from genex.grading.returned_table import ReturnedRow
from genex.grading.store import AnswerId, Store, StoredSheet
from genex.marking.ruling import Ruling
from genex.marking.verdicts import Verdict
from genex.messages import guess
from genex.quiz.parts import Part
from genex.quiz.rubric import Rubric

UNDO = "undo"
_REF = re.compile(r"r([0-9a-f]{12})\.(\d{1,18})")
_APART = re.compile(r"[\s,;.]+")


class RefusedRow(FileError):
    """A row that is not applied, and why."""


@dataclass(frozen=True)
class Decided:
    """What a row decides."""

    answer: AnswerId
    ruling: Ruling
    undoes: bool = False


@dataclass(frozen=True)
class RowReader:
    """Rows held against the store and the keys; `by` decides where a row does not say who."""

    store: Store
    keys: Keys
    by: str
    newest: str = "open.csv"  # where answers stand that have changed

    def decided(self, row: ReturnedRow) -> Decided | None:
        """What a row decides; nothing if nothing has changed."""
        if row.fault:
            raise RefusedRow(row.fault)
        if row.is_blank:
            return None
        sheet, part = self.place(row)
        answer = sheet.answer_id(part.id)
        standing = self.store.standing(answer)
        self.check_answer(row, sheet, answer)
        ruling = self.ruling(row, sheet, part, standing)
        if ruling is not None and standing is not None and ruling.says(standing):
            return None
        if ruling is None and self.store.took_back(answer, self.who(row), row["ref"]):
            return None
        self.check_meanwhile(row, answer, ruling, standing)
        if ruling is None and standing is None:
            raise RefusedRow("there is no decision to take back. Clear the row.")
        return Decided(answer, ruling or Ruling(by=self.who(row), ref=row["ref"]), ruling is None)

    def who(self, row: ReturnedRow) -> str:
        """Who decides in a row."""
        return short(row["by"]) if row["by"] else self.by

    # what the row is about

    def place(self, row: ReturnedRow) -> tuple[StoredSheet, Part]:
        """The sheet and the part that a row names."""
        sheets = self.store.sheets_like(row["student"])
        if not sheets:
            known = guess(row["student"], self.store.students(row["student"]))
            raise RefusedRow(f"there is no sheet of '{short(row['student'])}'.{known}")
        name = row["part"].strip("()").lower()
        found = [(sheet, self.keys.find(sheet.sheet).key.parts) for sheet in sheets]
        fitting = [(sheet, parts[name]) for sheet, parts in found if name in parts]
        if not fitting:
            names = [part for _, parts in found for part in parts]
            raise RefusedRow(f"there is no part '{short(row['part'])}'.{guess(name, names)}")
        own = [pair for pair in fitting if pair[0].quiz == row["quiz"]] or fitting
        if len(own) > 1:
            quizzes = ", ".join(sheet.quiz for sheet, _ in own)
            raise RefusedRow(f"has the quizzes {quizzes}. Say which, in a column quiz.")
        return own[0]

    def check_answer(self, row: ReturnedRow, sheet: StoredSheet, answer: AnswerId) -> None:
        """Refuse a row that was written from another answer."""
        if not row["ref"]:
            return
        found = _REF.fullmatch(row["ref"])
        if found is None:
            raise RefusedRow("its ref was changed. Put it back, or clear it to decide anyway.")
        if ref_of(answer, 0).partition(".")[0] != f"r{found[1]}":
            is_open = self.store.is_open(sheet, answer.part)
            where = f". It is in the new {self.newest}." if is_open else ", and genex marks it."
            raise RefusedRow(f"another answer than the one you marked{where}")

    def check_meanwhile(
        self, row: ReturnedRow, answer: AnswerId, ruling: Ruling | None, standing: Ruling | None
    ) -> None:
        """Keep what somebody else has decided since the row was written."""
        last = self.store.last_act(answer) if row["ref"] else 0
        if not row["ref"] or last == int(row["ref"].partition(".")[2]):
            return
        if standing is None:
            raise RefusedRow(
                "what was decided here was taken back. Clear its ref to decide anyway."
            )
        if (standing.ref, standing.by) == (row["ref"], self.who(row)):
            return  # the same row once more, with something else in it
        you = in_short(ruling) if ruling else UNDO
        raise RefusedRow(
            f"you {you}, {standing.by} {in_short(standing)} at {_at(standing)}. Kept"
            f" {standing.by}'s; `genex mark {answer.part} --student {answer.who}` settles it."
        )

    # what the row says

    def ruling(
        self, row: ReturnedRow, sheet: StoredSheet, part: Part, standing: Ruling | None
    ) -> Ruling | None:
        """What is decided; nothing if the decision is taken back."""
        told = Ruling(comment=row["comment"], by=self.who(row), ref=row["ref"])
        if row["marks"].lower() == UNDO:
            return None
        if row["read_as"] and (row["marks"] or row["items"]):
            other = "marks" if row["marks"] else "items"
            raise RefusedRow(f"{other} and read_as both decide. Clear one.")
        if row["read_as"]:
            return replace(told, read_as=self.meant(row["read_as"], sheet, part))
        if row["items"]:
            return replace(told, items=self.items(row, sheet, part))
        if row["marks"]:
            return replace(told, marks=_marks(row["marks"], part.marks))
        before = standing or Ruling()
        return replace(
            told, marks=before.marks, items=before.items, read_as=before.read_as, note=before.note
        )

    def meant(self, text: str, sheet: StoredSheet, part: Part) -> str:
        """What the student meant, if genex can read it."""
        if part.kind.by_person:
            raise RefusedRow("a person reads this part, whatever it is read as. Give marks.")
        marked = self.keys.find(sheet.sheet).mark({**sheet.answers, part.id: text})
        found = next(one for one in marked.decisions if one.id == part.id)
        problems = [cell.problem for cell in found.cells if cell.problem]
        if problems or found.problem or found.verdict is Verdict.UNREADABLE:
            why = found.problem or next(iter(problems), found.rule)
            raise RefusedRow(f"read_as '{short(text)}' cannot be read, either: {why}.")
        return text

    def items(self, row: ReturnedRow, sheet: StoredSheet, part: Part) -> tuple[str, ...]:
        """The words of the items that are ticked, which agree with the marks."""
        rubric = part.rubric
        if rubric is None:
            raise RefusedRow(f"{part.id} has no rubric, so it has no items. Give marks.")
        numbers, ticked = _numbers(row["items"]), self.ticked(sheet, part)
        if objection := rubric.objection({*numbers, *ticked}):
            raise RefusedRow(f"{objection}.")
        _check_ticks(rubric, numbers, ticked)
        marks = rubric.marks({*numbers, *ticked}, part.marks)
        said = _marks(row["marks"], part.marks) if row["marks"] else marks
        if said != marks:
            raise RefusedRow(
                f"items {' '.join(map(str, numbers))} give {marks_in_words(marks)}, marks say"
                f" {marks_in_words(said)}. Clear one."
            )
        return tuple(rubric.items[k - 1].words for k in numbers)

    def ticked(self, sheet: StoredSheet, part: Part) -> tuple[int, ...]:
        """The items that genex has ticked."""
        marked = self.keys.find(sheet.sheet).mark(sheet.answers, self.store.rulings(sheet))
        return next(one.ticked for one in marked.decisions if one.id == part.id)


def _check_ticks(rubric: Rubric, numbers: Collection[int], ticked: Collection[int]) -> None:
    """Refuse an item that genex ticks by what it finds, where it has not."""
    for number in numbers:
        if rubric.items[number - 1].when and number not in ticked:
            raise RefusedRow(f"item {number} is for genex to tick, and it has not. Leave it out.")


def _numbers(text: str) -> list[int]:
    """The numbers of items."""
    found = [number for number in _APART.split(text) if number]
    for number in found:
        if not (number.isdecimal() and number.isascii()):
            raise RefusedRow(f"'{short(number)}' is not the number of an item. Write them as 1 3.")
    return sorted({int(number[:9]) for number in found})


def _marks(text: str, out_of: Fraction) -> Fraction:
    """The marks that somebody gives."""
    found = marks_from(text)
    if found is None and (numbers := numbers_of_date(text)):
        raise RefusedRow(_date_in_words(numbers, out_of))
    if found is None:
        raise RefusedRow(f"cannot read '{short(text)}' as marks. Write them as 1.5 or 1½.")
    if found > out_of:
        most = marks_in_words(out_of)
        raise RefusedRow(f"{marks_in_words(found)} of {most} marks. Give {most} at most.")
    return found


def _date_in_words(numbers: Sequence[int], out_of: Fraction) -> str:
    """What a spreadsheet made a date of, if it can be told by what marks are."""
    first, other = numbers
    typed = {
        f"{a}{sign}{b}": marks_from(f"{a}{sign}{b}")
        for sign in "/."
        for a, b in ((first, other), (other, first))
    }
    likely = (
        (text, marks)
        for text, marks in typed.items()
        if marks is not None and marks <= out_of and marks.denominator in {2, 4}
    )
    text, marks = next(likely, ("", None))
    if marks is None:
        return "a spreadsheet made a date of the marks. Write them as 0.5."
    return f"a spreadsheet made a date of {text}. Write {float(marks):g}."


def _at(ruling: Ruling) -> str:
    """When somebody decided: the time of today, or the day."""
    try:
        then = datetime.fromisoformat(ruling.at).astimezone()
    except ValueError:
        return ruling.at
    today = then.date() == datetime.now(then.tzinfo).date()
    return f"{then:%H:%M}" if today else f"{then:%H:%M on %Y-%m-%d}"


def nothing_waits(reader: RowReader, rows: Sequence[ReturnedRow]) -> bool:
    """Whether all that somebody wrote in a table has been taken back."""
    try:
        return all(reader.decided(row) is None for row in rows)
    except GenexError:
        return False
