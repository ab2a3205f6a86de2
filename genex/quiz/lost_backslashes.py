r"""Texts in which TOML has taken a backslash for one of its own, so that "\frac" is " rac"."""

import re
from collections.abc import Iterator
from typing import Any

from genex.errors import BlueprintError

_TAKEN = {"\f": "f", "\b": "b", "\r": "r", "\t": "t", "\n": "n", "\x1b": "e"}
_COMMANDS = {  # of LaTeX, behind a letter that means something else to TOML
    "\t": "heta|au|anh?|ext[a-z]*|o|op|imes|ilde|riangle|frac|herefore",
    "\n": "abla|u|eq?|ot(?:in)?|i|eg|earrow|orm",
}
_LOST = re.compile(
    "([\f\b\r\x1b])([A-Za-z]*)"
    + "".join(rf"|({sign})({words})(?![A-Za-z])" for sign, words in _COMMANDS.items())
)
_FORMULA = re.compile(r"\$[^$]*\$")


def check_backslashes(value: Any, place: str) -> None:
    """Refuse texts, also those in lists, that have lost a backslash."""
    for text in _texts_in(value):
        found = next(_lost_in(text), None)
        if found:
            raise BlueprintError(
                f"{place}: '\\{found}' lost its backslash. Put the text between ''' and ''' (or"
                " ' and ') instead of \", or write two backslashes."
            )


def _texts_in(value: Any) -> Iterator[str]:
    """The texts of a value of TOML that stand under no key of their own."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _texts_in(one)


def _lost_in(text: str) -> Iterator[str]:
    """The commands that have lost their backslash; a new line is one inside a formula alone."""
    formulas = [match.span() for match in _FORMULA.finditer(text)]
    for match in _LOST.finditer(text):
        sign, rest = (part for part in match.groups() if part is not None)
        inside = any(start < match.start() < end for start, end in formulas)
        if sign != "\n" or inside:
            yield _TAKEN[sign] + rest
