"""Parts of messages: what was probably meant, values cut short, things counted."""

import re
from collections.abc import Iterable
from datetime import date, time
from difflib import get_close_matches
from typing import Any


def guess(written: str, known: Iterable[str]) -> str:
    """A sentence with the nearest of the known names, or else with all of them.

    >>> guess("svm-los", ["svm-loss", "cross-entropy"])
    " Did you mean 'svm-loss'?"
    """
    names = list(known)
    near = get_close_matches(written, names, n=1)
    if near:
        return f" Did you mean '{near[0]}'?"
    return f" Choose from: {', '.join(names)}." if names else ""


LONGEST = 60  # characters of a value in a message


def shortly(value: Any) -> str:
    """A value as it was written, or the start of it: messages stay on one screen.

    >>> shortly("x" * 1000)
    "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"
    """
    try:
        written = value.isoformat() if isinstance(value, (date, time)) else repr(value)
    except ValueError:  # Python writes no whole numbers of thousands of digits
        return "a number of thousands of digits"
    return written if len(written) <= LONGEST else written[: LONGEST - 1] + "…"


_SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def in_full(count: int) -> str:
    """A small number as the word that it begins a sentence with.

    >>> in_full(3), in_full(12)
    ('three', '12')
    """
    return _SMALL[count] if 0 <= count < len(_SMALL) else str(count)


def counted(count: int, what: str) -> str:
    """So many of a thing, as people say it.

    >>> counted(1, "example"), counted(4, "example"), counted(2, "box")
    ('1 example', '4 examples', '2 boxes')
    """
    ending = "" if count == 1 else "es" if what.endswith(("s", "x", "ch")) else "s"
    return f"{count} {what}{ending}"


def printable(text: str) -> str:
    r"""A text that cannot command a terminal: what commands it is written out.

    >>> printable("anna\x1b[2J")
    'anna\\x1b[2J'
    """
    return _COMMANDS.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


_COMMANDS = re.compile(  # control, turned directions, half characters; lines are ours
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def on_one_line(text: str) -> str:
    r"""A text from anybody as a part of one line, without its middle if it is very long.

    >>> on_one_line("anna\nMean: 30")
    'anna\\nMean: 30'
    """
    shown = printable(text).replace("\n", "\\n")
    return shown if len(shown) <= _LONGEST_LINE else f"{shown[:_HALF]}…{shown[-_HALF:]}"


_LONGEST_LINE, _HALF = 300, 140  # characters
