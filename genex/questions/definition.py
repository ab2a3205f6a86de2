"""A question as its author wrote it, before anything is drawn."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from genex.exact.choices import Prose
from genex.exact.rounding import Places
from genex.questions.drawn import Range
from genex.questions.forms import Form

if TYPE_CHECKING:
    from genex.questions.placeholders import Pieces

DEFINING = (  # the keys of a paper that a definition is read from
    "text", "answer", "right", "wrong", "options", "decimals", "significant", "within", "unit",
    "names", "reason", "solution", "draw", "where",
)  # fmt: skip
UNNAMED = "wrong_answer_"  # before the number of a wrong answer without a misconception


@dataclass(frozen=True)
class Wrong:
    """What is wrong: an option, a number, a formula or a word, with the belief behind it."""

    says: Any
    because: "Pieces" = ("",)
    misconception: str = ""
    costs: Fraction | None = None  # marks; all that the answer brings if nobody says

    def name(self, number: int) -> str:
        """By what it is called in results: the misconception, or its number."""
        return self.misconception or f"{UNNAMED}{number}"


@dataclass(frozen=True)
class Definition:
    """All of one question that decides what is drawn, printed and right."""

    text: "Pieces"
    form: Form
    right: Any = None  # expressions, texts in pieces, or whether a statement is true
    wrong: tuple[Wrong, ...] = ()
    options: "tuple[Pieces, ...]" = ()  # in the order in which they are printed
    in_order: bool = False  # numbers among options stand in their order
    places: Places | None = None  # to which numbers are rounded
    within: Fraction | None = None  # how far a number may be off
    unit: str = ""
    names: tuple[tuple[str, str], ...] = ()  # of a formula, with their domains
    reason: Prose | None = None
    solution: "Pieces" = ("",)
    ranges: tuple[Range, ...] = ()
    where: Any = None  # a condition of what is drawn
    written: Any = field(default=None, compare=False, repr=False)  # as the key keeps it
    place: str = field(default="", compare=False)
