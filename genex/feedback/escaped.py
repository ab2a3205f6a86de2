"""What students typed, where Markdown finds nothing in it to set."""

import re

_SIGNS = re.compile(r"[\\`*\[\]<&$|~]|(?<![^\W_])_|_(?![^\W_])")  # x_1 is a word of its own
_FIRST = re.compile(  # what would make a list, a heading, a quotation or a rule
    r"\s*(?:\d+(?P<number>[.)])(?:\s|$)|(?P<sign>[#>]|[+-](?:\s|$)|---|=+\s*$))"
)


def escaped(text: str) -> str:
    r"""A text in which Markdown finds nothing to set.

    >>> print(escaped("3.9 - x_1 is not *that*"))
    3.9 - x_1 is not \*that\*
    """
    safe = _SIGNS.sub(_escape, text)
    first = _FIRST.match(text)
    if first is None:
        return safe
    place = max(first.start("number"), first.start("sign"))  # nothing before it was changed
    return f"{safe[:place]}\\{safe[place:]}"


def _escape(found: re.Match[str]) -> str:
    """A sign that stands for itself."""
    return f"\\{found[0]}"


def code(text: str) -> str:
    """A text that can stand between backticks."""
    return text.replace("`", "'") or " "
