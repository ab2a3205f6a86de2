"""One choice or several of them, by the letters of their boxes or what stands there: b, "a, c"."""

import re
from fractions import Fraction
from string import ascii_uppercase
from typing import Any

from genex.answers.cells import Cell, CellReader, Reading, short
from genex.answers.kind import Asked, Kind
from genex.answers.lists import lists_as_text
from genex.errors import AnswerError
from genex.exact.cells import flat
from genex.exact.choices import NOTHING, Choice, Choices, Truth

_LABEL = re.compile(  # such as b, (b), or answer: B
    r"(?:(?:answer|box|choice|letter|option)(?:\s*[:=]\s*|\s+)|=\s*)?[(\[]?([a-z])[.)\]]?",
    re.IGNORECASE | re.ASCII,
)
_APART = re.compile(r"[\s,;&+]+(?:and\s+)?", re.IGNORECASE)
_TEXTS_APART = (re.compile(r"[;\n]"), re.compile(r"[,;\n&]|\band\b", re.IGNORECASE))
_QUOTES = " \t\"'`´‘’“”„$"
_TRUE, _FALSE = ("t", "true", "yes", "right", "correct"), ("f", "false", "no", "wrong", "incorrect")
_TRUTHS = {**dict.fromkeys(_TRUE, True), **dict.fromkeys(_FALSE, False)}
_RUN = re.compile(r"[a-z]{2,}", re.IGNORECASE | re.ASCII)  # such as AC


def _place_of(label: str, asked: Asked) -> int:
    """The place of a choice by its letter, or by what stands beside its box."""
    bare = label.strip(_QUOTES)
    match = _LABEL.fullmatch(bare)
    last = ascii_uppercase[asked.count - 1]
    if match is None:  # a number might be the second box, or what stands beside another one
        place = _place_at(bare, asked)
        if place is None:
            raise AnswerError(f"‘{short(label)}’ is not the letter of a box, from A to {last}")
        return place
    place = ascii_uppercase.index(match[1].upper())
    if place >= asked.count:
        raise AnswerError(f"there are {asked.count} choices, from A to {last}")
    return place


def _read_choice(text: str, asked: Asked) -> Cell:
    """One choice."""
    found = Choice(_place_of(text, asked), asked.count)
    return Cell(str(found), found)


def _read_truth(text: str) -> Cell:
    """T or F, or a word for one of them."""
    bare = text.strip(_QUOTES + "()[].:").casefold()
    holds = _TRUTHS.get(bare)
    if holds is None:
        raise AnswerError(f"‘{short(bare)}’ is neither T (true) nor F (false)")
    found = Truth.of(holds)
    return Cell(str(found), found)


def _spelled(answer: Any) -> Any:
    """The true and false of JSON as words."""
    if isinstance(answer, list):
        return [_spelled(part) for part in answer]
    return str(answer).lower() if isinstance(answer, bool) else answer


def _read_several(text: str, asked: Asked) -> Cell:
    """Any number of choices; the word none stands for not one of them."""
    bare = text.strip("[]{} \t")
    if bare.lower() == NOTHING:
        found = Choices((), asked.count)
    else:
        labels = [*bare] if _RUN.fullmatch(bare) else _APART.split(bare.strip(" ,;"))
        found = Choices(_places_of(labels, bare, asked), asked.count)
    return Cell(str(found), found)


def _places_of(labels: list[str], bare: str, asked: Asked) -> list[int]:
    """The places of choices by their letters; otherwise by the texts, in which spaces stand."""
    try:
        return [_place_of(label, asked) for label in labels]
    except AnswerError:
        for texts in ([bare], *(apart.split(bare) for apart in _TEXTS_APART)):
            places = [place for text in texts if (place := _place_at(text, asked)) is not None]
            if len(places) == len(texts):
                return places
        raise


def _place_at(text: str, asked: Asked) -> int | None:
    """The place of a choice by what stands beside its box."""
    from genex.answers.option_text import place_of_text  # noqa: PLC0415  (papers need no reader)

    return place_of_text(text.strip(_QUOTES), asked.options)


class _Ticks(Kind):
    """Boxes to tick; what stands beside them is said by the templates."""

    worked, chosen = False, True
    of: type  # of the values

    def suits(self, value: Any, *, formula: bool) -> bool:
        """Whether such choices are among the cells."""
        return not formula and any(isinstance(cell, self.of) for cell in flat(value))

    def worth(self, _cell: Cell, _value: Any) -> int:
        """Little: there are few boxes."""
        return 2


class OneBox(_Ticks):
    """One box of several."""

    name, ticks, of = "choice", "tick_one", Choice

    def reader(self, asked: Asked) -> CellReader:
        """What reads one letter."""
        return lambda text: _read_choice(text, asked)

    def share(self, _written: Any, _right: Any, *, wrong: Fraction, whole: bool) -> Fraction:  # noqa: ARG002  (of one box)
        """A wrong box costs what the paper says."""
        return -wrong


class AllBoxes(_Ticks):
    """All boxes that hold, perhaps none."""

    name, ticks, of, shared = "several", "tick_all", Choices, True

    def reader(self, asked: Asked) -> CellReader:
        """What reads several letters."""
        return lambda text: _read_several(text, asked)

    def read(self, answer: Any, asked: Asked) -> Reading:
        """Read letters, of which each cell may have a list."""
        return super().read(lists_as_text(answer, asked.size), asked)

    def share(self, written: Any, right: Any, *, wrong: Fraction, whole: bool) -> Fraction:
        """Each box that holds earns its share, and each one that does not takes as much away."""
        missed, false = right.places - written.places, written.places - right.places
        found = len(right.places) - len(missed) - len(false)
        if whole or not right.places:
            return -wrong if false else Fraction(0)
        return max(Fraction(found, len(right.places)), -wrong)


class TrueOrFalse(OneBox):
    """A statement that is true or false."""

    name, ticks, of = "truth", "tick_truth", Truth

    def reader(self, asked: Asked) -> CellReader:  # noqa: ARG002  (there are two boxes)
        """What reads T or F, or a word for it."""
        return _read_truth

    def read(self, answer: Any, asked: Asked) -> Reading:
        """Read T or F, or the true and false of JSON."""
        return super().read(_spelled(answer), asked)


CHOICE, SEVERAL, TRUTH = OneBox(), AllBoxes(), TrueOrFalse()
