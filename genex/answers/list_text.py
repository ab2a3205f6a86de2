"""The text of a vector or matrix, cut into its pieces: "1, 2; 3, 4", "[1 2] [3 4]", "1 2 / 3 4"."""

import re
from collections.abc import Sequence
from itertools import accumulate

from genex.errors import AnswerError

_WRAPPER = re.compile(
    r"(?:torch\.|np\.|numpy\.)?(?:tensor|array|vector|matrix)\s*\(", re.IGNORECASE
)
_SETTING = re.compile(r"\s*(?:dtype|device|requires_grad|grad_fn)\s*=[^,\[\]]*")
_MOST_SETTINGS = 4
_OPENING, _CLOSING = "[({", "])}"
_SEVERAL = re.compile(r"\S[,\s]\s*\S")  # entries of one row
_DASHES = ("- ", "– ", "— ", "• ")
_THOUSANDS = re.compile(r"\d,\d{3}(?!\d)", re.ASCII)
_BRACKETS = frozenset(_OPENING + _CLOSING)
_SEPARATORS = {sign: re.compile(re.escape(sign)) for sign in ";,\n|"}
_SEPARATORS |= {" ": re.compile(r"\s"), ", ": re.compile(r",(?=\s)")}
_SEPARATORS |= {" / ": re.compile(r"(?<=\s)/(?=\s)")}
_SIGNS = frozenset("+-−–—*·/^=≈")

# Semicolons first: where they stand, a comma is a decimal comma.
_ENTRIES = (";", ",", "\n", "|", " ")
_ROWS = (";", "\n", ",")
_MORE_ENTRIES = (", ", " ")  # where commas are decimal, or stand between thousands
_MORE_ROWS = ("][", "|", " / ")


def unwrapped(text: str) -> str:
    """A text without tensor(…), signs around it, and the brackets around everything."""
    bare = text.strip()
    wrapped = _WRAPPER.match(bare)
    if wrapped and bare.endswith(")"):
        bare = _without_settings(bare[wrapped.end() : -1]).strip()
    if bare[:1] in {"$", "`"} and len(bare) > 2 and bare[:1] == bare[-1:]:
        bare = bare.strip("$`").strip()
    return bare[1:-1] if bare[:1] and bare[0] in _OPENING and _closes_last(bare) else bare


def _without_settings(text: str) -> str:
    """What a tensor holds, without its dtype and the like."""
    for _ in range(_MOST_SETTINGS):
        values, comma, setting = text.rpartition(",")
        if comma and _SETTING.fullmatch(setting):
            text = values
    return text


def _closes_last(text: str) -> bool:
    """Whether the first bracket is closed by the last character and not before."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if depth == 0:
            return place == len(text) - 1
    return False


def pieces(text: str, size: Sequence[int], *, spaced: bool) -> list[str]:
    """The rows of a matrix or the entries of a row, by the first separator that fits."""
    _refuse_dashes(text)
    if size[0] == 1 and _is_alone(text, size):
        return [text]
    found: list[str] = []
    for separator in _ROWS if len(size) > 1 else _ENTRIES:
        new = _spaced(text, spaced=spaced) if separator == " " else _cut(text, separator)
        found = found if len(new) < 2 else new
        if len(found) == size[0] - 1 and text.rstrip().endswith((",", ";")) and found is new:
            found = [*found, ""]  # the last one is left empty
        if len(found) == size[0]:
            return _checked(text, found, separator)
        if found and separator in ",;":
            break
    return _otherwise(text, size, spaced=spaced) or found or [text]


def _refuse_dashes(text: str) -> None:
    """Refuse lines that all begin with a dash: they are negative, or points of a list."""
    lines = text.strip().splitlines()
    if len(lines) > 1 and all(line.lstrip().startswith(_DASHES) for line in lines):
        raise AnswerError("the dashes may be minus signs or begin the lines of a list")


def _spaced(text: str, *, spaced: bool) -> list[str]:
    """The pieces between white space; of formulas those that may well be whole ones."""
    found = _between(text, " ")
    ends = {sign for piece in found for sign in (piece[-1], "" if spaced else piece[0])}
    return [] if ends & _SIGNS else found


def _is_alone(text: str, size: Sequence[int]) -> bool:
    """Whether a text is the one entry, or the one row of a matrix."""
    if len(size) == 1:
        return True
    bracketed = _bracketed(text)
    column = _cut(text, "," if bracketed and ";" not in text else ";")
    if len(column) == size[1] and not any(map(_SEVERAL.search, column)):
        return True
    return ";" not in text and not bracketed


def _otherwise(text: str, size: Sequence[int], *, spaced: bool) -> list[str]:
    """The pieces by separators that are rare, where they fit; otherwise nothing."""
    rows, entries = _MORE_ROWS if size[1:] != (1,) else _MORE_ROWS[:2], _MORE_ENTRIES
    for separator in rows if len(size) > 1 else entries if spaced else ():
        found = _spaced(text, spaced=True) if separator == " " else _cut(text, separator)
        whole = all(piece.strip() and piece.strip()[-1] != "," for piece in found)
        if len(found) == size[0] > 1 and whole:
            return found
    return []


def _checked(text: str, found: list[str], separator: str) -> list[str]:
    """The pieces, if nothing speaks against the separator."""
    if (
        separator == ","
        and _THOUSANDS.search(text)
        and len(_cut(text, ", ")) not in {1, len(found)}
    ):
        raise AnswerError("a comma may stand between two numbers or between thousands")
    return found


def _cut(text: str, separator: str) -> list[str]:
    """The pieces between separators that stand in no bracket."""
    if separator == "|":
        text = text.strip().removeprefix("|").removesuffix("|")
        found = _between(text, separator)
        return found if all(map(str.strip, found)) else []
    if separator == "][":
        return _bracket_groups(text)
    return _between(text, separator)


def _bracket_groups(text: str) -> list[str]:
    """The groups of a text that is nothing but groups in brackets, side by side."""
    found, depth, start = list[str](), 0, 0
    for place, sign in enumerate(text):
        if depth == 0 and sign not in _OPENING and not sign.isspace():
            return []
        if depth == 0 and sign in _OPENING:
            start = place
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if depth == 0 and sign in _CLOSING:
            found.append(text[start : place + 1])
    return found


def _between(text: str, separator: str) -> list[str]:
    """The pieces between separators in no bracket; a space is any white space, also after ","."""
    ends = _SEPARATORS[separator].finditer(text)
    if not _BRACKETS.isdisjoint(text):
        depths = [*accumulate((sign in _OPENING) - (sign in _CLOSING) for sign in text)]
        ends = (end for end in ends if depths[end.start()] == 0)
    found, start = list[str](), 0
    for end in ends:
        found.append(text[start : end.start()])
        start = end.end()
    if text[start:].strip():
        found.append(text[start:])
    if separator == "\n":
        found = [_without_comma(line) for line in found]
    return [piece for piece in found if piece.strip()] if separator in " \n" else found


def _without_comma(line: str) -> str:
    """A line without the comma at its end, as a printed matrix has it between its rows."""
    return line.rstrip().removesuffix(",")


def _bracketed(text: str) -> bool:
    """Whether what stands first is in brackets of its own."""
    return text.lstrip()[:1] in {*_OPENING}
