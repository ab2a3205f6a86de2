"""What it tells that a wrong answer is right in another variant: bits, by how rare it is."""

from collections.abc import Iterator
from functools import lru_cache
from math import isfinite
from typing import NamedTuple

from genex.answers import Kind
from genex.answers.cells import figures
from genex.exact.cells import flat
from genex.marking.submission import Marker
from genex.marking.written_answers import Written
from genex.quiz.parts import Part

LONG = 9.0  # bits of a number that hardly repeats by chance
_OF_A_FIGURE, _MOST_FIGURES = 3.0, 4
_OF_WHOLE = ((1, 1.5), (9, 3.0), (999, 5.0))  # up to this size
_OF_LARGE, _OF_SIMPLE = 7.0, 4.0
_SIMPLE = 12  # quarters and thirds are common
_OF_KINDS = {"shape": 4.0, "expression": 4.0}
_OF_FEW = 1.5  # of a box, a word or an error
_NEAR = 1e-9

Place = tuple[str, str, str, int]  # a blueprint, a part with its name, and a cell


class Noted(NamedTuple):
    """A cell: its number with the room of its last digit, or its text, and what that is worth."""

    place: Place
    number: float | None
    room: float
    text: str
    bits: float


def right_cells(marker: Marker) -> Iterator[tuple[Place, float | str]]:
    """The right answers of a variant that can be told from those of others."""
    for desk in marker.desks:
        for part in desk.expected.parts:
            values = desk.expected.right[part.id]
            for k, value in enumerate(values if _counts(part) else ()):
                place = _place(marker, part, k)
                if isinstance(value, float):
                    yield place, value
                else:
                    yield place, _text(flat(part.shown)[k] if part.kind.everywhere else value)


def wrong_cells(marker: Marker, one: Written) -> tuple[Noted, ...]:
    """The wrong cells of an answer."""
    if not _counts(one.part):
        return ()
    return tuple(_noted(_place(marker, one.part, k), one, k) for k in one.wrong)


def right_places(marker: Marker, one: Written) -> Iterator[Place]:
    """The places of the right cells of an answer."""
    if _counts(one.part):
        yield from (_place(marker, one.part, k) for k in one.filled if one.right[k])


def _counts(part: Part) -> bool:
    """Whether a part has one right answer, which a variant alone has."""
    return not part.witness


def _place(marker: Marker, part: Part, k: int) -> Place:
    """The place of a cell in all variants of a paper."""
    return _known_place(marker.key.blueprint, part.id, part.name, k)


@lru_cache(maxsize=4096)  # a class of variants has the same ones
def _known_place(blueprint: str, part: str, name: str, k: int) -> Place:
    """The one tuple for a place."""
    return blueprint, part, name, k


def _noted(place: Place, one: Written, k: int) -> Noted:
    """A wrong cell as it is compared."""
    cell, value = one.cells[k], one.values[k]
    if isinstance(value, float) and isfinite(value):
        room = 0.5 * 10.0**-cell.decimals if cell.decimals is not None else 0.0
        return Noted(place, value, room + _NEAR * max(1.0, abs(value)), "", _of_number(one, k))
    text = _text(cell.text if one.kind.everywhere else value)
    return Noted(place, None, 0.0, text, _of_text(one.kind, text))


def _text(value: object) -> str:
    """A text as it is compared."""
    return "".join(str(value).split()).casefold()


def _of_text(kind: Kind, text: str) -> float:
    """The bits of a shape, a formula, a box or a word."""
    return _OF_FEW if text == "error" else _OF_KINDS.get(kind.name, _OF_FEW)


def _of_number(one: Written, k: int) -> float:
    """The bits of a number: few of a small or simple one, more for each figure of others."""
    value = abs(one.values[k])
    if value == int(value):
        return next((bits for most, bits in _OF_WHOLE if value <= most), _OF_LARGE)
    if abs(value * _SIMPLE - round(value * _SIMPLE)) <= _SIMPLE * 0.5 * 10.0**-4:
        return _OF_SIMPLE
    return _OF_A_FIGURE * min(max(1, figures(one.cells[k])), _MOST_FIGURES)
