"""A note, no verdict: a sheet that fits another student's variant better than its own."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isfinite

from genex.exact.cells import flat
from genex.marking.submission import Marked, Marker
from genex.quiz.answer_sheet import Sheet

_LEAST_SHARE = 0.5  # of the telling cells of the other variant
_FEWEST = 6  # telling cells that must fit


@dataclass
class Variants:
    """The telling numbers of each variant, and what each student wrote."""

    right: dict[str, frozenset[tuple[str, int, float]]] = field(default_factory=dict)
    written: dict[str, frozenset[tuple[str, int, float]]] = field(default_factory=dict)

    def add(self, sheet: Sheet, marker: Marker, marked: Marked) -> None:
        """Note a sheet of a student who has a variant of the quiz."""
        owner = marker.key.student
        if owner is None:
            return
        self.right.setdefault(owner, frozenset(_numbers(marker)))
        self.written.setdefault(sheet.student, frozenset(_answers(marked)))

    def notes(self) -> Iterator[str]:
        """The sheets that fit another variant better."""
        for student, written in self.written.items():
            own = len(written & self.right.get(student, frozenset()))
            for other, right in self.right.items():
                fitting = len(written & right)
                if other != student and fitting > own and _enough(fitting, len(right)):
                    yield (
                        f"{student} matches the variant of {other} in {fitting} of {len(right)}"
                        f" numbers, and their own in {own}. Check this by hand."
                    )


def _enough(fitting: int, of: int) -> bool:
    """Whether these are too many to be chance."""
    return fitting >= _FEWEST and fitting >= _LEAST_SHARE * of


def _numbers(marker: Marker) -> Iterator[tuple[str, int, float]]:
    """The numbers of a key that say something: not whole, and rounded as they are asked."""
    for item in marker.key.items:
        for part in item.parts:
            for k, cell in enumerate(flat(part.shown) if part.kind in _KINDS else ()):
                yield from _telling(part.id, k, cell)


def _answers(marked: Marked) -> Iterator[tuple[str, int, float]]:
    """The answers of a marked sheet, cell by cell, for comparing."""
    for decision in marked.decisions:
        for k, cell in enumerate(decision.cells):
            yield from _telling(decision.id, k, cell.read)


_KINDS = {"number", "vector", "matrix"}


def _telling(part: str, k: int, text: str) -> Iterator[tuple[str, int, float]]:
    """A number with its place, unless it is a whole one, which many sheets share."""
    top, _, bottom = text.partition("/")
    try:
        value = float(top) / float(bottom or 1)
    except (ValueError, ZeroDivisionError):
        return
    if isfinite(value) and value != int(value):
        yield part, k, round(value, 6)
