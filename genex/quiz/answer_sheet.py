"""One answer sheet: who hands in which quiz, and what stands at each part."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from genex.answers.cells import short
from genex.errors import CutOff, FileError, GenexError
from genex.files.reading import read_json
from genex.messages import on_one_line
from genex.quiz.quiz_id import normalised

_MOST_ANSWERS = 500
_LONGEST_ID = 100


@dataclass(frozen=True)
class Sheet:
    """An answer sheet that could be read."""

    place: str
    quiz: str
    student: str
    name: str
    answers: Mapping[str, Any]
    digest: str  # of the answers: equal sheets have equal ones


@dataclass(frozen=True)
class Refused:
    """Something that could not be marked, and why."""

    place: str
    reason: str
    cut: bool = False  # whether others behind it were not read at all

    def __str__(self) -> str:
        return f"{on_one_line(self.place)}: {on_one_line(self.reason)}"


def refused(place: str, error: GenexError) -> Refused:
    """What could not be read because of an error."""
    return Refused(place, str(error), isinstance(error, CutOff))


def read_sheet(place: str, content: bytes) -> Sheet | Refused:
    """A sheet from the bytes of a file, or why it is none."""
    try:
        return sheet_of(place, read_json(content))
    except GenexError as error:
        return Refused(place, str(error))


def sheet_of(place: str, content: Any) -> Sheet:
    """A sheet from what JSON holds."""
    if not isinstance(content, dict) or not isinstance(content.get("answers"), dict):
        raise FileError('has no "answers". Hand in the answers.json of the quiz, filled in.')
    answers = content["answers"]
    if len(answers) > _MOST_ANSWERS:
        raise FileError(f"has {len(answers):,} answers, too many for an answer sheet.")
    student = content.get("student")
    who = student if isinstance(student, dict) else {"id": student}
    quiz = _quiz_of(content.get("quiz"))
    return Sheet(
        place, quiz, _one_line(who.get("id")), _one_line(who.get("name")), answers, digest(answers)
    )


def _quiz_of(written: Any) -> str:
    """The id of the quiz as it is printed."""
    if not isinstance(written, str) or not written.strip():
        raise FileError('does not say which quiz it answers. Fill in "quiz", such as 7KQ-2MX-9A8.')
    found = normalised(written[:_LONGEST_ID])
    if found is None:
        raise FileError(
            f"'{short(written)}' is not a quiz id: a character is mistyped. Copy it from the paper."
        )
    return found


def _one_line(value: Any) -> str:
    """A name or id as one short line."""
    return short(value) if isinstance(value, str) else ""


def digest(answers: Any) -> str:
    """A short name of what was answered."""
    return hashlib.sha256(repr(answers).encode("utf-8", "replace")).hexdigest()[:16]
