"""LaTeX cut into tokens."""

import re
from typing import Final

# White space separates tokens and means nothing more; findall leaves it out. The name of an
# environment and a number are one token each: both come by the hundred.
_TOKEN: Final = re.compile(
    r"""\\(?:begin|end)\{[^{}\\]*\}  # an environment
      | \\[a-zA-Z]+                  # a command
      | \\.                          # a command of one character
      | [0-9]+(?:\.[0-9]+)?          # a number
      | \S                           # anything else
    """,
    re.VERBOSE | re.DOTALL,
)


def split(source: str) -> list[str]:
    """The tokens of a formula, with an empty one as the end."""
    return [*_TOKEN.findall(source), ""]


def offsets(source: str) -> list[int]:
    """Where each token begins, and where the source ends."""
    return [*(match.start() for match in _TOKEN.finditer(source)), len(source.rstrip())]
