"""Words to lines: wrapped, placed and hung beside labels."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from genex.terminal.cells import cells_of_line, center, left, right

Lines = list[str]

TIED: Final = "\u00a0"
"""A space at which no line ends."""

_SPACE_INSIDE: Final = re.compile("(?<![-=≠<>≤≥≈∼→+−·×,;]) ")
_BRACKETS: Final = re.compile(r"(\([^()]*\))")

PLACES: Final[dict[str, Callable[[str, int], str]]] = {
    "left": left,
    "center": center,
    "right": right,
    "justified": left,
    "decimal": left,
}


def wrapped_lines(text: str, width: int) -> Lines:
    """Return the lines of a text; a newline in it ends a line wherever it stands."""
    found = [line for part in text.split("\n") for line in _filled(part.split(" "), width)]
    return [line.replace(TIED, " ") for line in found]


def _filled(words: Lines, width: int) -> Iterator[str]:
    """Yield lines with as many words as fit; one that is too long has a line of its own."""
    line, used = "", 0
    for word in filter(None, words):
        taken = cells_of_line(word)
        if line and used + 1 + taken > width:
            yield line
            line, used = "", 0
        line, used = (f"{line} {word}", used + 1 + taken) if line else (word, taken)
    yield line


def tied(text: str, width: int) -> str:
    """Return a formula or code as one word; a long one may break after signs and commas."""
    short = width // 3
    if cells_of_line(text) <= short:
        return text.replace(" ", TIED)
    parts = _BRACKETS.split(text)
    kept = (
        part.replace(" ", TIED) if part.startswith("(") and cells_of_line(part) <= short else part
        for part in parts
    )
    return _SPACE_INSIDE.sub(TIED, "".join(kept))


def hung(label: str, lines: Lines) -> Lines:
    """Return lines beside a label that stands at the first one."""
    indent = " " * cells_of_line(label)
    return [(indent if number else label) + line for number, line in enumerate(lines)]


def indented(lines: Lines, by: str) -> Lines:
    """Return lines with something before each."""
    return [by + line for line in lines]


def set_apart(parts: list[Lines]) -> Lines:
    """Return blocks with an empty line between them; empty ones are left out."""
    kept = [part for part in parts if part]
    return [line for n, part in enumerate(kept) for line in ([""] if n else []) + part]


def close_together(parts: list[Lines]) -> Lines:
    """Return blocks one below the other."""
    return [line for part in parts for line in part]


def lines_with_aside(lines: Lines, aside: str, width: int) -> Lines:
    """Return lines with something at the right end of the last one, or below it."""
    if not aside:
        return lines
    last = lines[-1] if lines else ""
    if cells_of_line(last) + 1 + cells_of_line(aside) > width:
        return [*lines, right(aside, width)]
    return [*lines[:-1], last + right(aside, width - cells_of_line(last))]
