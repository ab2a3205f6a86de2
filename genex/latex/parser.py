"""Reads LaTeX mathematics into lists of atoms."""

from bisect import bisect_left
from collections.abc import Callable, Container, Mapping
from functools import cached_property
from typing import Final, NamedTuple, NoReturn

from genex.latex import kinds, tokens
from genex.latex.errors import FormulaError, place
from genex.latex.symbols import NORMAL, symbol_table
from genex.latex.tree import Atom, Item, Items, Number

_MAX_DEPTH: Final = 80
"""Deeper than any formula that can be read, and far from Python's limit of recursion."""

SCRIPTS: Final = frozenset({"^", "_", "'", r"\limits", r"\nolimits"})  # marks behind an item
END: Final = frozenset({""})
_OPENING: Final = frozenset({"{"})
_CLOSING: Final = frozenset({"}"})
_NUMERIC: Final = frozenset("0123456789.")
_NO_ARGUMENT: Final = frozenset({"", "}", "&", r"\\", "^", "_", "'", r"\right", r"\middle"})


class Parser:
    """One reading of one formula; `at` is the number of the next token."""

    def __init__(self, source: str, drawable: Container[str], language: "Language") -> None:
        self.source = source
        self.language = language
        self.drawable = drawable
        self.tokens = tokens.split(source)
        self.at = 0
        self.face = NORMAL  # the alphabet that is switched on
        self.symbols = symbol_table()
        self.waiting: list[int] = []  # the tokens that wait for an argument or an end

    # Items

    def items(self, ends: Container[str], *first: Atom) -> Items:
        """Everything up to one of these tokens, which is left to be read."""
        items: Items = [*first]
        tokens = self.tokens
        while (token := tokens[self.at]) not in ends:
            items.append(self.item(token))
        return _signed(items)

    def item(self, token: str) -> Item:
        """What the next token begins, with its scripts."""
        item = self.bare(token)
        if self.tokens[self.at] in SCRIPTS and type(item) is Atom:
            return self.language.scripted(self, item)
        return item

    def bare(self, token: str) -> Item:
        """What the next token begins, without scripts."""
        self.at += 1
        return self.face.letters.get(token) or self.symbols.get(token) or self.other(token)

    def other(self, token: str) -> Item:
        """What a token begins that is no symbol."""
        if token and token[0] in _NUMERIC:
            return Atom(kinds.ORD, Number(token.translate(self.face.digits)))
        command = self.language.commands.get(token)
        if command is None:
            self.language.refuse(self, token)
        self.enter()
        item = command(self)
        self.waiting.pop()
        return item

    # Arguments

    def argument(self) -> Items:
        """A formula in braces, or the next item alone."""
        token = self.tokens[self.at]
        if token in _OPENING:
            self.at += 1
            return self.group()
        if token in _NO_ARGUMENT or token.startswith(r"\end{"):
            self.lack("an argument")
        if token[0] in _NUMERIC and len(token) > 1:  # the argument is one digit
            self.tokens[self.at] = token[1:]
            return [Atom(kinds.ORD, Number(token[0].translate(self.face.digits)))]
        return _signed([self.bare(token)])

    def group(self, ends: Container[str] = _CLOSING) -> Items:
        """The formula up to the brace that closes the one just read."""
        self.enter()
        items = self.items(ends)
        self.leave()
        return items

    def option(self) -> Items | None:
        """A formula in square brackets, if there is one."""
        if self.tokens[self.at] != "[":
            return None
        self.at += 1
        return self.group(frozenset({"]"}))

    def raw(self) -> str:
        """The text of an argument in braces that is no formula."""
        if self.tokens[self.at] != "{":
            self.lack("an argument in braces")
        start = self.offsets[self.at] + 1
        end = _closing(self.source, start)
        if end is None:
            self.fail("{ is never closed by }", self.at)
        self.seek(end + 1)
        return self.source[start:end]

    # Places

    def enter(self) -> None:
        """Remember that the token just read waits for something."""
        self.waiting.append(self.at - 1)
        if len(self.waiting) > _MAX_DEPTH:
            self.fail("this is nested too deeply", self.at - 1)

    def leave(self) -> None:
        """Read the token that something waited for."""
        self.at += 1
        self.waiting.pop()

    @cached_property
    def offsets(self) -> list[int]:
        """Where the tokens begin; needed for words and for errors only."""
        return tokens.offsets(self.source)

    def seek(self, offset: int) -> None:
        """Go on with the first token at or after an offset."""
        self.at = bisect_left(self.offsets, offset)

    def lack(self, what: str) -> NoReturn:
        """Say that what is being read lacks something."""
        self.fail(f"{self.tokens[self.waiting[-1]]} lacks {what}", self.waiting[-1])

    def fail(self, fact: str, token: int, guess: str = "") -> NoReturn:
        """Say what is wrong with a token."""
        self.fail_at(fact, self.offsets[token], guess)

    def fail_at(self, fact: str, offset: int, guess: str = "") -> NoReturn:
        """Say what is wrong at a place of the source."""
        raise FormulaError(fact, *place(self.source, offset), guess)


class Language(NamedTuple):
    """What a parser meets besides symbols: commands, scripts, and what it must refuse."""

    commands: Mapping[str, Callable[[Parser], Item]]
    scripted: Callable[[Parser, Atom], Atom]
    refuse: Callable[[Parser, str], NoReturn]


def _closing(source: str, start: int) -> int | None:
    """Where the brace opened just before start is closed."""
    depth = 1
    for end in range(start, len(source)):
        depth += {"{": 1, "}": -1}.get(source[end], 0)
        if depth == 0:
            return end
    return None


def _signed(items: Items) -> Items:
    """The list, in which binary operators without something on both sides are signs."""
    left, before = kinds.OPEN, -1
    for index, item in enumerate(items):
        if type(item) is not Atom:
            continue
        kind = item.kind
        if kind == kinds.BIN and left in kinds.STARTS:
            kind = kinds.ORD
            _make_ordinary(items, index)
        elif left == kinds.BIN and kind in kinds.ENDS:
            _make_ordinary(items, before)
        left, before = kind, index
    if left == kinds.BIN:
        _make_ordinary(items, before)
    return items


def _make_ordinary(items: Items, index: int) -> None:
    """Make an ordinary symbol of a binary operator."""
    atom = items[index]
    if type(atom) is Atom:
        items[index] = Atom(kinds.ORD, *atom[1:])
