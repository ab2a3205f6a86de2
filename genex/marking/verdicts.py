"""What marking finds: a verdict for each cell, its rule, its slips and its evidence."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Any

from genex.exercise.witness import Failure
from genex.marking.prices import Price
from genex.marking.ruling import Ruling


class Verdict(StrEnum):
    """What became of a cell or a part."""

    RIGHT = "right"
    EARLY = "rounded"  # the right method, rounded too early or cut off
    SLIP = "slip"  # named, and charged here
    FOLLOWS = "follows"  # right, from a slip or a value that was charged before
    WRONG = "wrong"
    BLANK = "blank"
    UNREADABLE = "unreadable"
    UNDECIDED = "undecided"  # goes to a person


Told = tuple[Verdict, Any]  # of a cell, with the value that is expected there


@dataclass(frozen=True, slots=True)
class Why:
    """How a part is explained: the rule, the slips it took, and the values that they give."""

    verdict: Verdict
    rule: str
    slips: tuple[str, ...] = ()  # all that the values need
    charged: tuple[str, ...] = ()  # those that happened here
    values: tuple[Any, ...] = ()  # expected from the slips or from what was written before
    cells: tuple[Verdict, ...] = ()  # of each cell, where they differ


RIGHT = Why(Verdict.RIGHT, "the right answer")
BLANK = Why(Verdict.BLANK, "nothing was written")
UNREADABLE = Why(Verdict.UNREADABLE, "it cannot be read")
UNDECIDED = Why(Verdict.UNDECIDED, "could be shown neither right nor wrong")
FOR_A_PERSON = Why(Verdict.UNDECIDED, "words, which a person reads")
GUESSED = Why(Verdict.WRONG, "one value, row or progression in every cell")
BY_CHANCE = Why(Verdict.WRONG, "nothing on the sheet shows that it was worked out")
GUESSES = (GUESSED, BY_CHANCE)  # cells that happen to be right have no marks
NO_RULE = Why(Verdict.WRONG, "no slip explains it")


@dataclass(frozen=True, slots=True)
class CellDecision:
    """One cell: what was read, what was expected, and the share of its marks."""

    verdict: Verdict
    read: str
    expected: Any  # from the slip, or from what was written before; nothing if it is the key's
    share: Fraction
    problem: str = ""
    place: int | None = None  # of the character at fault, in what was written
    caret: int | None = None  # its place in what was read, if it is shown there
    price: Price | None = None  # how its share came about, if the policy alone decides it anew


@dataclass(frozen=True, eq=False)  # one serves all who wrote the same
class Decision:
    """One part: its verdict, its marks, and the evidence for them."""

    id: str
    name: str
    verdict: Verdict
    rule: str
    slips: tuple[str, ...]
    charged: tuple[str, ...]
    cells: tuple[CellDecision, ...]
    read: str
    marks: Fraction
    out_of: Fraction
    bonus: bool
    family: str
    divided: bool  # do its cells have verdicts of their own?
    failure: Failure | None = None  # of a witness
    problem: str = ""  # why the answer as a whole cannot be read
    same_as: str = ""  # the part in which one of its slips was charged first
    alone: bool = False  # its slips cost marks wherever they are made, for nothing follows from it
    ticked: tuple[int, ...] = ()  # items of its rubric that genex has ticked
    ruling: Ruling | None = None  # of a person
    by_genex: Fraction | None = None  # the marks of genex, where a person gives others

    @cached_property
    def open(self) -> bool:
        """Whether it goes to a person, and none has decided yet."""
        if self.by_genex is not None:
            return False
        found = {self.verdict, *(cell.verdict for cell in self.cells)}
        return not found.isdisjoint({Verdict.UNREADABLE, Verdict.UNDECIDED})
