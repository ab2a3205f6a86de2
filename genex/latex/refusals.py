"""What is said about a token that cannot stand where it stands."""

from typing import Final, NoReturn

from genex.latex.commands import COMMANDS
from genex.latex.errors import nearest, place
from genex.latex.parser import Parser

_FACTS: Final = {
    "}": "} closes nothing",
    "&": "& separates columns; it belongs in a matrix, cases or aligned",
    r"\\": r"\\ ends a row; it belongs in a matrix, cases or aligned",
    r"\right": r"\right has no \left",
    r"\middle": r"\middle belongs between \left and \right",
    r"\hline": r"\hline stands at the beginning of a row of an array",
    r"\begin": r"\begin needs the name of an environment in braces",
    r"\end": r"\end needs the name of an environment in braces",
    "$": "a dollar sign inside a formula",
    "%": r"% begins a comment in TeX; a percent sign is \%",
    "#": r"# has a meaning of its own in TeX; a number sign is \#",
    "\\": "a backslash at the end",
}
_CLOSED_BY: Final = {"{": "}", "[": "]", r"\left": r"\right", "$": "$"}
_CLOSERS: Final = ("}", r"\right", r"\end{", "&", r"\\")


def refuse(parser: Parser, token: str) -> NoReturn:
    """Raise the error that explains why the token just read cannot be."""
    at = parser.at - 1
    opener = _opener(parser)
    if not token and opener is not None:
        parser.fail(_never_closed(parser.tokens[opener]), opener)
    if opener is not None and token.startswith(_CLOSERS):
        parser.fail(_too_early(parser, token, opener), at)
    if token in _FACTS:
        parser.fail(_FACTS[token], at)
    if token.startswith((r"\begin{", r"\end{")):
        _refuse_environment(parser, token)
    if token.startswith("\\"):
        parser.fail(f"unknown command {token}", at, nearest(token, _names(parser)))
    parser.fail(f"cannot set the character {token} (U+{ord(token):04X})", at)


def _opener(parser: Parser) -> int | None:
    """The innermost token that waits for its end."""
    tokens = parser.tokens
    waiting = (i for i in reversed(parser.waiting) if _end_of(tokens[i]))
    return next(waiting, None)


def _end_of(token: str) -> str:
    """The token that closes this one, or nothing."""
    if token.startswith(r"\begin{"):
        return token.replace("begin", "end", 1)
    return _CLOSED_BY.get(token, "")


def _never_closed(token: str) -> str:
    return f"{token} is never closed by {_end_of(token)}"


def _too_early(parser: Parser, token: str, opener: int) -> str:
    opened = parser.tokens[opener]
    line, column = place(parser.source, parser.offsets[opener])
    here, _ = place(parser.source, parser.offsets[parser.at - 1])
    where = f"column {column}" if line == here else f"line {line}"
    return f"{token} where {_end_of(opened)} should close the {opened} of {where}"


def _names(parser: Parser) -> set[str]:
    """Every command that could have been meant."""
    names = {name for name in (*parser.symbols, *COMMANDS) if name[1:].isalpha()}
    return names | {r"\right", r"\middle", r"\limits", r"\nolimits", r"\hline"}


def _refuse_environment(parser: Parser, token: str) -> NoReturn:
    """Raise the error for the beginning or the end of an environment."""
    if token.startswith(r"\end{"):
        parser.fail(f"{token} has no {token.replace('end', 'begin', 1)}", parser.at - 1)
    known = [name for name in COMMANDS if name.startswith(r"\begin{")]
    name = token.partition("{")[2][:-1]
    parser.fail(f"unknown environment {name}", parser.at - 1, nearest(token, known))
