"""Reads words inside formulas: white space counts, dollar signs return to mathematics."""

import re
from typing import Final

from genex.latex.kinds import THIN
from genex.latex.letters import translation
from genex.latex.parser import Parser
from genex.latex.tree import Items, Space, Words

TEXTS: Final = {
    r"\text": "upright",
    r"\textrm": "upright",
    r"\textnormal": "upright",
    r"\mbox": "upright",
    r"\textbf": "bold",
    r"\textit": "italic",
    r"\emph": "italic",
    r"\textsf": "sans",
    r"\texttt": "mono",
}
"""The commands of text and the alphabets they set it in."""

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


def read_text(parser: Parser, alphabet: str) -> Words:
    r"""The argument of \text and its kin."""
    if parser.tokens[parser.at] != "{":
        parser.lack("an argument in braces")
    reader = _Reader(parser, parser.offsets[parser.at] + 1)
    pieces = reader.pieces(translation(alphabet))
    parser.seek(reader.offset)
    return Words(tuple(pieces))


class _Reader:
    """Reads text by characters, because white space counts; leaves formulas to the parser."""

    def __init__(self, parser: Parser, offset: int) -> None:
        self.parser = parser
        self.offset = offset

    def pieces(self, alphabet: dict[int, str]) -> "list[str | Items]":
        """Text and formulas up to the closing brace."""
        pieces: list[str | Items] = []
        start = self.offset
        self.parser.seek(start)
        self.parser.enter()
        while (part := self.part()) != "}":
            if not part:
                self.parser.fail_at("{ is never closed by }", start - 1)
            pieces += self.piece(part, alphabet)
        self.parser.waiting.pop()
        return pieces

    def part(self) -> str:
        """The next command, mark or stretch of letters; nothing at the end."""
        match = _PART.match(self.parser.source, self.offset)
        self.offset = match.end() if match else self.offset
        return match[0] if match else ""

    def piece(self, part: str, alphabet: dict[int, str]) -> "list[str | Items]":
        """What a part begins."""
        if part == "$":
            return [self.mathematics()]
        if part == "{":
            return self.pieces(alphabet)
        place = self.offset - len(part)
        if part not in TEXTS:
            return [_plain(self.parser, part, place).translate(alphabet)]
        if self.part() != "{":
            self.parser.fail_at(f"{part} lacks an argument in braces", place)
        return self.pieces(translation(TEXTS[part]))

    def mathematics(self) -> "Items":
        """The formula after a dollar sign, up to the next one."""
        parser = self.parser
        parser.seek(self.offset)
        items = parser.group(frozenset({"$"}))
        self.offset = parser.offsets[parser.at - 1] + 1
        return items


def _plain(parser: Parser, part: str, offset: int) -> str:
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


def read_name(parser: Parser) -> Words:
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
