"""How wide, high and deep letters are, in em of a usual serif face."""

from collections.abc import Iterable
from typing import NamedTuple


class Size(NamedTuple):
    """A width, and what stands above and below the baseline; in em."""

    width: float
    height: float
    depth: float


SMALL, TALL, DEEP = 0.48, 0.71, 0.23
_LOW = frozenset("acegmnopqrsuvwxyz:")  # letters no higher than an x
_HANGING = frozenset("gjpqyfQ,;")
_WIDTHS = {
    **dict.fromkeys("ijl.,;:'|! ", 0.3),
    **dict.fromkeys("frtsIJ-()[]", 0.42),
    **dict.fromkeys("0123456789", 0.5),
    **dict.fromkeys("mw", 0.8),
    **dict.fromkeys("W", 1.02),
    **dict.fromkeys("M", 0.92),
    **dict.fromkeys("ACDGHKNOQRUVXY", 0.75),
    **dict.fromkeys("+−=<>", 0.72),
}
_LETTER = 0.57


def letter_size(letter: str) -> Size:
    """Return the size of one letter."""
    height = SMALL if letter in _LOW else TALL
    return Size(_WIDTHS.get(letter, _LETTER), height, DEEP if letter in _HANGING else 0.02)


def word_size(text: str) -> Size:
    """Return the size of words on one line."""
    return size_of_row(map(letter_size, text))


def size_of_row(sizes: Iterable[Size]) -> Size:
    """Return the size of things one beside the other."""
    parts = tuple(sizes)
    return Size(
        sum(part.width for part in parts),
        max((part.height for part in parts), default=0.0),
        max((part.depth for part in parts), default=0.0),
    )
