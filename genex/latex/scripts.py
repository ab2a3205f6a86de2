"""Reads the scripts, primes and limits that follow an atom."""

from typing import Final

from genex.latex import kinds
from genex.latex.parser import SCRIPTS, Parser
from genex.latex.tree import Atom, Items

_PRIME: Final = Atom(kinds.ORD, "′")


def read_scripts(parser: Parser, atom: Atom) -> Atom:
    """The atom with the scripts that follow."""
    kind, nucleus, sub, sup, limits = atom
    while (mark := parser.tokens[parser.at]) in SCRIPTS:
        parser.at += 1
        if mark == "_":
            sub = _script(parser, sub, "subscript")
        elif mark == "^":
            sup = _superscript(parser, sup)
        elif mark == "'":
            sup = _primes(parser, sup)
        else:
            limits = _moved(parser, kind, mark)
    return Atom(kind, nucleus, sub, sup, limits)


def _script(parser: Parser, present: Items | None, name: str) -> Items:
    """The argument of a script mark."""
    if present is not None:
        fact = f"a second {name}; put braces around what the first one belongs to"
        parser.fail(fact, parser.at - 1)
    parser.enter()
    script = parser.argument()
    parser.waiting.pop()
    return script


def _superscript(parser: Parser, present: Items | None) -> Items:
    """A superscript, perhaps after primes."""
    if present and present[-1] == _PRIME:
        return present + _script(parser, None, "superscript")
    return _script(parser, present, "superscript")


def _primes(parser: Parser, present: Items | None) -> Items:
    """One prime or several."""
    if present is not None:
        parser.fail("a prime after a superscript; put it before", parser.at - 1)
    primes: Items = [_PRIME]
    while parser.tokens[parser.at] == "'":
        parser.at += 1
        primes.append(_PRIME)
    return primes


def _moved(parser: Parser, kind: int, mark: str) -> bool:
    r"""Whether limits stand above and below; \limits must follow an operator."""
    if kind != kinds.OP:
        parser.fail(f"{mark} must follow an operator like \\sum", parser.at - 1)
    return mark == r"\limits"
