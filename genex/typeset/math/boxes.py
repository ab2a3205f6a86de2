"""Boxes: what has been set, with places of their parts; lengths in thousandths of the em."""

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias


class Run(NamedTuple):
    """Glyphs of one size side by side; the codes are four hexadecimal digits each."""

    width: float
    height: float
    depth: float
    size: int
    codes: str


class Rule(NamedTuple):
    """A filled rectangle."""

    width: float
    height: float
    depth: float


class Box(NamedTuple):
    """Parts at places relative to the left end of its baseline, in the order of reading."""

    width: float
    height: float
    depth: float
    parts: "list[tuple[float, float, Part]]"


class Assembly(NamedTuple):
    """One large glyph made of several, and the character that it reads as."""

    width: float
    height: float
    depth: float
    parts: "list[tuple[float, float, Part]]"
    char: str


Part: TypeAlias = Box | Assembly | Run | Rule


class Shape(NamedTuple):
    """A nucleus that has been set, and what its scripts and accents want to know."""

    box: Part
    italic: float = 0.0  # how far its top leans out of its width
    glyph: int | None = None  # if it is, or ends in, a single glyph
    accent: float = 0.0  # where an accent above it is centred


EMPTY = Box(0, 0, 0, [])


def parts_in_row(parts: Iterable[Part]) -> Box:
    """Parts side by side on one baseline."""
    placed: list[tuple[float, float, Part]] = []
    x = 0.0
    for part in parts:
        placed.append((x, 0, part))
        x += part.width
    height = max((part.height for _, _, part in placed), default=0)
    return Box(x, height, max((part.depth for _, _, part in placed), default=0), placed)


def raised_part(part: Part, by: float) -> Box:
    """The part moved up."""
    return Box(part.width, part.height + by, part.depth - by, [(0, by, part)])


def box_around(width: float, parts: list[tuple[float, float, Part]]) -> Box:
    """A box of a width that is as high and deep as its parts."""
    height = max(y + part.height for _, y, part in parts)
    return Box(width, height, max(part.depth - y for _, y, part in parts), parts)
