"""What somebody makes of an answer: items ticked, marks, what was meant, a comment, a note."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Protocol

from genex.by_hand.groups import Answer
from genex.errors import GenexError
from genex.quiz.rubric import Rubric


@dataclass(frozen=True)
class Judgement:
    """A decision on an answer, or one that is being made."""

    ticked: frozenset[int] = frozenset()  # numbers of items, from 1
    marks: Fraction | None = None  # where they do not come from items
    read_as: str = ""  # what the student meant
    comment: str = ""  # for the student
    note: str = ""  # for a colleague, who decides

    @property
    def decides(self) -> bool:
        """Whether marks come of it."""
        return bool(self.ticked or self.read_as) or self.marks is not None

    def toggled(self, number: int, rubric: Rubric) -> "Judgement":
        """The judgement with an item ticked or no longer; of a group only one is."""
        if number in self.ticked:
            return replace(self, ticked=self.ticked - {number}, marks=None)
        group = rubric.items[number - 1].group
        others = {k for k in self.ticked if rubric.items[k - 1].group == group is not None}
        return replace(self, ticked=self.ticked - others | {number}, marks=None, read_as="")

    def worth(self, rubric: Rubric | None, out_of: Fraction) -> Fraction | None:
        """The marks that would come; None where nobody knows yet."""
        if self.marks is not None:
            return self.marks
        if rubric is None or not self.ticked:
            return None
        return rubric.marks(self.ticked, out_of)


UNDECIDED = Judgement()


def full_marks(rubric: Rubric | None, out_of: Fraction, by_genex: frozenset[int]) -> Judgement:
    """All that a person can give; what genex has ticked, such as a wrong box, still counts."""
    if rubric is None or not any(item.when for item in rubric.items):
        return Judgement(marks=out_of)
    best: dict[object, int] = {}
    for k, item in enumerate(rubric.items, 1):
        place = ("alone", k) if item.group is None else ("group", item.group)
        known = best.get(place)
        if (
            item.worth > 0
            and not item.when
            and (known is None or rubric.items[known - 1].worth < item.worth)
        ):
            best[place] = k
    ticked = by_genex.union(best.values())
    return Judgement(ticked) if ticked else Judgement(marks=out_of)


def no_marks(rubric: Rubric | None, by_genex: frozenset[int]) -> Judgement:
    """Nothing from a person; what genex has ticked, such as a right box, still counts."""
    gives = rubric is not None and rubric.gives and by_genex
    return Judgement(by_genex) if gives else Judgement(marks=Fraction(0))


class Overtaken(GenexError):
    """Another one has decided meanwhile."""


class Ledger(Protocol):
    """Where decisions on one part are kept, safely on disk before anything else is shown."""

    def is_free(self, answers: Sequence[Answer]) -> bool:
        """Whether nobody else looks at them or has decided them meanwhile."""
        ...

    def take(self, answers: Sequence[Answer]) -> bool:
        """Take answers to look at in place of those before, unless somebody else has them."""
        ...

    def decide(self, answers: Sequence[Answer], judgement: Judgement) -> None:
        """Write down a decision on equal answers, unless another one has decided meanwhile."""
        ...

    def undo(self) -> Sequence[Answer]:
        """Take back one's last decision that still stands, and tell on which answers."""
        ...

    def stands(self, answer: Answer) -> Judgement | None:
        """What is decided on an answer by now."""
        ...

    def comments(self) -> Sequence[str]:
        """Comments on this part, the last one first."""
        ...

    def rubric(self, answer: Answer) -> Rubric | None:
        """The items for an answer, with those that people have added."""
        ...

    def add_item(self, answer: Answer, text: str) -> Rubric:
        """Add an item for all from now on; the rubric ends with it."""
        ...

    def would_be(self, answer: Answer, read_as: str) -> str:
        """What genex makes of a text in place of the student's, in words."""
        ...
