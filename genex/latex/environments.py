"""Reads matrices, cases and aligned formulas."""

import re
from typing import Final, NamedTuple

from genex.latex import kinds
from genex.latex.lengths import read_gap
from genex.latex.parser import Parser
from genex.latex.tree import NOTHING, Atom, Fenced, Items, Table


class _Environment(NamedTuple):
    """How a table looks, its columns, and what stands around it."""

    look: str
    columns: str
    left: str = ""
    right: str = ""


ENVIRONMENTS: Final = {
    "matrix": _Environment("matrix", "c"),
    "pmatrix": _Environment("matrix", "c", "(", ")"),
    "bmatrix": _Environment("matrix", "c", "[", "]"),
    "Bmatrix": _Environment("matrix", "c", "{", "}"),
    "vmatrix": _Environment("matrix", "c", "|", "|"),
    "Vmatrix": _Environment("matrix", "c", "‖", "‖"),
    "smallmatrix": _Environment("small", "c"),
    "array": _Environment("matrix", ""),
    "cases": _Environment("cases", "ll", "{"),
    "dcases": _Environment("display cases", "ll", "{"),
    "rcases": _Environment("cases", "ll", "", "}"),
    "aligned": _Environment("aligned", "rl"),
    "align": _Environment("aligned", "rl"),
    "align*": _Environment("aligned", "rl"),
    "split": _Environment("aligned", "rl"),
    "gathered": _Environment("gathered", "c"),
    "gather": _Environment("gathered", "c"),
    "gather*": _Environment("gathered", "c"),
}


class Columns(NamedTuple):
    """What the argument of an array says."""

    letters: str
    bars: tuple[int, ...]
    padded: tuple[bool, bool]


def environment(parser: Parser, *, name: str) -> Atom:
    """A table, perhaps between delimiters."""
    look, letters, left, right = ENVIRONMENTS[name]
    columns = _columns(parser) if name == "array" else Columns(letters, (), (False, False))
    # In an aligned formula what follows & continues what precedes it: a minus there is binary.
    first = (NOTHING,) if look == "aligned" else ()
    limit = len(columns.letters) if name in ("array", "cases", "dcases", "rcases") else 0
    reader = _Rows(parser, f"\\end{{{name}}}", first, limit)
    reader.read()
    table = Table(
        tuple(reader.rows),
        look,
        columns.letters,
        tuple(reader.gaps),
        tuple(reader.lines),
        columns.bars,
        columns.padded,
    )
    if left or right:
        return Atom(kinds.INNER, Fenced(([Atom(kinds.ORD, table)],), (left, right)))
    return Atom(kinds.ORD, table)


def substack(parser: Parser) -> Atom:
    """Rows in a script."""
    if parser.tokens[parser.at] != "{":
        parser.lack("an argument in braces")
    parser.at += 1
    parser.enter()
    reader = _Rows(parser, "}", (), 1)
    reader.read()
    parser.waiting.pop()
    return Atom(kinds.ORD, Table(tuple(reader.rows), "substack", "c", tuple(reader.gaps)))


class _Rows:
    """Reads the rows of one table up to its end, which is read too."""

    def __init__(self, parser: Parser, end: str, first: tuple[Atom, ...], limit: int) -> None:
        self.parser = parser
        self.end = end
        self.ends = frozenset({"&", r"\\", end})
        self.first = first  # what every second cell begins with
        self.limit = limit  # how many cells a row may have; 0 is any number
        self.rows: list[tuple[Items, ...]] = []
        self.gaps: list[float] = []
        self.lines: list[int] = []

    def read(self) -> None:
        """Read everything."""
        while True:
            self.rules()
            if self.rows and self.next() == self.end:
                break
            self.rows.append(tuple(self.cells()))
            if self.next() == self.end:
                break
            self.parser.at += 1
            self.gaps.append(read_gap(self.parser))
        self.parser.at += 1

    def next(self) -> str:
        """The next token."""
        return self.parser.tokens[self.parser.at]

    def rules(self) -> None:
        """The rules above the next row."""
        while self.next() == r"\hline":
            self.lines.append(len(self.rows))
            self.parser.at += 1

    def cells(self) -> list[Items]:
        """The cells of one row."""
        cells = [self.parser.items(self.ends)]
        while self.next() == "&":
            if len(cells) == self.limit:
                self.parser.fail(
                    f"one & too many: a row here has {self.limit} columns", self.parser.at
                )
            self.parser.at += 1
            cells.append(self.parser.items(self.ends, *self.first * (len(cells) % 2)))
        return cells


def _columns(parser: Parser) -> Columns:
    """The column letters and rules of an array."""
    at = parser.at
    text = re.sub(r"\s+", "", parser.raw())
    letters, bars = "", []
    for part in re.findall(r"@\{\}|.", text):
        if part in "lcr":
            letters += part
        elif part == "|":
            bars.append(len(letters))
        elif part != "@{}":
            parser.fail(f"{part} is not a column of an array; use l, c, r, | or @{{}}", at)
    if not letters:
        parser.fail("an array needs column letters, as in {cc|c}", at)
    padded = (not text.startswith("@{}"), not text.endswith("@{}"))
    return Columns(letters, tuple(bars), padded)
