"""Where English words may be divided, by Liang's patterns."""

import json
import re
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parents[1] / "hyphens" / "en.json"
_LONGEST = 28  # letters in the longest entry of the table
_BEFORE, _AFTER = 2, 3  # the fewest letters left on either side of a hyphen
_SHORTEST = 6
_WORD = re.compile(r"[\W_]*([A-Za-z]+)[\W_]*")


@cache
def _patterns() -> dict[str, str]:
    """Return the digits between the letters of every pattern."""
    table: dict[str, str] = json.loads(_TABLE.read_text(encoding="utf-8"))
    return table


@cache
def divisions(text: str) -> tuple[int, ...]:
    """Return the offsets at which a hyphen may divide `text`.

    >>> divisions("(regularization)")
    (4, 5, 8, 11)
    """
    found = _WORD.fullmatch(text)  # names with digits or many parts are better left whole
    if not found or len(found[1]) < _SHORTEST:
        return ()
    return tuple(found.start(1) + place for place in _divide(found[1].lower()))


def _divide(word: str) -> list[int]:
    """Return the places in a lower-case word at which the highest digit is odd."""
    dotted, levels = f".{word}.", ["0"] * (len(word) + 3)
    table = _patterns()
    for start in range(len(dotted)):
        for stop in range(start + 1, min(start + _LONGEST, len(dotted)) + 1):
            digits = table.get(dotted[start:stop])
            if digits:
                for place, digit in enumerate(digits, start):
                    levels[place] = max(levels[place], digit)
    return [i for i in range(_BEFORE, len(word) - _AFTER + 1) if levels[i + 1] in "13579"]
