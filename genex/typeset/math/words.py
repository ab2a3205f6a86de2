"""Reads words inside formulas: white space counts, dollar signs return to mathematics."""

import re
from typing import TYPE_CHECKING, Final

from genex.typeset.math.kinds import THIN
from genex.typeset.math.letters import translation
from genex.typeset.math.tree import Items, Space, Words

if TYPE_CHECKING:
    from genex.typeset.math.parser import Parser

_PART: Final = re.compile(r"\\[a-zA-Z]+|\\.|[{}$]|[^\\{}$]+", re.DOTALL)
_ESCAPES: Final = {rf"\{char}": char for char in "%#&_{}$ "}
_TYPOGRAPHY: Final = (
    ("---", "—"),
    ("--", "–"),
    ("``", "“"),
    ("''", "”"),
    ("`", "‘"),
    ("'", "’"),
    ("~", " "),
)
_NAME: Final = re.compile(r"[A-Za-z0-9-]+(?:(?:\\[ ,;]|[ ~])+[A-Za-z0-9-]+)*")


def read_text(parser: "Parser", alphabet: str) -> Words:
    r"""The argument of \text and its kin."""
    if parser.tokens[parser.at] != "{":
        parser.fail(
            f"{parser.tokens[parser.waiting[-1]]} lacks an argument in braces", parser.waiting[-1]
        )
    parser.at += 1
    parser.enter()
    pieces = _pieces(parser, translation(alphabet))
    parser.waiting.pop()
    return Words(pieces)


def _pieces(parser: "Parser", alphabet: dict[int, str]) -> "tuple[str | Items, ...]":
    """Text and formulas up to the closing brace."""
    pieces: list[str | Items] = []
    text = ""
    start = offset = parser.offsets[parser.at - 1] + 1
    depth = 1
    while depth:
        match = _PART.match(parser.source, offset)
        if match is None:
            parser.fail_at("{ is never closed by }", start - 1)
        part, offset = match[0], match.end()
        depth += {"{": 1, "}": -1}.get(part, 0)
        if part == "$":
            pieces += [text, _mathematics(parser, offset)]
            text, offset = "", parser.offsets[parser.at - 1] + 1
        elif part not in "{}":
            text += _plain(parser, part, match.start()).translate(alphabet)
    parser.seek(offset)
    return tuple(piece for piece in (*pieces, text) if piece)


def _mathematics(parser: "Parser", offset: int) -> Items:
    """The formula after a dollar sign, up to the next one."""
    parser.seek(offset)
    return parser.group(frozenset({"$"}))


def _plain(parser: "Parser", part: str, offset: int) -> str:
    """A part of a text as the characters that are drawn."""
    if part in _ESCAPES:
        return _ESCAPES[part]
    if part.startswith("\\"):
        parser.fail_at(f"{part} cannot stand in text; put mathematics between dollar signs", offset)
    part = re.sub(r"\s+", " ", part)
    for typed, char in _TYPOGRAPHY:
        part = part.replace(typed, char)
    for char in part:
        if char not in parser.drawable:
            parser.fail_at(f"cannot set the character {char} (U+{ord(char):04X})", offset)
    return part


def read_name(parser: "Parser") -> Words:
    r"""The argument of \operatorname: words with thin spaces between them."""
    at = parser.at
    name = parser.raw()
    if not _NAME.fullmatch(name.strip()):
        parser.fail(
            f"the name of an operator is made of letters, digits, hyphens and spaces, not {name!r}",
            at,
        )
    return spaced(re.split(r"(?:\\[ ,;]|[ ~])+", name.strip()))


def spaced(names: list[str]) -> Words:
    """Words with thin spaces between them."""
    gap: Items = [Space(THIN)]
    pieces = [piece for name in names for piece in (gap, name)]
    return Words(tuple(pieces[1:]))
