"""The store of a class: sheets, what came of them, and what people decided, in class.sqlite."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from genex.grading.store_file import opened_store, told_in_a_line, writing
from genex.marking.ruling import Ruling
from genex.quiz.answer_sheet import Sheet, digest

_ROOM = 2**24  # rows that a run may number


class AnswerId(NamedTuple):
    """One answer: whose it is, to which part, and a digest of what was written there."""

    quiz: str
    who: str  # the student, or the file of a sheet without one
    part: str
    digest: str


@dataclass(frozen=True)
class StoredSheet:
    """A sheet in the store."""

    id: int
    quiz: str
    who: str
    student: str
    name: str
    place: str
    digest: str
    answers_text: str

    @cached_property
    def answers(self) -> Mapping[str, Any]:
        """What was written, by part."""
        found: dict[str, Any] = json.loads(self.answers_text)
        return found

    @property
    def head(self) -> Sheet:
        """The sheet without its answers, by which its key is found."""
        return Sheet(self.place, self.quiz, self.student, self.name, {}, self.digest)

    @property
    def sheet(self) -> Sheet:
        """The sheet as it is marked."""
        return Sheet(self.place, self.quiz, self.student, self.name, self.answers, self.digest)

    def answer_id(self, part: str) -> AnswerId:
        """The answer to a part."""
        return AnswerId(self.quiz, self.who, part, digest(self.answers.get(part)))


@dataclass(frozen=True)
class OpenAnswer:
    """An answer that waits for a person, or any answer that somebody wants to see."""

    id: AnswerId
    student: str
    name: str
    answer: Any  # as JSON has it
    out_of: Fraction
    marks: Fraction  # by now
    open: bool
    rule: str  # why genex gives these marks, or none
    problem: str  # why it cannot be read
    ticked: tuple[int, ...]  # items of its rubric that genex has ticked
    ruling: Ruling | None  # what stands: a comment or a note, unless the answer is decided
    earlier: Ruling | None  # on another answer of this student to this part
    last: int  # the number of what was decided or taken back last

    @property
    def text(self) -> str:
        """What was written, in full."""
        return _answer_text(self.answer)


def _answer_text(answer: Any) -> str:
    """An answer as a person reads it: a text as it is, a list as JSON writes it."""
    if answer is None:
        return ""
    if isinstance(answer, str):
        return answer
    if isinstance(answer, dict) and answer.keys() == {"file"}:
        return _answer_text(answer["file"])
    if isinstance(answer, list) and answer and all(isinstance(line, str) for line in answer):
        return "\n".join(answer) if any(" " in line for line in answer) else ", ".join(answer)
    return json.dumps(answer, ensure_ascii=False)


def who_of(sheet: Sheet) -> str:
    """By what a sheet is known: its student, or else its file."""
    return as_stored(sheet.student or sheet.place)


def as_stored(text: str) -> str:
    """A text with half characters written out, which no database takes."""
    return text.encode("utf-8", "backslashreplace").decode()


def now() -> str:
    """The time, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Store:
    """The store of a class, open. Decisions are only added; what is saved is on the disk."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection, self.path = connection, path

    def saving(self, *, keep: bool = True) -> AbstractContextManager[None]:
        """Save all that is written here together; what is read here does not change meanwhile."""
        return writing(self.connection, keep=keep)

    def rows(self, question: str, *values: Any) -> sqlite3.Cursor:
        """The answer of the database to a question."""
        return self.connection.execute(question, values)

    # what is remembered of the store itself

    def remembered(self, name: str) -> str:
        """A fact about the store; empty if there is none of this name."""
        found = self.rows("SELECT value FROM meta WHERE name = ?", name).fetchone()
        return found[0] if found else ""

    def remember(self, name: str, value: str) -> None:
        """Write down a fact about the store."""
        self.rows("INSERT OR REPLACE INTO meta VALUES (?, ?)", name, value)

    def new_numbers(self) -> int:
        """The number behind which a run may number its rows, as no other one does."""
        with self.saving():
            run = int(self.remembered("runs") or 0) + 1
            self.remember("runs", str(run))
        return run * _ROOM

    def policy_number(self, text: str, by: str = "") -> int:
        """The number of a policy, which is written down when it is first used."""
        known = self.rows("SELECT id FROM policy WHERE text = ?", text).fetchone()
        if known is None:
            with self.saving():
                asked = "INSERT OR IGNORE INTO policy VALUES (NULL, ?, ?, ?)"
                self.rows(asked, text, as_stored(by), now())
            known = self.rows("SELECT id FROM policy WHERE text = ?", text).fetchone()
        return int(known[0])

    # sheets

    def sheet(self, quiz: str, who: str) -> StoredSheet | None:
        """The sheet that counts of somebody."""
        found = self.rows("SELECT * FROM counting WHERE quiz = ? AND who = ?", quiz, who)
        return next((StoredSheet(*row) for row in found), None)

    def sheet_numbered(self, number: int) -> StoredSheet:
        """A sheet that counts, by its number."""
        return StoredSheet(*self.rows("SELECT * FROM counting WHERE id = ?", number).fetchone())

    def sheets(self) -> Iterator[StoredSheet]:
        """All sheets that count, in the order in which they came."""
        return (StoredSheet(*row) for row in self.rows("SELECT * FROM counting ORDER BY id"))

    def sheets_of(self, who: str) -> list[StoredSheet]:
        """The sheets that count of a student, who may have several quizzes."""
        found = self.rows("SELECT * FROM counting WHERE who = ? ORDER BY id", who)
        return [StoredSheet(*row) for row in found]

    def sheets_like(self, who: str) -> list[StoredSheet]:
        """The sheets of a student; a spreadsheet may have dropped zeros before an id."""
        asked = "SELECT * FROM counting WHERE ltrim(who, '0') = ltrim(?, '0') ORDER BY id"
        return self.sheets_of(who) or [StoredSheet(*row) for row in self.rows(asked, who)]

    def students(self, like: str) -> list[str]:
        """Some of those who have handed in, whose ids begin alike."""
        asked = "SELECT DISTINCT who FROM counting WHERE substr(who, 1, 1) = ? LIMIT 500"
        return [who for (who,) in self.rows(asked, like[:1])]

    def kept(self, sheet: int, print_of_sheet: str) -> Fraction | None:
        """Marks that were not lowered, of a sheet that was marked by what it would be marked by."""
        found = self.rows(
            "SELECT kept FROM marked WHERE sheet = ? AND print = ?", sheet, print_of_sheet
        ).fetchone()
        return Fraction(found[0]) if found else None

    @property
    def places(self) -> set[str]:
        """Where the sheets that count were handed in."""
        return {place for (place,) in self.rows("SELECT place FROM counting")}

    @property
    def holds_sheets(self) -> bool:
        """Whether somebody has handed in."""
        return self.rows("SELECT 1 FROM sheet LIMIT 1").fetchone() is not None

    def was_replaced(self, quiz: str, who: str, digest: str) -> bool:
        """Whether somebody had handed in these answers before others."""
        asked = "SELECT 1 FROM sheet WHERE quiz = ? AND who = ? AND digest = ? AND replaced > 0"
        return self.rows(asked, quiz, who, digest).fetchone() is not None

    # answers that wait

    def open_parts(self) -> dict[str, int]:
        """How many answers are open, by part."""
        counts: dict[str, int] = {}
        asked = (
            "SELECT open FROM marked JOIN counting ON counting.id = sheet WHERE open != '' ORDER BY"
            " sheet"
        )
        for (parts,) in self.rows(asked):
            for part in parts.split():
                counts[part] = counts.get(part, 0) + 1
        return counts

    def is_open(self, sheet: StoredSheet, part: str) -> bool:
        """Whether an answer waits for a person."""
        found = self.rows("SELECT open FROM marked WHERE sheet = ?", sheet.id).fetchone()
        return found is not None and part in found[0].split()

    def answers(self, part: str = "", *, every: bool = False) -> Iterator[OpenAnswer]:
        """The open answers, of one part or of all; with `every`, the closed ones too."""
        asked = (
            "SELECT sheet, machine FROM marked JOIN counting ON counting.id = sheet"
            " WHERE ? OR ' ' || open || ' ' LIKE ? ORDER BY sheet"
        )
        for sheet, machine in self.rows(asked, every, f"% {part} %" if part else "%_ "):
            yield from self._answers_on(sheet, json.loads(machine), part, every=every)

    def _answers_on(
        self, number: int, machine: Sequence[int], part: str, *, every: bool
    ) -> Iterator[OpenAnswer]:
        """The answers on one sheet."""
        sheet = self.sheet_numbered(number)
        asked = "SELECT part, rule, marks, out_of, open, evidence FROM machine WHERE id = ?"
        for one in machine:
            row = self.rows(asked, one).fetchone()
            if part in {"", row[0]} and (every or row[4]):
                yield self._open_answer(sheet, *row)

    def _open_answer(
        self, sheet: StoredSheet, part: str, rule: str, marks: str, out_of: str, *told: Any
    ) -> OpenAnswer:
        """One answer with what is known of it."""
        is_open, found = told[0], json.loads(told[1])
        known = sheet.answer_id(part)
        return OpenAnswer(
            known, sheet.student, sheet.name, sheet.answers.get(part), Fraction(out_of),
            Fraction(marks), bool(is_open), rule, _problem(found),
            tuple(found.get("ticked", ())),
            self.standing(known), self.earlier(known), self.last_act(known),
        )  # fmt: skip

    # what people decided

    @property
    def last_decision(self) -> int:
        """The number of the last decision."""
        return int(self.rows("SELECT ifnull(max(id), 0) FROM decision").fetchone()[0])

    def rulings(self, sheet: StoredSheet) -> dict[str, Ruling]:
        """What stands on the answers of a sheet, by part."""
        if not self._rulings_by(sheet.quiz, sheet.who):
            return {}  # mostly, and then nobody needs the answers
        return self.rulings_on(sheet.quiz, sheet.who, sheet.answers)

    def rulings_on(self, quiz: str, who: str, answers: Mapping[str, Any]) -> dict[str, Ruling]:
        """What stands on the answers of somebody, by part."""
        found = self._rulings_by(quiz, who)
        return {row[1]: _ruling(row) for row in found if row[2] == digest(answers.get(row[1]))}

    def _rulings_by(self, quiz: str, who: str) -> list[tuple[Any, ...]]:
        """What stands on any answer of somebody."""
        asked = "SELECT * FROM standing WHERE quiz = ? AND who = ? ORDER BY id"
        return self.rows(asked, quiz, who).fetchall()

    def standing(self, answer: AnswerId) -> Ruling | None:
        """What stands on an answer."""
        return self._last_ruling(
            "SELECT * FROM standing WHERE quiz = ? AND who = ? AND part = ? AND answer = ?"
            " ORDER BY id DESC LIMIT 1",
            answer,
        )

    def earlier(self, answer: AnswerId) -> Ruling | None:
        """What stood on another answer of this student to this part."""
        return self._last_ruling(
            "SELECT * FROM standing WHERE quiz = ? AND who = ? AND part = ? AND answer != ?"
            " ORDER BY id DESC LIMIT 1",
            answer,
        )

    def _last_ruling(self, asked: str, answer: AnswerId) -> Ruling | None:
        """The decision that is asked for, if there is one."""
        row = self.rows(asked, *answer).fetchone()
        return _ruling(row) if row else None

    def new_batch(self) -> int:
        """The number of what is decided at one stroke."""
        return int(self.rows("SELECT ifnull(max(batch), 0) + 1 FROM decision").fetchone()[0])

    def decide(self, answers: Sequence[AnswerId], ruling: Ruling, batch: int = 0) -> int:
        """Add a decision on each of some answers; call it where it is saved. Tell the batch."""
        batch = batch or self.new_batch()
        for answer in answers:
            self._add(answer, ruling, batch, None)
        return batch

    def undo(self, answer: AnswerId, by: str, batch: int = 0, ref: str = "") -> Ruling | None:
        """Take back what stands on an answer, and tell what stood; nothing if nothing did."""
        stood = self.standing(answer)
        if stood is not None:
            self._add(answer, Ruling(by=by, ref=ref), batch or self.new_batch(), stood.number)
        return stood

    def last_act(self, answer: AnswerId) -> int:
        """The number of what was decided or taken back last on an answer; 0 if nothing was."""
        asked = (
            "SELECT max(id) FROM decision WHERE quiz = ? AND who = ? AND part = ? AND answer = ?"
        )
        return self.rows(asked, *answer).fetchone()[0] or 0

    def took_back(self, answer: AnswerId, by: str, ref: str) -> bool:
        """Whether the last thing that happened to an answer is that somebody took it back here."""
        row = self.rows(
            'SELECT undoes IS NOT NULL AND "by" = ? AND ref = ? FROM decision WHERE quiz = ? AND'
            " who = ? AND part = ? AND answer = ? ORDER BY id DESC LIMIT 1",
            *(as_stored(by), ref, *answer),
        ).fetchone()
        return bool(row and row[0])

    def undo_last(self, by: str, part: str) -> list[AnswerId]:
        """Take back somebody's last batch on a part, as far as it stands, and tell of which."""
        asked = 'SELECT max(batch) FROM standing WHERE "by" = ? AND part = ?'
        last = self.rows(asked, by, part).fetchone()[0]
        asked = "SELECT quiz, who, part, answer, id FROM standing WHERE batch = ? AND part = ?"
        found = [(AnswerId(*row[:4]), row[4]) for row in self.rows(asked, last, part)]
        batch = self.new_batch()
        for answer, number in found:
            self._add(answer, Ruling(by=by), batch, number)
        return [answer for answer, _ in found]

    def _add(self, answer: AnswerId, ruling: Ruling, batch: int, undoes: int | None) -> None:
        """Add a row: decisions are never changed."""
        self.rows(
            "INSERT INTO decision VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", *answer,
            json.dumps(ruling.items), None if ruling.marks is None else str(ruling.marks),
            as_stored(ruling.read_as), as_stored(ruling.comment), as_stored(ruling.note),
            as_stored(ruling.by), ruling.at or now(), batch, ruling.ref, undoes,
        )  # fmt: skip

    def comments(self, part: str) -> list[str]:
        """What was said to students at a part, the last first."""
        asked = (
            "SELECT comment FROM decision WHERE part = ? AND comment != '' GROUP BY comment"
            " ORDER BY max(id) DESC"
        )
        return [comment for (comment,) in self.rows(asked, part)]

    # what several people need who mark at once

    def take(self, answers: Mapping[AnswerId, int], by: str, seconds: float) -> bool:
        """Keep answers for somebody in place of those before, for a while.

        Beside each stands the number of the decision that was seen on it, or 0. It is false, and
        nothing is kept, if another one has one of them or has decided it meanwhile.
        """
        with self.saving():
            time = datetime.now(UTC)
            self.rows('DELETE FROM claim WHERE "by" = ? OR until < ?', by, time.isoformat())
            if not self.is_free(answers, by):
                return False
            until = (time + timedelta(seconds=seconds)).isoformat()
            for answer in answers:
                self.rows("INSERT INTO claim VALUES (?, ?, ?, ?, ?)", *answer[:3], by, until)
        return True

    def is_free(self, answers: Mapping[AnswerId, int], by: str) -> bool:
        """Whether nobody else keeps one of some answers, or has decided it since it was seen."""
        time = datetime.now(UTC).isoformat()
        return all(self._is_free(answer, seen, by, time) for answer, seen in answers.items())

    def _is_free(self, answer: AnswerId, seen: int, by: str, time: str) -> bool:
        """Whether nobody else keeps an answer at a time, or has decided it since."""
        asked = (
            'SELECT 1 FROM claim WHERE quiz = ? AND who = ? AND part = ? AND "by" != ?'
            " AND until >= ?"
        )
        standing = self.standing(answer)
        number = standing.number if standing else 0
        return number == seen and self.rows(asked, *answer[:3], by, time).fetchone() is None

    def add_item(self, part: str, text: str, by: str) -> None:
        """Add an item to the rubric of a part, for all from now on."""
        with self.saving():
            asked = "INSERT OR IGNORE INTO item VALUES (NULL, ?, ?, ?, ?)"
            self.rows(asked, part, as_stored(text), as_stored(by), now())

    @property
    def added_items(self) -> dict[str, list[str]]:
        """The items that were added to rubrics, by part, as they were written."""
        found: dict[str, list[str]] = {}
        for part, text in self.rows("SELECT part, text FROM item ORDER BY id"):
            found.setdefault(part, []).append(text)
        return found


def _problem(found: Mapping[str, Any]) -> str:
    """Why an answer or one of its cells cannot be read."""
    cells = (cell["problem"] for cell in found.get("cells", ()) if cell.get("problem"))
    return str(found.get("problem") or next(cells, ""))


def _ruling(row: Sequence[Any]) -> Ruling:
    """A decision as it is stored."""
    number, _part, _answer, marks, items, read_as, comment, note, by, at, ref, *_where = row
    given = None if marks is None else Fraction(marks)
    return Ruling(given, (*json.loads(items),), read_as, comment, note, by, at, number, ref)


@contextmanager
def store_of_class(path: Path) -> Iterator[Store]:
    """The store of a class, which is made if it is not there."""
    with opened_store(path) as connection, told_in_a_line(path):
        yield Store(connection, path)
