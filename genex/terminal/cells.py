"""How many cells of a terminal a text takes."""

import re
from functools import lru_cache
from typing import Final
from unicodedata import category, east_asian_width

_STYLED: Final = re.compile("\x1b\\[[0-9;]*m")
"""What switches bold or italic on and off: it takes no cell."""

_NO_CELL: Final = frozenset({"Mn", "Me", "Cf", "Cc"})


def cells_of_line(text: str) -> int:
    """Return how many cells a line takes."""
    if text.isascii() and "\x1b" not in text:
        return len(text)
    return sum(map(_cell, _STYLED.sub("", text)))


@lru_cache(maxsize=4096)
def _cell(char: str) -> int:
    """Return 0 for what sits on its neighbour, 2 for what East Asia writes wide, otherwise 1."""
    if category(char) in _NO_CELL:
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def left(text: str, width: int) -> str:
    """Return a line filled up on its right."""
    return text + " " * (width - cells_of_line(text))


def right(text: str, width: int) -> str:
    """Return a line filled up on its left."""
    return " " * (width - cells_of_line(text)) + text


def center(text: str, width: int) -> str:
    """Return a line filled up on both sides, a bit more on its right."""
    return left(" " * ((width - cells_of_line(text)) // 2) + text, width)


def harmless(text: str) -> str:
    """Return a text without control characters, which could command the terminal."""
    return "".join(char for char in text if category(char) != "Cc" or char in "\n\t")
