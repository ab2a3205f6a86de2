"""Follow-through: what follows from the values that a student wrote before."""

from collections.abc import Sequence

from genex.answers import Cells
from genex.marking.clues import Clues
from genex.marking.expected import Slips, all_alike, origin
from genex.marking.verdicts import Verdict, Why
from genex.marking.written_answers import Written
from genex.quiz.parts import Part

_GUARDED = (Verdict.RIGHT, Verdict.EARLY, Verdict.WRONG)  # verdicts whose values go on


class Following:
    """The exercise with what a student wrote in place of what is right."""

    def __init__(self, clues: Clues) -> None:
        self.clues, self.expected = clues, clues.expected
        self.clamped: tuple[Written, ...] = ()
        self.broken = False  # is a wrong value among them?

    def clamp(self, one: Written, why: Why) -> None:
        """Go on with the values of a part, unless nothing can be told from them."""
        own = why.verdict in _GUARDED or why.cells
        if own and one.complete and one.sound:
            self.clamped = (*self.clamped, one)
            self.broken = self.broken or why.verdict is Verdict.WRONG or bool(why.cells)

    def fits(self, one: Written, slips: Slips) -> Cells | None:
        """What follows for a part, if it is what was written and not an empty success."""
        found = self.fitting(one, self.clamped, slips)
        if found is None and self.broken:  # people go on with more digits than they write
            found = self.fitting(one, tuple(w for w in self.clamped if w.wrong), slips)
        return found

    def fitting(self, one: Written, clamped: Sequence[Written], slips: Slips) -> Cells | None:
        """What follows for a part from some of the parts before it, if it is what was written."""
        before = tuple(first for first in clamped if self.reaches(first.part, one.part))
        found = self.clues.followed(one.part.id, before, slips) if before else None
        if found is None or not one.continues(found):
            return None
        right = self.expected.right[one.part.id]
        empty = not one.kind.chosen and all_alike(found) > all_alike(
            right
        )  # one letter may well be meant
        return None if found == right or empty else found

    def reaches(self, first: Part, second: Part) -> bool:
        """Whether the values of a part go into another one."""
        return origin(first) in self.expected.behind(second) - {origin(second)}

    def live(self, part: Part) -> list[Slips]:
        """The slips that change a part although the parts before it are what was written."""
        cut = frozenset(origin(one.part) for one in self.clamped) - {origin(part)}
        behind = self.expected.behind(part, cut)
        return [slips for slips in self.expected.singles if slips[0].spoils in behind]
