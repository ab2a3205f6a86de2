"""Answers that are no numbers: one option of several, all that hold, a word, words for a person."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from operator import index
from string import ascii_uppercase
from typing import ClassVar, Literal, Self

from genex.errors import AuthorError
from genex.messages import counted

_FEWEST, _MOST = 2, len(ascii_uppercase)  # options of a choice
NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Choice:
    """The option that is right: its place among so many, from 0.

    >>> str(Choice(1, 4))
    'B'
    """

    letters: ClassVar[str] = ascii_uppercase  # of the boxes
    place: int
    count: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "place", index(self.place))  # numpy has whole numbers of its own
        _check((self.place,), self.count)

    def __str__(self) -> str:
        return self.letters[self.place]

    @property
    def places(self) -> frozenset[int]:
        """The boxes that hold, as a set of places."""
        return frozenset({self.place})


@dataclass(frozen=True, slots=True)
class Truth(Choice):
    """Whether a statement is true, of two boxes that go by T and F.

    >>> str(Truth.of(False))
    'F'
    """

    letters: ClassVar[str] = "TF"

    @classmethod
    def of(cls, holds: bool) -> Self:
        """The box that says so."""
        return cls(0 if holds else 1, 2)


@dataclass(frozen=True, slots=True)
class Choices:
    """All options that hold: their places among so many; there may be none.

    >>> str(Choices({2, 0}, 4)), str(Choices((), 4))
    ('A, C', 'none')
    """

    letters: ClassVar[str] = ascii_uppercase
    places: frozenset[int]
    count: int

    def __init__(self, places: Iterable[int], count: int) -> None:
        object.__setattr__(self, "places", frozenset(map(index, places)))
        object.__setattr__(self, "count", count)
        _check(self.places, count)

    def __str__(self) -> str:
        return ", ".join(self.letters[place] for place in sorted(self.places)) or NOTHING


def _check(places: Iterable[int], count: int) -> None:
    """Places among options that have letters."""
    if not _FEWEST <= count <= _MOST:
        raise AuthorError(f"a choice among {count}: give {_FEWEST} to {_MOST} options.")
    for place in places:
        if not 0 <= place < count:
            raise AuthorError(f"option {place} of {count}: places count from 0 to {count - 1}.")


Paper = Literal["lines", "box", "grid", "code", "file"]


@dataclass(frozen=True, slots=True)
class Prose:
    """Words of a student's own, which a person reads, and the room that there is for them.

    >>> str(Prose("lines", 4)), str(Prose("grid", Fraction(9, 2))), str(Prose("box"))
    ('4 lines', 'grid of 4.5 cm', 'box')
    """

    paper: Paper
    size: Fraction | int = 0  # lines or centimetres; 0 where the place itself says how much

    def __str__(self) -> str:
        if self.paper in {"lines", "code"}:
            lines = counted(int(self.size), "line")
            return f"{lines} of code" if self.paper == "code" else lines
        return f"{self.paper} of {float(self.size):g} cm" if self.size else self.paper


class Words(str):
    """A word or a few that are asked for, and the other forms of it that are accepted.

    >>> "RuntimeError" == Words("RuntimeError", "runtime error", "a RuntimeError")
    True
    """

    __slots__ = ("also",)
    also: tuple[str, ...]

    def __new__(cls, text: str, *also: str) -> Self:
        """The text that the key shows, then the others."""
        if not text.strip():
            raise AuthorError("Words: is empty. Give the word that is asked for.")
        found = super().__new__(cls, text)
        found.also = also
        return found

    @property
    def forms(self) -> frozenset[str]:
        """Every accepted form as it is compared."""
        return frozenset(map(compared, (self, *self.also)))


def compared(text: str) -> str:
    """A text as it is compared: letters of either case, spaces and quotation marks do not matter.

    >>> compared("  ‘Zero  grad’. ")
    'zero grad'
    """
    composed = unicodedata.normalize("NFKC", text).casefold()
    bare = re.sub(r"[\"'`´‘’“”]", "", composed)
    return re.sub(r"\s+", " ", bare).strip(" .")
