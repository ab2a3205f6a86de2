"""A student's own name in an answer, which whoever marks does not see."""

import re
from collections.abc import Iterator

_SHOWN = "[name]"
_SHORTEST_ID = 3  # characters, with a letter among them; a shorter one may be an answer
_SHORTEST_NUMBER = 5  # digits of an id
_APART = r"[\s,._-]+"  # between the words of a name
_SHORTEST_NAME = 3  # letters; Li, An and Bo would be found in the middle of a sentence
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def without_names(text: str, student: str, name: str) -> str:
    """A text in which the student's id, whole name and each long word of it are hidden.

    >>> without_names("ADA LOVELACE (s07): I mark it as Ada would", "s07", "Ada Lovelace")
    '[name] ([name]): I mark it as [name] would'
    """
    low = text.casefold()
    if not any(word.casefold() in low for word in (student, *_WORD.findall(name))):
        return text  # as hardly anybody signs an answer
    found = "|".join(_patterns(student.strip(), name))
    return re.sub(rf"(?<!\w)(?:{found})(?!\w)", _SHOWN, text) if found else text


def _patterns(student: str, name: str) -> Iterator[str]:
    """Patterns of a whole name in either order, of its words as names are written, of an id."""
    words = _WORD.findall(name)
    if len(words) > 1:
        for order in (words, [words[-1], *words[:-1]]):
            yield f"(?i:{_APART.join(map(re.escape, order))})"
    if len(student) >= _SHORTEST_ID and not _may_be_number(student):
        yield rf"(?i:{re.escape(student)})"
    for word in words:
        if len(word) >= _SHORTEST_NAME:  # "mark" is a verb, "Mark" and "MARK" may be the student
            yield rf"(?:{re.escape(word[:1].upper() + word[1:])}|{re.escape(word.upper())})"


def _may_be_number(student: str) -> bool:
    """Whether an id could be an answer."""
    return student.isdigit() and len(student) < _SHORTEST_NUMBER
