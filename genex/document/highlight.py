"""Programs in three weights: keywords bold, comments slanted, the rest upright; no colour."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

Part = tuple[str, str]  # the resource name of a font, and what is set in it
Line = tuple[Part, ...]
_TAB = 4
_ZEROS = str.maketrans("123456789", "0" * 9)
_OVER_LINES = re.compile("\"\"\"|'''|\\\\\n|[\r\ufeff]")  # texts that go on, other ends of lines


@lru_cache(maxsize=64)
def highlight(code: str, language: str) -> tuple[Line, ...]:
    """Return the lines of a program in parts of one font each."""
    code = code.expandtabs(_TAB).rstrip("\n")
    if language == "python" and not _OVER_LINES.search(code):
        return tuple(_python(line) for line in code.split("\n"))
    return _lines(code, language)


def _python(line: str) -> Line:
    """Return a line like others but for its digits: programs of one class differ in little else."""
    (parts,) = _lines(line.translate(_ZEROS), "python")
    ends = accumulate(len(text) for _, text in parts)
    return tuple(
        (font, line[end - len(text) : end]) for (font, text), end in zip(parts, ends, strict=True)
    )


@lru_cache(maxsize=1024)
def _lines(code: str, language: str) -> tuple[Line, ...]:
    """Return the lines of a program as its language has them."""
    lines: list[list[Part]] = [[]]
    for font, text in _parts(code, language):
        first, *others = text.split("\n")
        lines[-1].append((font, first))
        lines.extend([(font, other)] for other in others)
    return tuple(tuple(part for part in line if part[1]) for line in lines)


def _parts(code: str, language: str) -> Iterator[Part]:
    """Yield the tokens of a program."""
    if not language:
        yield "C", code
        return
    for token, text in _lexer(language).get_tokens(code):
        yield _font(token), text


@cache
def _lexer(language: str) -> Any:
    """Return what reads a language; one that is not known is plain text."""
    from pygments.lexers import TextLexer, get_lexer_by_name  # noqa: PLC0415 (seldom needed)
    from pygments.util import ClassNotFound  # noqa: PLC0415 (see above)

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return TextLexer(stripnl=False, ensurenl=False)


@cache
def _font(token: Any) -> str:
    """Return the font of a token by the name of its kind, such as "Token.Keyword.Constant"."""
    name = str(token)
    if name.startswith(("Token.Keyword", "Token.Operator.Word")):
        return "CB"
    if name.startswith(("Token.Comment", "Token.Literal.String.Doc")):
        return "CI"
    return "C"
