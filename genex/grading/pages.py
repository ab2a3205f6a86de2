"""The feedback pages of a class: each on its own, so that one that fails stops no other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from genex.marking.submission import Marker, Result

if TYPE_CHECKING:
    from genex.feedback.page_names import Stems


@dataclass(frozen=True)
class Feedback:
    """Whether students get a page, and whether it shows the worked solution."""

    wanted: bool = True
    solutions: bool = False

    def write(self, result: Result, marker: Marker, stem: Path) -> bool:
        """Write a student's page."""
        from genex.feedback.page import write_feedback  # noqa: PLC0415  (it sets type)

        write_feedback(result, marker, stem, solutions=self.solutions)
        return True

    def mend(self, result: Result, marker: Marker, stem: Path) -> bool:
        """Write a student's page anew if marks or words have changed; tell whether they have."""
        from genex.feedback.page import mend_feedback  # noqa: PLC0415  (it sets type)

        return mend_feedback(result, marker, stem, solutions=self.solutions)


class Pages:
    """A folder of pages, and which of them could not be written."""

    def __init__(self, folder: Path, feedback: Feedback) -> None:
        self.folder, self.feedback = folder, feedback
        self.unwritten, self.why = 0, ""

    @cached_property
    def stems(self) -> "Stems":
        """The names of the pages."""
        from genex.feedback.page_names import Stems  # noqa: PLC0415  (it loads the words)

        return Stems(self.folder)

    def write(self, result: Result, marker: Marker) -> None:
        """Write a student's page, if one is wanted."""
        if self.feedback.wanted:
            self.one(self.feedback.write, result, marker)

    def mend(self, result: Result, marker: Marker) -> bool:
        """Write a student's page anew if it has changed, and tell whether it has."""
        return self.feedback.wanted and self.one(self.feedback.mend, result, marker)

    def one(
        self, act: Callable[[Result, Marker, Path], bool], result: Result, marker: Marker
    ) -> bool:
        """One page; the marks are worth more than it."""
        try:
            return act(result, marker, self.folder / self.stems.of(result))
        except OSError as error:
            self.unwritten += 1
            self.why = self.why or f"{error.filename or self.folder}: {error.strerror}"
            return False

    def notes(self) -> Iterator[str]:
        """How many pages are missing, and why."""
        if self.unwritten == 1:
            yield f"One feedback page could not be written ({self.why}). Mend this, and run again."
        elif self.unwritten:
            yield (
                f"{self.unwritten:,} feedback pages could not be written (the first:"
                f" {self.why}). Mend this, and run again."
            )
