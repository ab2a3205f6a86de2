"""QR codes as PDF operators, in units of one module."""

import re
from functools import lru_cache

_MASK = 3  # any mask can be read; to try all eight takes five times as long
QUIET = 4  # modules of white around a code
_TO_DIGITS = bytes.maketrans(b"\0\1", b"01")
_ALPHANUMERIC = re.compile(r"[0-9A-Z $%*+\-./:]*")  # what codes spell in their short alphabet

Bits = tuple[int, int]  # how many modules wide, and these row by row, each row in whole bytes


@lru_cache(maxsize=64)
def qr_code(text: str) -> tuple[int, str]:
    """Return how many modules wide a code is, white included, and the stencil that draws it.

    A stencil takes a tenth of the bytes that as many rectangles would.
    """
    size, bits = _bits_of(text)
    place = f"{size} 0 0 {size} {QUIET} {QUIET} cm"
    digits = f"{bits:0{2 * _bytes_of(size) * size}X}"
    stencil = f"BI /IM true /W {size} /H {size} /D [1 0] /F /AHx ID {digits}> EI"
    return size + 2 * QUIET, f"q {place} {stencil} Q"


def _bytes_of(size: int) -> int:
    """Return how many bytes hold so many bits."""
    return -(-size // 8)


def _bits_of(text: str) -> Bits:
    """Return the modules of a code, 1 for dark.

    Codes of one alphabet and length are linear: to write "/2" for "/1" at the end turns over the
    same modules whatever stands before. So each paper's code is worked out for one page only.
    """
    paper, slash, page = text.rpartition("/")
    if not slash or not _ALPHANUMERIC.fullmatch(text):
        return _worked_out(text)
    size, bits = _worked_out(f"{paper}/{'1' * len(page)}")
    return size, bits ^ _change(len(paper), page)


@lru_cache(maxsize=64)
def _change(before: int, page: str) -> int:
    """Return which modules another number than 1 or 11 turns over, after so many characters."""
    paper = "0" * before
    return _worked_out(f"{paper}/{'1' * len(page)}")[1] ^ _worked_out(f"{paper}/{page}")[1]


@lru_cache(maxsize=64)
def _worked_out(text: str) -> Bits:
    """Return the modules of a code as segno finds them."""
    import segno  # noqa: PLC0415 (most documents have no code)

    code = segno.make(text, error="m", boost_error=False, micro=False, mask=_MASK)
    size = len(code.matrix)
    each = _bytes_of(size)
    rows = (int(row.translate(_TO_DIGITS), 2) << (8 * each - size) for row in code.matrix)
    return size, int.from_bytes(b"".join(row.to_bytes(each, "big") for row in rows), "big")
