"""The order for a class: what a process needs to know to write the files of any student."""

import hmac
import json
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from genex.errors import GenexError
from genex.families.registry import plug, plugged_files
from genex.paper.pdf import Sheet
from genex.publishing.quiz_files import write_quiz
from genex.quiz.blueprint import Blueprint, parse_blueprint
from genex.quiz.class_list import LENGTH
from genex.quiz.identity import code_of
from genex.quiz.quiz import make
from genex.version import __version__


@dataclass(frozen=True)
class Order:
    """All that the files of a class depend on, and where they go."""

    text: str  # of the blueprint, which is read again in each process
    stem: str  # of its file
    plugins: tuple[str, ...]
    seed: int
    secret: bytes
    sheet: Sheet
    folder: Path
    force: bool

    def code(self, student: str | None) -> str:
        """The code of a student's quiz; it is known before anything is drawn."""
        return code_of(_blueprint(self), self.seed, student, self.secret)

    def print(self) -> str:
        """A digest of all that the files depend on, beside the student; not of mere layout."""
        plan = json.dumps(tomllib.loads(self.text), sort_keys=True, default=str)
        sheet = (self.sheet.paper, self.sheet.large)
        described = json.dumps([__version__, self.code(None), plan, _blueprint(self).title, sheet])
        return hmac.digest(self.secret, described.encode(), "sha256").hex()[:LENGTH]


@dataclass(frozen=True)
class Outcome:
    """The quiz that a student got, or why there is none."""

    student: str
    quiz: str
    failure: str = ""


def write_student(order: Order, student: str) -> Outcome:
    """Draw and write one student's files; a failure is told, and stops nobody else's."""
    try:
        quiz = make(_blueprint(order), order.seed, student, order.secret)
        write_quiz(order.folder / student, quiz, order.sheet, force=order.force)
    except GenexError as error:
        return Outcome(student, "", str(error))
    return Outcome(student, quiz.id)


def _blueprint(order: Order) -> Blueprint:
    """The blueprint of an order, read once in each process."""
    return _read(order.text, order.stem, order.plugins)


@cache
def _read(text: str, stem: str, plugins: tuple[str, ...]) -> Blueprint:
    """A blueprint, and before it the families that it may need."""
    for path in plugins:
        if path not in plugged_files():
            plug(Path(path))
    return parse_blueprint(text, f"{stem}.toml")
