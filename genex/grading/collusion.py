"""A note, no verdict: a sheet that fits another student's variant better than its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from genex.exact.cells import flat
from genex.marking.submission import Marked, Marker
from genex.quiz.answer_sheet import Sheet
from genex.quiz.parts import Part

_LEAST_SHARE = 0.5  # of the telling cells of the other variant
_FEWEST = 6  # telling cells that must fit


Telling = tuple[str, int, float]  # a part, a cell and its number


@dataclass
class Variants:
    """The telling numbers of each variant, and what each student wrote."""

    right: dict[str, frozenset[Telling]] = field(default_factory=dict)
    written: dict[str, frozenset[Telling]] = field(default_factory=dict)

    def add(self, sheet: Sheet, marker: Marker, marked: Marked) -> None:
        """Note a sheet of a student who has a variant of the quiz."""
        owner = marker.key.student
        if owner is None:
            return
        self.right.setdefault(owner, frozenset(_numbers(marker)))
        self.written.setdefault(sheet.student, frozenset(_answers(marked, marker)))

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


def _numbers(marker: Marker) -> Iterator[Telling]:
    """The numbers of a key that say something, rounded as they are asked."""
    for part in marker.key.parts.values():
        yield from _telling(part, flat(part.shown))


def _answers(marked: Marked, marker: Marker) -> Iterator[Telling]:
    """The numbers of a marked sheet that say something."""
    for decision in marked.decisions:
        yield from _telling(marker.key.parts[decision.id], [cell.read for cell in decision.cells])


def _telling(part: Part, texts: Iterable[str]) -> Iterator[Telling]:
    """The cells of a part that say something, each with its place."""
    for k, text in enumerate(texts):
        number = part.kind.copy_mark(str(text))
        if number is not None:
            yield part.id, k, number
