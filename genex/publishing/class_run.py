"""Quizzes for a whole class: a folder for each student, written by several processes."""

import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from genex.errors import AuthorError
from genex.families.registry import plugged_files
from genex.files.locking import locked
from genex.files.writing import OUT
from genex.paper.pdf import PaperSize, Sheet
from genex.publishing.class_order import Order, Outcome, write_student
from genex.publishing.students import read_roster
from genex.quiz.blueprint import load_blueprint
from genex.quiz.class_list import Journal
from genex.quiz.quiz import check_seed
from genex.quiz.secret import NONE, secret_of
from genex.runtime import Watch, collect_rarely, unwatched

FILES = ("exam.pdf", "key.pdf", "key.json", "answers.json")
FEW = 4  # students for whom no other process is started
_MOST_TOLD = 5  # failures in a message


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
    class_of, secret, plan = (
        read_roster(students),
        secret_of(secret_file),
        load_blueprint(blueprint),
    )
    folder = out or OUT / f"{plan.stem}-{seed}"
    sheet = Sheet(paper, large_print)
    order = Order(plan.text, plan.stem, plugged_files(), seed, secret, sheet, folder, force)
    with locked(folder):
        journal = Journal(folder, order.print())
        there = journal.begin(class_of, order.code, force=force)
        missing = [one for one in class_of if one not in there or not _complete(folder / one)]
        written = _write_all(order, missing, jobs or _processors(), journal, watch)
    kept = len(class_of) - len(missing)
    remarks = [] if secret else [NONE]
    return Issued([folder], [*remarks, f"{written} written, {kept} already there."])


def _complete(folder: Path) -> bool:
    """Whether all files of a student are there; each is written whole or not at all."""
    return all((folder / name).is_file() for name in FILES)


def _write_all(
    order: Order, students: Sequence[str], jobs: int, journal: Journal, watch: Watch
) -> int:
    """Write and note the files of some students; tell at the end for whom it failed."""
    failed: list[Outcome] = []
    for outcome in watch(_outcomes(order, students, jobs), len(students)):
        if outcome.failure:
            failed.append(outcome)
        else:
            journal.add(outcome.student, outcome.quiz)
    if failed:
        raise AuthorError(_complaint(order.folder, failed, len(students)))
    return len(students)


def _outcomes(order: Order, students: Sequence[str], jobs: int) -> Iterator[Outcome]:
    """What comes of each student, in order; a few are not worth the start of processes."""
    serve = partial(write_student, order)
    if jobs == 1 or len(students) <= FEW:
        yield from map(serve, students)
        return
    context = multiprocessing.get_context("spawn")  # the one way that all systems have
    with ProcessPoolExecutor(min(jobs, len(students)), context, _begin) as pool:
        yield from pool.map(serve, students)


def _begin() -> None:
    """Set a process up: Ctrl-C is for the one that reads the roster, what is begun is finished."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_rarely()


def _processors() -> int:
    """How many processors this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def _complaint(folder: Path, failed: Sequence[Outcome], count: int) -> str:
    """Which students got nothing, and why."""
    told = " ".join(f"{one.student}: {one.failure}" for one in failed[:_MOST_TOLD])
    more = f" (and {len(failed) - _MOST_TOLD} more)" if len(failed) > _MOST_TOLD else ""
    return f"{folder}: {len(failed)} of {count} students got no quiz{more}. {told}"
