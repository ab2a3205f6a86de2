"""Names and what they are, in two columns for a terminal."""

import shutil
from collections.abc import Iterator, Sequence
from textwrap import wrap

_WIDEST = 100  # characters of a line
_NARROWEST = 20  # of the second column
_INDENT = "  "
Row = tuple[str, str]  # a name, and what it is


def terminal_width() -> int:
    """How wide lines may be in this terminal."""
    return min(_WIDEST, shutil.get_terminal_size().columns)


def longest_name(rows: Sequence[Row]) -> int:
    """How many characters the longest name has."""
    return max((len(name) for name, _ in rows), default=0)


def in_columns(rows: Sequence[Row], width: int, longest: int | None = None) -> Iterator[str]:
    """A line for each name; what does not fit goes on below, in the second column."""
    longest = longest_name(rows) if longest is None else longest
    for name, words in rows:
        before = f"{_INDENT}{name:{longest}}{_INDENT}"
        room = max(width - len(before), _NARROWEST)
        first, *others = wrap(words, room, break_on_hyphens=False) or [""]
        yield (before + first).rstrip()
        yield from (" " * len(before) + line for line in others)
