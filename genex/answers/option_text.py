"""The text of an option, written in place of its letter or behind it."""

import re
from collections.abc import Callable, Sequence
from string import ascii_uppercase

from genex.algebra import Names, Tree, read_tree
from genex.answers.dressing import undressed
from genex.errors import AnswerError
from genex.exact.choices import compared

_ANY_NAMES = Names(closed=False)
_LETTERED = re.compile(r"[(\[]?([a-z])(?:[).:\]]+\s*|\s+)(.+)", re.IGNORECASE | re.ASCII)
_ARTICLE = re.compile(r"(?:it|the|an?) ")
_PREFIX = re.compile(r"\btorch\.")
_SIGNS = str.maketrans(dict.fromkeys("()[]$`"))
_LATEX = str.maketrans(dict.fromkeys("$_{} "))
_LONGEST = 200  # characters of what is compared


def place_of_text(text: str, options: Callable[[], Sequence[str]]) -> int | None:
    """The place of the only option with a text; None if there is none, or more than one."""
    if len(text) > _LONGEST or not any(map(str.isalpha, text)):
        return None
    lines = options()
    place = _place_in(lines, text)
    lettered = _LETTERED.fullmatch(text)
    if place is None and lettered:
        found = _place_in(lines, lettered[2])
        if found is not None and ascii_uppercase[found] == lettered[1].upper():
            return found
    return place


def _place_in(lines: Sequence[str], text: str) -> int | None:
    """The place of the only option that a text is, in words or as a formula."""
    form, formula = _without_article(_form(text)), _formula(text)
    found = [
        place
        for place, line in enumerate(lines)
        if form in _forms(line) or (line.startswith("$") and _is_formula(line, text, formula))
    ]
    whole = [place for place in found if form == _without_article(_form(lines[place]))]
    return next(iter(whole or found)) if len(whole or found) == 1 else None


def _forms(line: str) -> tuple[str, str]:
    """An option in words as it is compared: as a whole, and what stands before a colon."""
    whole = _form(line)
    return _without_article(whole), _without_article(whole.partition(":")[0])


def _form(text: str) -> str:
    """A text in words as it is compared."""
    return (
        text if "$" in text else " ".join(_PREFIX.sub("", compared(text)).translate(_SIGNS).split())
    )


def _without_article(form: str) -> str:
    """Words without the one that says nothing."""
    return _ARTICLE.sub("", form, count=1)


def _is_formula(line: str, text: str, formula: Tree | None) -> bool:
    """Whether a text is the formula that an option is: built alike, or written alike."""
    if formula is not None and formula == _formula(line):
        return True
    return text.translate(_LATEX) == line.translate(_LATEX)


def _formula(text: str) -> Tree | None:
    """What a text says as a formula, whatever its names."""
    try:
        return read_tree(undressed(text), _ANY_NAMES)
    except AnswerError:
        return None
