"""The order for a class: what a process needs to know to write the files of any student."""

import hmac
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from genex.errors import GenexError
from genex.exercise.graph import slug
from genex.families.registry import plug, plugged_files
from genex.files.writing import write_folder
from genex.paper.pdf import Sheet
from genex.publishing.quiz_files import contents
from genex.quiz.blueprint import Blueprint, parse_blueprint
from genex.quiz.class_list import LENGTH
from genex.quiz.quiz import make
from genex.version import __version__


@dataclass(frozen=True)
class Order:
    """All that the files of a class depend on, and where they go."""

    text: str  # of the blueprint, which is read again in each process
    name: str
    plugins: tuple[str, ...]
    seed: int
    secret: bytes
    sheet: Sheet
    folder: Path
    force: bool

    def print(self) -> str:
        """A digest of all that the files depend on, beside the student."""
        plan = _blueprint(self)
        tasks = [t for s in plan.sections for q in s.questions for t in q.tasks]
        versions = [(slug(task.family), task.family.version) for task in tasks]
        sheet = (self.sheet.paper, self.sheet.large)
        described = json.dumps([__version__, self.text, self.name, self.seed, sheet, versions])
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
        write_folder(order.folder / student, contents(quiz, order.sheet), force=order.force)
    except GenexError as error:
        return Outcome(student, "", str(error))
    return Outcome(student, quiz.id)


def _blueprint(order: Order) -> Blueprint:
    """The blueprint of an order, read once in each process."""
    return _read(order.text, order.name, order.plugins)


@cache
def _read(text: str, name: str, plugins: tuple[str, ...]) -> Blueprint:
    """A blueprint, and before it the families that it may need."""
    for path in plugins:
        if path not in plugged_files():
            plug(Path(path))
    return parse_blueprint(text, f"{name}.toml")
