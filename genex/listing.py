"""What `genex list` prints: families by topic, a line each."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from textwrap import wrap

from genex.exercise import Exercise, slug
from genex.topics import Topics, chosen

WIDEST = 100  # characters of a line
INDENT = "  "


def listing(topics: Sequence[str] = ()) -> str:
    """The families of some topics, or of all, for this terminal."""
    width = min(WIDEST, shutil.get_terminal_size().columns)
    return listed(chosen((), topics, "genex list"), width)


def listed(topics: Topics, width: int) -> str:
    """Every family under its topic; the summaries stand in one column."""
    longest = max(len(slug(one)) for members in topics.values() for one in members)
    return "\n\n".join(
        "\n".join((topic, *(line for one in members for line in lines(one, longest, width))))
        for topic, members in topics.items()
    )


def lines(family: type[Exercise], longest: int, width: int) -> Iterator[str]:
    """A family's name and summary, wrapped if the terminal is narrow."""
    before = f"{INDENT}{slug(family):{longest}}{INDENT}"
    room = max(width - len(before), longest)
    first, *others = wrap(summary(family), room, break_on_hyphens=False) or [""]
    yield (before + first).rstrip()
    yield from (" " * len(before) + line for line in others)


def summary(family: type[Exercise]) -> str:
    """What a family says of itself in one line."""
    return (family.__doc__ or "").partition("\n")[0]
