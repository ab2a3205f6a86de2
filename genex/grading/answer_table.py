"""A table of answers, as spreadsheets and course pages write it: a row for each student."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO

from genex.answers.cells import short
from genex.errors import CutOff, FileError, GenexError
from genex.quiz.answer_sheet import Refused, Sheet, refused, sheet_of
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
_PIECE = 2**16  # bytes that are looked through at a time
_LONGEST_CELL, _LONGEST_LINE = 100_000, 1_000_000  # characters
_MOST_ROWS, _MOST_COLUMNS = 20_000, 1_000  # more than any class and any quiz have
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


def read_rows(
    place: str, source: Callable[[], IO[bytes]], enrolled: Enrolled
) -> Iterator[Sheet | Refused]:
    """A sheet for each row; the columns are named id, name, quiz, 1a, 1b, …

    The table is opened twice and read line by line, so that a large one takes no more memory.
    """
    try:
        yield from _sheets_in(place, rows_of_table(source), enrolled)
    except GenexError as error:
        yield refused(place, error)


def rows_of_table(source: Callable[[], IO[bytes]]) -> Iterator[list[str] | str]:
    """The cells of a table, row by row, or what is wrong with a row, however it is written."""
    with source() as file:
        encoding = _encoding_of(file)
    with source() as file:
        yield from _rows_in(_Lines(io.TextIOWrapper(file, encoding, newline="")))


def _sheets_in(
    place: str, rows: Iterator[list[str] | str], enrolled: Enrolled
) -> Iterator[Sheet | Refused]:
    """A sheet for each row below the first, or what is wrong with the row."""
    heads = next(rows, [])
    if isinstance(heads, str):
        raise FileError(heads)
    columns, number = _columns(heads), 1
    for number, row in enumerate(rows, 2):
        if number > _MOST_ROWS:
            raise CutOff(
                f"has more than {_MOST_ROWS:,} rows: those behind them are not marked. Hand in"
                " smaller tables."
            )
        if isinstance(row, str):
            yield Refused(f"{place}, row {number}", row)
        elif any(map(str.strip, row)):
            yield _sheet_of_row(f"{place}, row {number}", columns, row, enrolled)


def _encoding_of(file: IO[bytes]) -> str:
    """How a table is written: on Windows in UTF-16, or with one byte for a character."""
    piece, found = file.read(_LOOKED_AT), 0
    decoders = {name: codecs.getincrementaldecoder(name)() for name in _encodings(piece)}
    while decoders:
        for name, decoder in [*decoders.items()]:
            try:
                decoder.decode(piece, not piece)
            except UnicodeDecodeError as error:
                wrong = found + error.start + 1
                del decoders[name]
        if not piece:
            break
        found += len(piece)
        piece = file.read(_PIECE)
    if not decoders:
        raise FileError(f"not text in any usual encoding (byte {wrong}). Save it as UTF-8.")
    return next(iter(decoders))


def _encodings(start: bytes) -> Sequence[str]:
    """The ways in which a table may be written that begins like this."""
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return [encoding]
    for encoding, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if start.count(0) and zeros.count(0) == start.count(0) > len(zeros) * 0.9:
            return [encoding]
    return ["utf-8", "cp1252"]


class _Lines:
    """The lines of a table, and whether a quotation mark is open in them."""

    def __init__(self, text: IO[str]) -> None:
        self.text = text
        self.first = text.readline(_LONGEST_LINE)  # is looked at before it is read
        self.ahead, self.marks, self.ended = self.first, 0, False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line, self.ahead = self.ahead or self.text.readline(_LONGEST_LINE), ""
        self.marks += line.count('"')
        if not line:
            self.ended = True
            raise StopIteration
        if len(line) == _LONGEST_LINE:
            self.skip(line)
            raise csv.Error(_LONG_LINE)
        return line

    def skip(self, line: str) -> None:
        """Read on to the end of a line."""
        while line and line[-1] not in "\r\n":
            line = self.text.readline(_LONGEST_LINE)
            self.marks += line.count('"')

    def close(self) -> None:
        """Read on until no quotation mark is open, which is where the next row begins."""
        while self.marks % 2 and (line := self.text.readline(_LONGEST_LINE)):
            self.marks += line.count('"')
            self.skip(line)


def _rows_in(lines: _Lines) -> Iterator[list[str] | str]:
    """The cells of a table, row by row, or what is wrong with a row; none spoils the next one."""
    rows = csv.reader(lines, delimiter=_separator(lines))
    while True:
        lines.marks = 0
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            lines.close()
            why = _LONG if "limit" in str(error) else f"{error}."
            yield _OPEN if lines.marks % 2 else why
            continue
        yield _OPEN if lines.ended else cells


_LONG_LINE = f"has a line of more than {_LONGEST_LINE:,} characters"
_LONG = f"has a cell of more than {_LONGEST_CELL:,} characters."
_OPEN = "a quotation mark is never closed, so the rows behind it are not read. Close it."


def _separator(lines: _Lines) -> str:
    """What separates most cells of the first line; Excel says it in a line of its own."""
    told = _TOLD.fullmatch(lines.first)
    if told:
        lines.ahead = ""
        return told[1]
    bare = re.sub(r'"[^"]*"', "", lines.first)
    return max(_SEPARATORS, key=bare.count)


def _columns(heads: Sequence[str]) -> list[str]:
    """What each column holds: a part such as 1a, id, name or quiz; otherwise its own head."""
    if len(heads) > _MOST_COLUMNS:
        raise FileError(f"has {len(heads):,} columns, too many for a table of answers.")
    bare = [bare_head(head) for head in heads]
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


def bare_head(head: str) -> str:
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
        return Refused(place, _LONG)
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
