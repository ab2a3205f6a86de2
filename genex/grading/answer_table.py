"""A table of answers, as spreadsheets and course pages write it: a row for each student."""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from genex.answers.cells import short
from genex.errors import FileError, GenexError
from genex.quiz.answer_sheet import Refused, Sheet, sheet_of
from genex.quiz.class_list import students

_QUIZ, _STUDENT, _NAME = "quiz", "id", "name"
_HEADS = {  # from the likeliest to what may be meant, too
    _QUIZ: ("quiz", "quiz id", "quiz code"),
    _STUDENT: ("id", "student", "student id", "id number"),
    _NAME: ("name", "student name", "full name"),
}
_PART = re.compile(
    r"(?:(?:question|exercise|part|task|answer|response|aufgabe|frage|q)[\s.:_#-]*)?"
    r"(\d{1,3})[\s.:_-]*\(?([a-z]{1,2})\)?[\s.:)]*"
)
_MARKS = (  # with which a file says how it is written
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 400  # bytes by which UTF-16 is told
_LONGEST_CELL = 100_000  # characters
_MOST_ROWS = 20_000  # more than any class has
_SEPARATORS = ",;\t"
_TOLD = re.compile(r"\s*\"?sep=([,;\t|])\"?\s*")  # as Excel writes it for itself
_NO_PART = (
    "no column is a part of a quiz: name them by the parts, such as 1a and 1b, in the first line."
)


@dataclass(frozen=True)
class Enrolled:
    """Which quiz a row answers that does not say so: that of the key, or its student's own."""

    quiz: str = ""
    out: Path | None = None

    @cached_property
    def quizzes(self) -> Mapping[str, Sequence[str]]:
        """The quizzes of each student in the classes whose folders lie in `out`."""
        found: dict[str, list[str]] = {}
        for quiz, folder in students(self.out) if self.out else ():
            if quiz not in found.setdefault(folder.name, []):
                found[folder.name].append(quiz)
        return found

    def quiz_of(self, student: str) -> str:
        """The quiz of a student; nothing if there is none, and a FileError if there are several."""
        own = [self.quiz] if self.quiz else self.quizzes.get(student, ())
        if len(own) > 1:
            raise FileError(
                f"does not say which quiz it answers, and '{short(student)}' has"
                f" {', '.join(own)}. Add a column 'quiz'."
            )
        return next(iter(own), "")


def read_rows(place: str, content: bytes, enrolled: Enrolled) -> Iterator[Sheet | Refused]:
    """A sheet for each row; the columns are named id, name, quiz, 1a, 1b, …"""
    number = 1
    longest = max(csv.field_size_limit(), len(content) + 1)
    csv.field_size_limit(longest)  # a long cell stops nobody else
    try:
        rows = _rows_in(_text_of(content))
        columns = _columns(next(rows, []))
        for number, cells in enumerate(rows, 2):
            if number > _MOST_ROWS:
                raise FileError(
                    f"has more than {_MOST_ROWS:,} rows: those behind them are not marked. Hand in"
                    " smaller tables."
                )
            if any(map(str.strip, cells)):
                yield _sheet_of_row(f"{place}, row {number}", columns, cells, enrolled)
    except csv.Error as error:
        yield Refused(f"{place}, after row {number}", f"not CSV: {error}.")
    except GenexError as error:
        yield Refused(place, str(error))


def _text_of(content: bytes) -> str:
    """The text of a table; spreadsheets on Windows write UTF-16, or one byte for a character."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    start = content[:_LOOKED_AT]
    for encoding, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if start.count(0) and zeros.count(0) == start.count(0) > len(zeros) * 0.9:
            return _decoded(content, encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(content, "cp1252")


def _decoded(content: bytes, encoding: str) -> str:
    """The text in an encoding, or why it is none."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileError(
            f"not text in any usual encoding (byte {error.start + 1}). Save it as UTF-8."
        ) from None


def _rows_in(text: str) -> Iterator[list[str]]:
    """The cells of a table, row by row, by what separates most cells of its first line."""
    first, _, others = text.partition("\n")
    told = _TOLD.fullmatch(first)
    bare = re.sub(r'"[^"]*"', "", first)
    separator = told[1] if told else max(_SEPARATORS, key=bare.count)
    return csv.reader(io.StringIO(others if told else text, newline=""), delimiter=separator)


def _columns(heads: Sequence[str]) -> list[str]:
    """What each column holds: a part such as 1a, id, name or quiz; otherwise its own head."""
    bare = [_bare_head(head) for head in heads]
    chosen = {
        next((bare.index(name) for name in names if name in bare), None): kind
        for kind, names in _HEADS.items()
    }
    columns = [
        chosen.get(k) or _part_of_head(head) or heads[k].strip() for k, head in enumerate(bare)
    ]
    _check_columns(heads, columns)
    return columns


def _check_columns(heads: Sequence[str], columns: Sequence[str]) -> None:
    """Refuse a table without any part, and one in which two columns hold one thing."""
    low = [column.lower() for column in columns]
    for k, column in enumerate(low):
        if column and column in low[:k]:
            first = heads[low.index(column)]
            raise FileError(
                f"the columns '{short(first)}' and '{short(heads[k])}' are both {short(column)}."
                " Leave one of them."
            )
    if not any(map(_part_of_head, columns)):
        raise FileError(_NO_PART)


def _bare_head(head: str) -> str:
    """A head as it is compared."""
    return " ".join(head.lower().replace("_", " ").split())


def _part_of_head(head: str) -> str:
    """The part that a head names, such as 1a; empty if it is none."""
    found = _PART.fullmatch(head.strip().lower())
    return f"{int(found[1])}{found[2]}" if found else ""


def _sheet_of_row(
    place: str, columns: Sequence[str], cells: Sequence[str], enrolled: Enrolled
) -> Sheet | Refused:
    """The sheet in a row."""
    if len(cells) != len(columns):
        return Refused(
            place, "does not have as many cells as the first row. Export the table again."
        )
    if any(len(cell) > _LONGEST_CELL for cell in cells):
        return Refused(place, f"has a cell of more than {_LONGEST_CELL:,} characters.")
    row = {
        name or f"column {number}": cell
        for number, (name, cell) in enumerate(zip(columns, cells, strict=True), 1)
        if name or cell.strip()
    }
    student = {kind: row.pop(kind, None) for kind in (_STUDENT, _NAME)}
    quiz = row.pop(_QUIZ, "")
    try:
        if not quiz.strip():
            quiz = enrolled.quiz_of((student[_STUDENT] or "").strip())
        return sheet_of(place, {"quiz": quiz, "student": student, "answers": row})
    except GenexError as error:
        return Refused(place, str(error))
