"""TeX's eight kinds of atom and the space between neighbours."""

from collections.abc import Sequence
from typing import Final

ORD: Final = 0
OP: Final = 1
BIN: Final = 2
REL: Final = 3
OPEN: Final = 4
CLOSE: Final = 5
PUNCT: Final = 6
INNER: Final = 7

# The TeXbook, page 170. Rows are left neighbours, columns right ones. 0 is no space, 1 a thin one;
# a letter is a space that scripts do without: t thin, m medium, k thick.
_TABLE = """
    0 1 m k 0 0 0 t
    1 1 0 k 0 0 0 t
    m m 0 0 m 0 0 m
    k k 0 0 k 0 0 k
    0 0 0 0 0 0 0 0
    0 1 m k 0 0 0 t
    t t 0 t t t t t
    t 1 m k t 0 t t
"""
THIN: Final = 3000 / 18
MEDIUM: Final = 4000 / 18
THICK: Final = 5000 / 18
_TEXT = {"0": 0.0, "1": THIN, "t": THIN, "m": MEDIUM, "k": THICK}
_SCRIPT = {"0": 0.0, "1": THIN, "t": 0.0, "m": 0.0, "k": 0.0}

# A binary operator needs something on both sides; beside these it is a sign.
STARTS: Final = frozenset({BIN, OP, REL, OPEN, PUNCT})
ENDS: Final = frozenset({REL, CLOSE, PUNCT})


def spaces(scale: float, *, script: bool) -> Sequence[Sequence[float]]:
    """The space between a kind (row) and the next (column), for glyphs of this scale."""
    values = _SCRIPT if script else _TEXT
    rows = (line.split() for line in _TABLE.split("\n") if line.strip())
    return [[values[mark] * scale for mark in row] for row in rows]
