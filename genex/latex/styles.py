"""TeX's eight styles, from display to cramped script of script, and the styles of their parts."""

from typing import Final

DISPLAY: Final = 0
TEXT: Final = 2
SCRIPT: Final = 4
SCRIPT_OF_SCRIPT: Final = 6
# An odd style is the cramped form of the even one before it: superscripts rise less in it.

SUPERSCRIPT: Final = (4, 5, 4, 5, 6, 7, 6, 7)
SUBSCRIPT: Final = (5, 5, 5, 5, 7, 7, 7, 7)
NUMERATOR: Final = (2, 3, 4, 5, 6, 7, 6, 7)
DENOMINATOR: Final = (3, 3, 5, 5, 7, 7, 7, 7)
CRAMPED: Final = (1, 1, 3, 3, 5, 5, 7, 7)

_LEVEL: Final = (0, 0, 0, 0, 1, 1, 2, 2)
"""Which of the font's three sizes a style is set in."""


def is_display(style: int) -> bool:
    """Whether operators are large and their limits stand above and below."""
    return style < TEXT


def restyled(style: int, wanted: int) -> int:
    """The wanted style, cramped if the present one is."""
    return wanted | (style & 1)
