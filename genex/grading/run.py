"""One run of grading: what is marked, written and reported."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from genex.errors import AuthorError
from genex.grading.grade import Feedback, Graded, grade_class
from genex.grading.regrade import again as mark_again
from genex.grading.summary import class_summary, class_table
from genex.quiz.secret import secret_of
from genex.runtime import Watch, unwatched

_RESULTS = "results"


@dataclass(frozen=True)
class Run:
    """What is printed, what is said beside it, and the exit code."""

    lines: list[str]
    remarks: list[str]
    code: int


def grading_run(
    handed_in: Sequence[Path],
    key: Path | None,
    out: Path,
    *,
    again: bool = False,
    lower: bool = False,
    feedback: bool = True,
    solutions: bool = False,
    secret_file: Path | None = None,
    watch: Watch = unwatched,
) -> Run:
    """Mark, or mark again; write and report."""
    if bool(handed_in) is again:
        raise AuthorError("genex grade: give either the files to mark or --again.")
    pages, secret = Feedback(feedback, solutions), secret_of(secret_file)
    if again:
        graded, changes = mark_again(out / _RESULTS, key, out, pages, lower=lower, secret=secret)
        return _reported(graded, [str(change) for change in changes] or ["Nothing changed."])
    graded = grade_class(handed_in, key, out, out / _RESULTS, pages, watch, secret)
    return _reported(graded, class_table(graded))


def _reported(graded: Graded, lines: Iterable[str]) -> Run:
    """The report; sheets that could not be marked make it a failure."""
    written = [f"Written: {path}" for path in graded.paths]
    return Run(
        [*lines], [*class_summary(graded), *graded.notes, *written], 1 if graded.refused else 0
    )
