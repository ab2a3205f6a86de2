"""open.csv: a row for each answer that waits for a person, to be filled in and taken back."""

from hashlib import sha256
from typing import Any

from genex.answers.cells import short
from genex.exact.marks_in_words import marks_in_words
from genex.grading.results import disarmed
from genex.grading.store import AnswerId, OpenAnswer
from genex.marking.ruling import Ruling

COLUMNS = (
    "quiz", "student", "part", "out_of", "read", "proposal", "marks", "items", "read_as",
    "comment", "by", "ref",
)  # fmt: skip
_LONGEST = 1_000  # characters of an answer


def ref_of(answer: AnswerId, last: int) -> str:
    """What a row is written from: the answer, and the last that was decided or taken back on it.

    It begins with a letter that no spreadsheet takes for a number or a date.
    """
    found = sha256("\0".join(answer).encode(errors="backslashreplace")).hexdigest()[:12]
    return f"r{found}.{last}"


def row_of_open(answer: OpenAnswer) -> list[Any]:
    """The row of an answer."""
    quiz, who, part, _ = answer.id
    told = answer.ruling.comment if answer.ruling else ""
    return [
        quiz, disarmed(who), part, marks_in_words(answer.out_of), disarmed(answer.text[:_LONGEST]),
        disarmed(_proposal(answer)), "", "", "", disarmed(told), "",
        ref_of(answer.id, answer.last),
    ]  # fmt: skip


def _proposal(answer: OpenAnswer) -> str:
    """What is known: what was decided before on another answer, a note, why it is open."""
    found = []
    if answer.earlier is not None and answer.earlier.decides:
        comment = f" ({answer.earlier.comment})" if answer.earlier.comment else ""
        by, day = answer.earlier.by, answer.earlier.at[:10]
        found.append(f"another answer had {in_short(answer.earlier)} by {by} on {day}{comment}")
    if answer.ruling is not None and answer.ruling.note:
        found.append(f"{answer.ruling.by} asks: {answer.ruling.note}")
    if answer.ticked:
        found.append(f"genex ticks {' '.join(map(str, answer.ticked))}")
    return "; ".join([*found, answer.problem or answer.rule])


def in_short(ruling: Ruling) -> str:
    """What a ruling says, in a word or two."""
    if ruling.marks is not None:
        return marks_in_words(ruling.marks)
    if ruling.read_as:
        return f"read as '{short(ruling.read_as)}'"
    return f"'{'; '.join(ruling.items)}'" if ruling.items else "a comment"
