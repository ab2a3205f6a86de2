"""QR codes as PDF operators, in units of one module."""

from functools import lru_cache
from itertools import groupby

MASK = 3  # any mask can be read; to try all eight takes five times as long
QUIET = 4  # modules of white around a code


@lru_cache(maxsize=256)
def qr_code(text: str) -> tuple[int, str]:
    """Return how many modules wide a code is, white included, and the rectangles that draw it."""
    import segno  # noqa: PLC0415 (most documents have no code)

    matrix = segno.make(text, error="m", boost_error=False, micro=False, mask=MASK).matrix
    size = len(matrix)
    bars = [
        f"{QUIET + start} {QUIET + size - 1 - row} {stop - start} 1 re"
        for row, modules in enumerate(matrix)
        for start, stop in _dark(modules)
    ]
    return size + 2 * QUIET, f"{' '.join(bars)} f"


def _dark(modules: bytearray) -> list[tuple[int, int]]:
    """Return where runs of dark modules start and stop."""
    runs, place = [], 0
    for dark, group in groupby(modules):
        length = len(list(group))
        if dark:
            runs.append((place, place + length))
        place += length
    return runs
