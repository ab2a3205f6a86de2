"""Drawing a quiz and writing its files: what `genex make-quiz` and `genex.make_quiz` do."""

from dataclasses import dataclass
from pathlib import Path

from genex.files.writing import OUT, as_json, write_folder
from genex.paper.pdf import PaperSize, Sheet, write_paper
from genex.publishing.kept_keys import check_key
from genex.publishing.students import check_student
from genex.quiz.blueprint import Blueprint, load_blueprint
from genex.quiz.quiz import Quiz, check_seed, make
from genex.quiz.secret import NONE, checked, secret_of


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
    plan = load_blueprint(blueprint) if isinstance(blueprint, str) else blueprint
    if secret is None:
        return make(plan, seed, student, secret_of(None))
    key = secret.encode() if isinstance(secret, str) else secret
    return make(plan, seed, student, checked(key.strip(), "secret"))


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
    folder = (out or OUT) / quiz.id
    paths = write_quiz(folder, quiz, Sheet(paper, large_print), force=force)
    return Issued(quiz, paths, [] if secret else [NONE])


def write_quiz(folder: Path, quiz: Quiz, sheet: Sheet, *, force: bool) -> list[Path]:
    """Write the files of a quiz into a folder; no force replaces the key of another quiz."""
    files = contents(quiz, sheet)
    check_key(folder / "key.json", files["key.json"])
    return write_folder(folder, files, force=force)


def contents(quiz: Quiz, sheet: Sheet) -> dict[str, bytes]:
    """The files of a quiz."""
    return {
        "exam.pdf": write_paper(quiz, sheet, solved=False),
        "key.pdf": write_paper(quiz, sheet, solved=True),
        "key.json": as_json(quiz.key()),
        "answers.json": as_json(quiz.sheet()),
    }
