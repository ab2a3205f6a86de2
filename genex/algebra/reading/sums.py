"""Sums over an index: where the body ends, which index is meant, sums with numbers as bounds."""

from typing import NamedTuple

from genex.algebra import limits
from genex.algebra.indices import _free, lows, mentions, replaced
from genex.algebra.names import canonical
from genex.algebra.reading.grammar import Parser
from genex.algebra.tree import Apply, Number, Total, Tree, walk
from genex.errors import AnswerError


class Range(NamedTuple):
    """What stands below and above a Σ."""

    letter: str | None
    but: str | None
    first: Tree | None
    last: Tree | None


def read_sum(parser: Parser) -> Tree:
    """A sum: Σ_j a_j, Σ_{j≠y} a_j, Σ_{j=1}^{3} a_j, and Σ a_j, which can mean one index only."""
    sign = parser.take()
    over = _range(parser)
    body = parser.deeper(parser.power)
    index = over.letter or _only_index(body, sign.place)
    body = _whole_body(parser, body, index)
    if isinstance(over.first, Number) and isinstance(over.last, Number):
        return _written_out(body, index, over, sign.place)
    return Total(index, body, over.but, sign.place)


def _range(parser: Parser) -> Range:
    if not parser.accept("_"):
        return Range(None, None, None, None)
    opened = parser.next
    braced = parser.accept("{")
    index, but, first, last = _index(parser), None, None, None
    if braced and parser.accept("≠"):
        but = _index(parser)
    if braced and parser.accept("="):
        first = parser.expression()
    if braced:
        parser.expect("}", opened)
    if parser.accept("^"):
        last = parser.above()
    return Range(index, but, first, last)


def _index(parser: Parser) -> str:
    token = parser.take()
    if token.kind != "name":
        raise AnswerError("an index is missing: write Σ_j", token.place)
    return canonical(token.text)


def _whole_body(parser: Parser, body: Tree, index: str) -> Tree:
    """The body so far, with the factors behind it that hold the index."""
    while True:
        start, sign = parser.at, parser.next
        if not (parser.accept("*", "/") or parser.begins_factor()):
            return body
        factor = parser.deeper(parser.factor)
        if not mentions(factor, index):
            parser.at = start
            return body
        body = _extended(body, factor, over=sign.kind == "op" and sign.text == "/")


def _extended(body: Tree, factor: Tree, *, over: bool) -> Tree:
    if over:
        return Apply("/", (body, factor))
    before = body.args if isinstance(body, Apply) and body.op == "*" else (body,)
    return Apply("*", (*before, factor))


def _only_index(body: Tree, place: int) -> str:
    letters = [low for name in _free(body) for low in lows(name) if low.isalpha() and len(low) == 1]
    if len(set(letters)) != 1:
        raise AnswerError("say over which index the sum runs: write Σ_j", place)
    return letters[0]


def _written_out(body: Tree, index: str, over: Range, place: int) -> Tree:
    assert isinstance(over.first, Number)
    assert isinstance(over.last, Number)
    count = over.last.value - over.first.value + 1
    if not 1 <= count <= limits.ARGUMENTS or over.first.value.denominator != 1:
        raise AnswerError("the bounds of the sum cannot be used", place)
    if any(isinstance(node, Total) for node in walk(body)):
        raise AnswerError("a sum with numbers as bounds cannot hold another sum", place)
    first = int(over.first.value)
    terms = tuple(replaced(body, index, str(first + step)) for step in range(int(count)))
    return terms[0] if len(terms) == 1 else Apply("+", terms, place)
