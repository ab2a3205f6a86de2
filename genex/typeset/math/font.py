"""The mathematics font: glyphs at three sizes, their larger forms and where scripts may move in."""

import json
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias, cast

from genex.latex.kinds import spaces
from genex.latex.letters import letter_table
from genex.typeset.math.boxes import Run, Shape
from genex.typeset.math.constants import Constants

NAME: Final = "STIXTwoMath-Core"
"""The files of the font in genex/typeset/fonts, without suffix."""


class Segment(NamedTuple):
    """A part of a large glyph, in thousandths of its own em."""

    glyph: int
    start: int  # how far the connector reaches
    end: int
    length: int
    repeats: int


Stair: TypeAlias = tuple[list[int], list[int]]
"""Heights, and the kerns below, between and above them."""


class Size(dict[str, Shape]):
    """The font at one of its three sizes: a dictionary from characters to set glyphs."""

    def __init__(self, font: "MathFont", level: int, percent: int) -> None:
        super().__init__()
        self.font = font
        self.level = level
        self.scale = percent / 100
        self.points = percent * 10
        self.constants = Constants(*[font.constants[n] * self.scale for n in Constants._fields])
        self.spaces = spaces(self.scale, script=level > 0)
        self.run = lru_cache(maxsize=4096)(self._run)  # papers of a class share many numbers

    def __missing__(self, char: str) -> Shape:
        """Set a character for the first time."""
        glyph = self.font.characters[char]
        if self.level:
            forms = self.font.scripts.get(glyph, (glyph, glyph))
            glyph = forms[self.level - 1]
        self[char] = letter = self.letter(glyph)
        return letter

    def letter(self, glyph: int) -> Shape:
        """A glyph, set."""
        font, scale = self.font, self.scale
        box = Run(
            font.advance[glyph] * scale,
            font.height[glyph] * scale,
            font.depth[glyph] * scale,
            self.points,
            f"{glyph:04X}",
        )
        return Shape(box, font.italic[glyph] * scale, glyph, font.accent[glyph] * scale)

    def _run(self, text: str) -> Run:
        """Characters side by side, without kerns."""
        runs = cast("list[Run]", [self[char].box for char in text])
        return Run(
            sum([run.width for run in runs]),
            max([run.height for run in runs]),
            max([run.depth for run in runs]),
            self.points,
            "".join([run.codes for run in runs]),
        )

    def cut(self, glyph: int, corner: str, height: float) -> float:
        """How far a script at this height may move in at a corner; negative moves in."""
        stair = self.font.cuts.get(glyph, {}).get(corner)
        if stair is None:
            return 0.0
        heights, kerns = stair
        step = bisect_right(heights, height / self.scale)
        return kerns[step] * self.scale


class MathFont:
    """What the compiled font says; lengths in thousandths of the em, glyphs by number."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.name: str = data["name"]
        self.ascent: int = data["ascent"]
        self.descent: int = data["descent"]
        self.text: list[str] = data["text"]
        self.characters: dict[str, int] = data["characters"]
        self.constants: dict[str, int] = data["constants"]
        self.advance: list[int] = data["advance"]
        self.height: list[int] = data["height"]
        self.depth: list[int] = data["depth"]
        self.italic: list[int] = data["italic"]
        self.accent: list[int] = data["accent"]
        self.overlap: int = data["overlap"]
        self.pairs: dict[str, int] = data["pairs"]
        self.tall = _numbered(data["tall"])
        self.wide = _numbered(data["wide"])
        self.towers = _parts(data["towers"])
        self.chains = _parts(data["chains"])
        self.scripts = _numbered(data["scripts"])
        self.dotless = _numbered(data["dotless"])
        self.flat = _numbered(data["flat"])
        self.cuts: dict[int, dict[str, Stair]] = _numbered(data["cuts"])
        self.slanted = frozenset(self._slanted())
        percents = ("script_percent_scale_down", "script_script_percent_scale_down")
        levels = enumerate((100, *(self.constants[name] for name in percents)))
        text, script, second = (Size(self, level, percent) for level, percent in levels)
        self.sizes = (text, text, text, text, script, script, second, second)
        """The size of each style."""

    def _slanted(self) -> list[str]:
        """The letters that lean and need no correction between each other."""
        names = ("italic", "bold italic")
        return [
            char for name in names for char in letter_table(name).values() if not char.isdecimal()
        ]

    def kerns(self, text: str) -> list[int]:
        """The kern after each but the last character of a word."""
        return [self.pairs.get(left + right, 0) for left, right in pairwise(text)]


def _numbered(table: dict[str, Any]) -> dict[int, Any]:
    """The table with numbers as keys, which JSON has not."""
    return {int(key): value for key, value in table.items()}


def _parts(table: dict[str, list[list[int]]]) -> dict[int, list[Segment]]:
    """The parts of large glyphs."""
    return {int(key): [Segment(*part) for part in parts] for key, parts in table.items()}


@cache
def load_font() -> MathFont:
    """The font, read once."""
    source = Path(__file__).parents[1] / "fonts" / f"{NAME}.json"
    return MathFont(json.loads(source.read_text(encoding="utf-8")))
