"""One choice or several of them, by the letters of their boxes: b, (b), "a, c"."""

import re
from string import ascii_uppercase

from genex.answers.cells import Cell, short
from genex.errors import AnswerError
from genex.exact.choices import NOTHING, Choice, Choices

_LABEL = re.compile(r"\(?([a-z])[.)]?", re.IGNORECASE | re.ASCII)
_APART = re.compile(r"[\s,;&+]+(?:and\s+)?", re.IGNORECASE)
_RUN = re.compile(r"[a-z]{2,}", re.IGNORECASE | re.ASCII)  # such as AC


def _place_of(label: str, count: int) -> int:
    """The place of a choice among so many."""
    match = _LABEL.fullmatch(label.strip())
    last = ascii_uppercase[count - 1]
    if match is None:  # a number might be the second box, or what stands beside another one
        raise AnswerError(f"‘{short(label)}’ is not the letter of a box, from A to {last}")
    place = ascii_uppercase.index(match[1].upper())
    if place >= count:
        raise AnswerError(f"there are {count} choices, from A to {last}")
    return place


def read_choice(text: str, count: int) -> Cell:
    """One choice."""
    found = Choice(_place_of(text, count), count)
    return Cell(str(found), found)


def read_several(text: str, count: int) -> Cell:
    """Any number of choices; the word none stands for not one of them."""
    bare = text.strip("[]{} \t")
    if bare.lower() == NOTHING:
        found = Choices((), count)
    else:
        labels = list(bare) if _RUN.fullmatch(bare) else _APART.split(bare.strip(" ,;"))
        found = Choices((_place_of(label, count) for label in labels), count)
    return Cell(str(found), found)
