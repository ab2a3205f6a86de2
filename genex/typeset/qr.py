"""QR codes as PDF operators, in units of one module."""

import re
from functools import lru_cache
from math import isqrt

MASK = 3  # any mask can be read; to try all eight takes five times as long
QUIET = 4  # modules of white around a code
TO_DIGITS = bytes.maketrans(b"\0\1", b"01")
ALPHANUMERIC = re.compile(r"[0-9A-Z $%*+\-./:]*")  # what codes spell in their short alphabet


@lru_cache(maxsize=64)
def qr_code(text: str) -> tuple[int, str]:
    """Return how many modules wide a code is, white included, and the stencil that draws it.

    A stencil takes a tenth of the bytes that as many rectangles would.
    """
    modules = modules_of(text)
    size = isqrt(len(modules))
    rows = [modules[start : start + size] for start in range(0, len(modules), size)]
    bits = "".join(map(hexadecimal, rows))
    place = f"{size} 0 0 {size} {QUIET} {QUIET} cm"
    stencil = f"BI /IM true /W {size} /H {size} /D [1 0] /F /AHx ID {bits}> EI"
    return size + 2 * QUIET, f"q {place} {stencil} Q"


def hexadecimal(row: bytes) -> str:
    """Return a row of modules as bits, filled up to whole bytes.

    >>> hexadecimal(bytes([1, 0, 1, 0, 0, 0, 0, 0, 1]))
    'A080'
    """
    count = -(-len(row) // 8)
    bits = int(row.translate(TO_DIGITS), 2) << (8 * count - len(row))
    return f"{bits:0{2 * count}X}"


def modules_of(text: str) -> bytes:
    """Return the modules of a code row by row, 1 for dark.

    Codes of one alphabet and length are linear: to write "/2" for "/1" at the end turns over the
    same modules whatever stands before. So each paper's code is worked out for one page only.
    """
    paper, slash, page = text.rpartition("/")
    if not slash or not ALPHANUMERIC.fullmatch(text):
        return worked_out(text)
    return _turned(worked_out(f"{paper}/{'1' * len(page)}"), change(len(paper), page))


@lru_cache(maxsize=64)
def change(before: int, page: str) -> bytes:
    """Return which modules another number than 1 or 11 turns over, after so many characters."""
    paper = "0" * before
    return _turned(worked_out(f"{paper}/{'1' * len(page)}"), worked_out(f"{paper}/{page}"))


def _turned(modules: bytes, other: bytes) -> bytes:
    """Return modules, turned over where others are dark."""
    both = int.from_bytes(modules, "big") ^ int.from_bytes(other, "big")
    return both.to_bytes(len(modules), "big")


@lru_cache(maxsize=64)
def worked_out(text: str) -> bytes:
    """Return the modules of a code as segno finds them."""
    import segno  # noqa: PLC0415 (most documents have no code)

    code = segno.make(text, error="m", boost_error=False, micro=False, mask=MASK)
    return b"".join(code.matrix)
