"""One run of grading: what is marked, written and reported."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from genex.errors import AuthorError, FileError
from genex.files.locking import locked
from genex.grading.grade import grade_class
from genex.grading.graded import Graded
from genex.grading.pages import Feedback
from genex.grading.regrade import again as mark_again
from genex.grading.summary import class_summary, class_table
from genex.quiz.secret import secret_of
from genex.runtime import Watch, unwatched

RESULTS = "results"


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
    pages, secret, results = Feedback(feedback, solutions), secret_of(secret_file), out / RESULTS
    with locked(results), told_if_unwritten(results):
        if again:
            graded, changes = mark_again(results, key, out, pages, lower=lower, secret=secret)
            return _reported(graded, [str(change) for change in changes] or ["Nothing changed."])
        graded = grade_class(handed_in, key, out, results, pages, watch, secret)
        return _reported(graded, class_table(graded))


@contextmanager
def told_if_unwritten(results: Path) -> Iterator[None]:
    """Say in one line why results could not be written, with the earlier ones still there."""
    try:
        yield
    except KeyboardInterrupt:
        raise FileError(f"{results}: interrupted. What lies there is whole; run again.") from None
    except OSError as error:
        place = error.filename if isinstance(error.filename, str) else results
        raise FileError(
            f"{place}: cannot be written: {error.strerror}. The results in {results} are as before."
            " Make room, or choose another folder with --out."
        ) from error


def _reported(graded: Graded, lines: Iterable[str]) -> Run:
    """The report; sheets that could not be marked make it a failure."""
    written = [f"Written: {path}" for path in graded.paths]
    code = 1 if graded.refused or graded.unwritten else 0
    return Run([*lines], [*class_summary(graded), *graded.notes, *written], code)
