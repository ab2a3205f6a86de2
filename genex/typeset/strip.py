"""A strip of a page that is never cut: its extent, and the operators that draw it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Piece:
    """Something set, in em of the size at which it will be drawn.

    `height` goes up and `depth` down from the baseline. The operators draw in units of 1/1000 em
    from the left end of the baseline and depend on nothing around them, so that a page draws a
    piece by `q s 0 0 s x y cm … Q`. `glyphs` tells which glyphs of which fonts, by resource name,
    the file must carry.
    """

    width: float
    height: float
    depth: float
    operators: str
    glyphs: tuple[tuple[str, frozenset[int]], ...]


Glyphs = tuple[tuple[str, frozenset[int]], ...]


class Strip(NamedTuple):
    """Something set across a column; points, with the origin at the left of its baseline.

    `height` and `depth` are what it covers. `up` and `down` are what it takes at least, so that
    lines of text are one line apart whatever is in them; without a baseline both origin and
    `up` are at the top. `reach` is how far to the right its ink goes. It is a tuple, as there are
    so many.
    """

    height: float
    depth: float
    up: float
    down: float
    operators: str
    glyphs: Glyphs = ()
    reach: float = 0.0

    @property
    def top(self) -> float:
        """Return how far above the origin the strip begins."""
        return max(self.height, self.up)

    @property
    def bottom(self) -> float:
        """Return how far below the origin the strip ends."""
        return max(self.depth, self.down)

    @property
    def has_baseline(self) -> bool:
        """Tell whether a label can stand on the same line."""
        return self.up > 0


def box(depth: float, operators: str, glyphs: Glyphs = (), reach: float = 0.0) -> Strip:
    """Return a strip that hangs from its top and has no baseline."""
    return Strip(0.0, depth, 0.0, depth, operators, glyphs, reach)


def at(x: float, y: float, operators: str) -> str:
    """Return operators that draw at another place."""
    return f"q 1 0 0 1 {x:.2f} {y:.2f} cm {operators} Q" if operators else ""


def scaled_operators(x: float, y: float, size: float, operators: str) -> str:
    """Return operators in 1/1000 em, drawn at a place in a size."""
    scale = f"{size / 1000:.5f}"
    return f"q {scale} 0 0 {scale} {x:.2f} {y:.2f} cm {operators} Q"


def joined(glyphs: Iterable[tuple[str, frozenset[int]]]) -> Glyphs:
    """Return the glyphs of several things, each font once, in order of their names."""
    entries = tuple(glyphs)
    if len(entries) == 1:
        return entries
    fonts: dict[str, list[frozenset[int]]] = {}
    for font, used in entries:
        fonts.setdefault(font, []).append(used)
    return tuple((font, frozenset().union(*fonts[font])) for font in sorted(fonts))


def strips_beside(strip: Strip, label: Strip, x: float) -> Strip:
    """Return a strip with another on its baseline, `x` to the right."""
    return Strip(
        max(strip.height, label.height),
        max(strip.depth, label.depth),
        strip.up,
        strip.down,
        f"{at(x, 0.0, label.operators)} {strip.operators}",
        strip.glyphs + label.glyphs,
        max(strip.reach, x + label.reach),
    )


def moved(strip: Strip, x: float) -> Strip:
    """Return a strip further to the right."""
    operators = at(x, 0.0, strip.operators)
    return strip._replace(operators=operators, reach=strip.reach + x) if x else strip
