"""Parentheses, brackets, braces and bars as tall as what they hold."""

from typing import Final, NamedTuple

from genex.terminal.math.boxes import NOTHING, Box, box_of_line


class _Pieces(NamedTuple):
    """What a tall delimiter is made of; `middle` stands on the baseline."""

    top: str
    beyond: str
    middle: str
    bottom: str


_PIECES: Final = {
    "(": _Pieces(*"⎛⎜⎜⎝"),
    ")": _Pieces(*"⎞⎟⎟⎠"),
    "[": _Pieces(*"⎡⎢⎢⎣"),
    "]": _Pieces(*"⎤⎥⎥⎦"),
    "{": _Pieces(*"⎧⎪⎨⎩"),
    "}": _Pieces(*"⎫⎪⎬⎭"),
    "⌈": _Pieces(*"⎡⎢⎢⎢"),
    "⌉": _Pieces(*"⎤⎥⎥⎥"),
    "⌊": _Pieces(*"⎢⎢⎢⎣"),
    "⌋": _Pieces(*"⎥⎥⎥⎦"),
    "|": _Pieces(*"││││"),
    "‖": _Pieces(*"║║║║"),
    "⟨": _Pieces(*"╱│⟨╲"),
    "⟩": _Pieces(*"╲│⟩╱"),
    "/": _Pieces(*"╱╱╱╱"),
    "∖": _Pieces(*"╲╲╲╲"),
    "↑": _Pieces(*"↑│││"),
    "↓": _Pieces(*"│││↓"),
    "↕": _Pieces(*"↑││↓"),
    "⇑": _Pieces(*"⇑║║║"),
    "⇓": _Pieces(*"║║║⇓"),
}
_OF_TWO_ROWS: Final = {"{": "⎰⎱", "}": "⎱⎰"}


def grown(char: str, height: int, depth: int) -> Box:
    """Return a delimiter that reaches so many rows up and down; "" is an invisible one."""
    if not char:
        return NOTHING
    count = height + depth + 1
    if count == 1:
        return box_of_line(char)
    if count == 2 and char in _OF_TWO_ROWS:
        return Box(tuple(_OF_TWO_ROWS[char]), height)
    if char in "/∖":
        return _slanted(char, height, count)
    piece = _PIECES[char]
    rows = [piece.top, *[piece.beyond] * (count - 2), piece.bottom]
    if 0 < height < count - 1:
        rows[height] = piece.middle
    return Box(tuple(rows), height)


def _slanted(char: str, height: int, count: int) -> Box:
    """Return a stroke from corner to corner."""
    places = range(count)[:: -1 if char == "/" else 1]
    stroke = _PIECES[char].top
    return Box(tuple((" " * x + stroke).ljust(count) for x in places), height)
