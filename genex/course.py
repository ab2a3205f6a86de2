"""Quizzes for a whole class: a folder for each student, written by several processes."""

from __future__ import annotations

import hmac
import json
import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from genex import __version__
from genex.blueprint import Blueprint, load, parse
from genex.errors import AuthorError, GenexError
from genex.exercise import slug
from genex.files import write_folder
from genex.issue import OUT, check_seed, contents
from genex.journal import LENGTH, Journal
from genex.progress import Watch, unwatched
from genex.quiz import make
from genex.registry import plug, plugged_files
from genex.roster import read_roster
from genex.secret import NONE, secret_of
from genex.writers.pdf import PaperSize, Sheet

FILES = ("exam.pdf", "key.pdf", "key.json", "answers.json")
FEW = 4  # students for whom no other process is started
MOST_TOLD = 5  # failures in a message


@dataclass(frozen=True)
class Order:
    """What a process needs to know to write the files of any student."""

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
        plan = blueprint(self)
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


@dataclass(frozen=True)
class Issued:
    """The folder of a class, and what to tell whoever made it."""

    paths: list[Path]
    remarks: list[str]


def issue_class(
    blueprint: str,
    seed: int,
    students: Path,
    out: Path | None = None,
    secret_file: Path | None = None,
    paper: PaperSize = "a4",
    *,
    large_print: bool = False,
    force: bool = False,
    jobs: int | None = None,
    watch: Watch = unwatched,
) -> Issued:
    """Write the files of all students who have none yet."""
    check_seed(seed)
    class_of, secret, plan = read_roster(students), secret_of(secret_file), load(blueprint)
    folder = out or OUT / f"{plan.name}-{seed}"
    sheet = Sheet(paper, large_print)
    order = Order(plan.text, plan.name, plugged_files(), seed, secret, sheet, folder, force)
    journal = Journal(folder, order.print())
    there = journal.begin(force=force)
    missing = [one for one in class_of if one not in there or not complete(folder / one)]
    written = write_all(order, missing, jobs or processors(), journal, watch)
    kept = len(class_of) - len(missing)
    remarks = [] if secret else [NONE]
    return Issued([folder], [*remarks, f"{written} written, {kept} were there already."])


def complete(folder: Path) -> bool:
    """Are all files of a student there? Each is written whole or not at all."""
    return all((folder / name).is_file() for name in FILES)


def write_all(
    order: Order, students: Sequence[str], jobs: int, journal: Journal, watch: Watch
) -> int:
    """Write and note the files of some students; tell at the end for whom it failed."""
    failed: list[Outcome] = []
    for outcome in watch(outcomes(order, students, jobs), len(students)):
        if outcome.failure:
            failed.append(outcome)
        else:
            journal.add(outcome.student, outcome.quiz)
    if failed:
        raise AuthorError(complaint(order.folder, failed, len(students)))
    return len(students)


def outcomes(order: Order, students: Sequence[str], jobs: int) -> Iterator[Outcome]:
    """What comes of each student, in order; a few are not worth the start of processes."""
    serve = partial(write_student, order)
    if jobs == 1 or len(students) <= FEW:
        yield from map(serve, students)
        return
    context = multiprocessing.get_context("spawn")  # the one way that all systems have
    with ProcessPoolExecutor(min(jobs, len(students)), context, leave_interrupts) as pool:
        yield from pool.map(serve, students)


def leave_interrupts() -> None:
    """Ctrl-C is for the process that reads the roster; what is begun is finished."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def write_student(order: Order, student: str) -> Outcome:
    """Draw and write one student's files; a failure is told, and stops nobody else's."""
    try:
        quiz = make(blueprint(order), order.seed, student, order.secret)
        write_folder(order.folder / student, contents(quiz, order.sheet), force=order.force)
    except GenexError as error:
        return Outcome(student, "", str(error))
    return Outcome(student, quiz.id)


def blueprint(order: Order) -> Blueprint:
    """The blueprint of an order, read once in each process."""
    return read(order.text, order.name, order.plugins)


@cache
def read(text: str, name: str, plugins: Iterable[str]) -> Blueprint:
    """A blueprint, and before it the families that it may need."""
    for path in plugins:
        if path not in plugged_files():
            plug(Path(path))
    return parse(text, f"{name}.toml")


def processors() -> int:
    """How many processors this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def complaint(folder: Path, failed: Sequence[Outcome], count: int) -> str:
    """For whom there is nothing, and why."""
    told = " ".join(f"{one.student}: {one.failure}" for one in failed[:MOST_TOLD])
    more = f" (and {len(failed) - MOST_TOLD} more)" if len(failed) > MOST_TOLD else ""
    return f"{folder}: {len(failed)} of {count} students have no quiz{more}. {told}"
