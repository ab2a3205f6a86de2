"""What `genex grade` does, from its options to what it prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from genex.grading.grade import grade
from genex.grading.table import summary, table


@dataclass(frozen=True)
class Run:
    """What is printed, what is said beside it, and the exit code."""

    lines: list[str]
    remarks: list[str]
    code: int


def run(handed_in: Sequence[Path], key: Path | None, out: Path) -> Run:
    """Mark, write and report."""
    graded = grade(handed_in, key, out, out / "results")
    written = [f"Written: {path}" for path in graded.paths]
    return Run([*table(graded)], [*summary(graded), *written], 1 if graded.refused else 0)
