"""Drawing a quiz and writing its files: what `genex make-quiz` and `genex.make_quiz` do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from genex.blueprint import Blueprint, load
from genex.errors import AuthorError
from genex.files.writing import OUT, as_json, write_folder
from genex.messages import shortly
from genex.quiz import Quiz, make
from genex.secret import NONE, checked, secret_of
from genex.typeset import missing
from genex.writers.pdf import PaperSize, Sheet, write_paper

LONGEST_STUDENT = 100
LARGEST_SEED = 2**53 - 1


@dataclass(frozen=True)
class Issued:
    """The files of a quiz, and what to tell whoever made it."""

    quiz: Quiz
    paths: list[Path]
    remarks: list[str]


def make_quiz(
    seed: int = 7,
    blueprint: str | Blueprint = "quiz",
    student: str | None = None,
    secret: str | bytes | None = None,
) -> Quiz:
    """Draw a quiz.

    >>> quiz = make_quiz(seed=7)
    >>> quiz.marks
    Fraction(30, 1)
    >>> quiz.key()["questions"][0]["family"]
    'svm-loss'
    """
    check_seed(seed)
    check_student(student)
    plan = load(blueprint) if isinstance(blueprint, str) else blueprint
    if secret is None:
        return make(plan, seed, student, secret_of(None))
    key = secret.encode() if isinstance(secret, str) else secret
    return make(plan, seed, student, checked(key.strip(), "secret"))


def check_seed(seed: int) -> None:
    """A whole number that every reader of JSON keeps as it is."""
    if type(seed) is not int or not 0 <= seed <= LARGEST_SEED:
        raise AuthorError(f"seed {shortly(seed)}: give a whole number from 0 to {LARGEST_SEED}.")


def check_student(student: str | None) -> None:
    """A name or number that can be printed."""
    if student is not None and not (student.isprintable() and 0 < len(student) <= LONGEST_STUDENT):
        raise AuthorError(
            f"student {shortly(student)}: give 1 to {LONGEST_STUDENT} printable characters."
        )
    if student is not None and missing(student):
        raise AuthorError(
            f"student {shortly(student)}: no font here prints '{missing(student)}'."
            " Give a number or a name in Latin letters."
        )


def issue(
    blueprint: str,
    seed: int,
    student: str | None = None,
    out: Path | None = None,
    secret_file: Path | None = None,
    paper: PaperSize = "a4",
    *,
    large_print: bool = False,
    force: bool = False,
) -> Issued:
    """Draw a quiz and write its files."""
    secret = secret_of(secret_file)
    quiz = make_quiz(seed, blueprint, student, secret)
    files = contents(quiz, Sheet(paper, large_print))
    paths = write_folder((out or OUT) / quiz.id, files, force=force)
    return Issued(quiz, paths, [] if secret else [NONE])


def contents(quiz: Quiz, sheet: Sheet) -> dict[str, bytes]:
    """The files of a quiz."""
    return {
        "exam.pdf": write_paper(quiz, sheet, solved=False),
        "key.pdf": write_paper(quiz, sheet, solved=True),
        "key.json": as_json(quiz.key()),
        "answers.json": as_json(quiz.sheet()),
    }
