"""How the kinds of table look, in thousandths of the em."""

from dataclasses import dataclass
from typing import Final

from genex.typeset.math.styles import DISPLAY, SCRIPT, TEXT


@dataclass(frozen=True, slots=True)
class Look:
    """Distances as LaTeX and amsmath have them at ten points."""

    style: int  # of the cells, or that of the surroundings if that is smaller
    separations: tuple[float, ...]  # between columns, over and over
    height: float = 840.0  # of a row, at least
    depth: float = 360.0
    skip: float = 0.0  # between all rows
    clearance: float = 100.0  # between rows one of which is taller than usual


APART: Final = 300.0
"""In place of LaTeX's clearance, with which fractions one below the other nearly touch."""

LOOKS: Final = {
    "matrix": Look(TEXT, (1000,), clearance=APART),
    "cases": Look(TEXT, (1000,), height=1008, depth=432, clearance=APART),
    "display cases": Look(DISPLAY, (1000,), height=1008, depth=432, clearance=APART),
    "aligned": Look(DISPLAY, (0, 1000), skip=300, clearance=APART),
    "gathered": Look(DISPLAY, (0,), skip=300, clearance=APART),
    "small": Look(SCRIPT, (278,), height=500, depth=133),
    "substack": Look(SCRIPT, (0,), height=430, depth=120, skip=120, clearance=0),
}
