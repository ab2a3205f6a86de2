"""One choice or several of them, by their letters or numbers: b, (b), "a, c"."""

from __future__ import annotations

import re
from string import ascii_lowercase

from genex.answers.cells import Cell, short
from genex.errors import AnswerError

LABEL = re.compile(r"\(?([a-z]|\d{1,2})[.)]?", re.IGNORECASE | re.ASCII)
NOTHING = "none"


def index_of(label: str, count: int) -> int:
    """The place of a choice among so many."""
    match = LABEL.fullmatch(label.strip())
    if match is None:
        raise AnswerError(f"‘{short(label)}’ is not the letter of a choice")
    name = match[1].lower()
    place = int(name) - 1 if name.isdigit() else ascii_lowercase.index(name)
    if not 0 <= place < count:
        raise AnswerError(f"there are {count} choices, and ‘{name}’ is none of them")
    return place


def read_choice(text: str, count: int) -> Cell:
    """One choice."""
    place = index_of(text, count)
    return Cell(ascii_lowercase[place], place)


def read_several(text: str, count: int) -> Cell:
    """Any number of choices; the word none stands for not one of them."""
    if text.strip().lower() == NOTHING:
        return Cell(NOTHING, frozenset())
    labels = [part for part in re.split(r"[\s,;]+", text.strip("[]{} \t")) if part]
    places = sorted({index_of(label, count) for label in labels})
    return Cell(", ".join(ascii_lowercase[place] for place in places), frozenset(places))
