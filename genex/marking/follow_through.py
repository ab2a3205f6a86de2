"""Follow-through: what follows from the values that a student wrote before."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from genex.answers import Cells
from genex.marking.clamped_twins import Digits
from genex.marking.clues import Clues
from genex.marking.expected import Slips
from genex.marking.guesses import all_alike
from genex.marking.verdicts import RIGHT, Verdict, Why
from genex.marking.written_answers import Written
from genex.quiz.parts import Part

_GUARDED = (Verdict.RIGHT, Verdict.EARLY, Verdict.WRONG)  # verdicts whose values go on


@dataclass(frozen=True)
class Followed:
    """What follows for a part, and how far digits that were not written may move each cell."""

    values: Cells
    rooms: Callable[[], tuple[float, ...]]

    @cached_property
    def room(self) -> tuple[float, ...]:
        """How far each cell may be moved, worked out once it matters."""
        return self.rooms()


class Following:
    """The exercise with what a student wrote in place of what is right."""

    def __init__(self, clues: Clues, sheet: Sequence[Written]) -> None:
        self.clues, self.expected = clues, clues.expected
        self.knows_formula = any(one.kind.everywhere and one.plain is RIGHT for one in sheet)
        self.clamped: tuple[Written, ...] = ()
        self.broken = False  # is a wrong value among them?

    def clamp(self, one: Written, why: Why) -> None:
        """Go on with the values of a part, unless nothing can be told from them."""
        if one.part.id not in self.clues.sources or (one.kind.everywhere and not one.wrong):
            return  # a right formula says nothing about numbers that were put into it
        wrong = why.verdict is Verdict.WRONG or bool(why.cells)
        if not (one.complete and one.is_sound and (why.cells or why.verdict in _GUARDED)):
            return
        if wrong and not why.cells and not self.shows_work(one):
            return
        self.clamped = (*self.clamped, one)
        self.broken = self.broken or wrong

    def shows_work(self, one: Written) -> bool:
        """Whether a wrong part, one before it or a right formula shows that it was worked out."""
        return self.knows_formula or bool(self.before(one)) or self.clues.shows_work(one)

    def before(self, one: Written) -> tuple[Written, ...]:
        """The parts from which a part follows."""
        return tuple(first for first in self.clamped if self.clues.reaches(first.part, one.part))

    def fits(self, one: Written, slips: Slips) -> Cells | None:
        """What follows for a part, if it is what was written and not an empty success."""
        before = self.before(one)
        found = self.fitting(one, before, slips, Digits.WRITTEN)
        if found is None and self.broken:  # people go on with more digits than they write
            wrong = tuple(first for first in before if first.wrong)
            found = self.fitting(one, wrong, slips, Digits.ALL)
        return found

    def fitting(
        self, one: Written, before: Sequence[Written], slips: Slips, digits: Digits
    ) -> Cells | None:
        """What follows for a part from some of the parts before it, if it is what was written."""
        found = self.clues.followed(one.part, before, slips, digits) if before else None
        if found is None or not one.continues(found):
            return None
        return None if self.is_empty(one, found) else found

    def is_empty(self, one: Written, found: Cells) -> bool:
        """Whether what follows shows nothing: it is right, or nothing, or alike everywhere."""
        right = self.expected.right[one.part.id]
        if found == right:
            return True
        if one.kind.chosen:  # one letter may well be meant
            return False
        nothing = not any(map(one.tells, found)) and any(map(one.tells, right))
        return nothing or all_alike(found) > all_alike(right)

    def ways(self, one: Written) -> Iterator[Followed]:
        """What follows for a part, whatever was written: from the digits written, and from all."""
        before = self.before(one)
        if not (self.broken and before):
            return
        wrong = tuple(first for first in before if first.wrong)
        for those, digits in ((before, Digits.WRITTEN), (wrong, Digits.ALL)):
            found = self.clues.followed(one.part, those, (), digits) if those else None
            if found is not None and not self.is_empty(one, found):
                yield Followed(found, partial(self.room, one, wrong))

    def room(self, one: Written, wrong: tuple[Written, ...]) -> tuple[float, ...]:
        """How far the digits that were cut off before may move each cell."""
        moved = [
            cells
            for digits in (Digits.ABOVE, Digits.AROUND)
            if one.kind.numeric and (cells := self.clues.followed(one.part, wrong, (), digits))
        ]
        level = self.clues.followed(one.part, wrong, (), Digits.ALL)
        if level is None or not moved:
            return (0.0,) * len(one.cells)
        return tuple(
            max(abs(cells[k] - level[k]) if isinstance(level[k], float) else 0.0 for cells in moved)
            for k in range(len(level))
        )

    def live(self, part: Part, above: Sequence[Written]) -> list[Slips]:
        """The slips that change a part although the parts above it are what was written."""
        cut = frozenset(one.part.origin for one in above) - {part.origin}
        behind = self.expected.behind(part, cut)
        return [slips for slips in self.expected.singles if slips[0].spoils in behind]
