"""Answers that are no numbers: one option of several, all options that hold, a word."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from operator import index
from string import ascii_uppercase
from typing import Self

from genex.errors import AuthorError

_FEWEST, _MOST = 2, len(ascii_uppercase)  # options of a choice
NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Choice:
    """The option that is right: its place among so many, from 0.

    >>> str(Choice(1, 4))
    'B'
    """

    place: int
    count: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "place", index(self.place))  # numpy has whole numbers of its own
        _check((self.place,), self.count)

    def __str__(self) -> str:
        return ascii_uppercase[self.place]

    @property
    def places(self) -> frozenset[int]:
        """The boxes that hold, as a set of places."""
        return frozenset({self.place})


@dataclass(frozen=True, slots=True)
class Choices:
    """All options that hold: their places among so many; there may be none.

    >>> str(Choices({2, 0}, 4)), str(Choices((), 4))
    ('A, C', 'none')
    """

    places: frozenset[int]
    count: int

    def __init__(self, places: Iterable[int], count: int) -> None:
        object.__setattr__(self, "places", frozenset(map(index, places)))
        object.__setattr__(self, "count", count)
        _check(self.places, count)

    def __str__(self) -> str:
        return ", ".join(ascii_uppercase[place] for place in sorted(self.places)) or NOTHING


def _check(places: Iterable[int], count: int) -> None:
    """Places among options that have letters."""
    if not _FEWEST <= count <= _MOST:
        raise AuthorError(f"a choice among {count}: give {_FEWEST} to {_MOST} options.")
    for place in places:
        if not 0 <= place < count:
            raise AuthorError(f"option {place} of {count}: places count from 0 to {count - 1}.")


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
