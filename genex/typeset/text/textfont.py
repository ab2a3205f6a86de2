"""Words set in the text fonts, with kerning and joined letters, and their neighbours' glyphs."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from genex.typeset.math.font import load_font

FONTS = Path(__file__).parents[1] / "fonts"
FACES = {
    "R": "STIXTwoText-Regular",
    "I": "STIXTwoText-Italic",
    "B": "STIXTwoText-Bold",
    "BI": "STIXTwoText-BoldItalic",
    "C": "IBMPlexMono-Regular",
    "CB": "IBMPlexMono-Bold",
    "CI": "IBMPlexMono-Italic",
}
MATH = "M"  # the mathematics font has the signs that a text font lacks
_MISSING = 0
_JOINED = re.compile("ff?[bfhijkl]|ff")


@dataclass(frozen=True, slots=True)
class Face:
    """What setting needs to know of one text font; sizes in 1/1000 em."""

    name: str
    ascent: int
    descent: int
    cap_height: int
    x_height: int
    italic_angle: float
    widths: tuple[int, ...]
    glyphs: dict[str, int]
    kerns: dict[int, dict[int, int]]
    joined: dict[str, tuple[int, ...]]


class Stretch(NamedTuple):
    """Glyphs of one font, as they stand in the array that the operator TJ shows."""

    font: str
    shown: str
    width: float
    glyphs: frozenset[int]


class Word(NamedTuple):
    """Glyphs side by side; `width` in em. Nearly all words are one stretch."""

    width: float
    stretches: tuple[Stretch, ...]


@cache
def face(font: str) -> Face:
    """Read the metrics of a text font, by its resource name."""
    table: dict[str, Any] = json.loads(_metrics_file(font).read_text(encoding="utf-8"))
    rows = [{int(second): move for second, move in row.items()} for row in table["kerns"]]
    return Face(
        table["name"],
        table["ascent"],
        table["descent"],
        table["cap_height"],
        table["x_height"],
        table["italic_angle"],
        tuple(table["widths"]),
        table["glyphs"],
        {int(first): rows[row] for first, row in table["kern_row"].items()},
        {text: tuple(glyphs) for text, glyphs in table["joined"].items()},
    )


def _metrics_file(font: str) -> Path:
    """Return where the metrics of a font are."""
    return FONTS / f"{FACES[font]}.json"


def outline_file(font: str) -> Path:
    """Return where the outlines of a font are."""
    return FONTS / f"{FACES[font]}.ttf"


@lru_cache(maxsize=4096)
def set_word(font: str, text: str) -> Word:
    """Set text on a line, without any break."""
    stretches = tuple(_set_stretch(name, part) for name, part in _by_font(font, _composed(text)))
    return Word(sum(stretch.width for stretch in stretches), stretches)


def _composed(text: str) -> str:
    """Return text whose accents are part of their letters, and whose spaces are all alike."""
    return text if text.isascii() else unicodedata.normalize("NFC", text.replace("\u00a0", " "))


def missing(text: str) -> str:
    """Return the characters that no font can print, in order and once each."""
    needed = dict.fromkeys(_composed(text))
    return "".join(c for c in needed if _home("R", c) == "R" and c not in face("R").glyphs)


def _home(font: str, character: str) -> str:
    """Return which font prints a character: the wanted one, if it can."""
    if character in face(font).glyphs or character not in _mathematical():
        return font
    return MATH


def _by_font(font: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a text, each with the font that prints it."""
    if face(font).glyphs.keys() >= set(text):
        yield font, text
        return
    start = 0
    homes = [_home(font, character) for character in text]
    for place in range(1, len(text) + 1):
        if place == len(text) or homes[place] != homes[start]:
            yield homes[start], text[start:place]
            start = place


def _set_stretch(font: str, text: str) -> Stretch:
    if font == MATH:
        known, widths = _mathematical(), _mathematical_widths()
        glyphs, kerns = [known[c] for c in text], {}
    else:
        metrics = face(font)
        glyphs, kerns, widths = _glyphs(metrics, text), metrics.kerns, metrics.widths
    return _show(font, glyphs, kerns, widths)


def _glyphs(metrics: Face, text: str) -> list[int]:
    """Return the glyphs of a text; f and what follows it may have shapes of their own."""
    glyphs: list[int] = []
    start = 0
    for match in _JOINED.finditer(text) if metrics.joined and "f" in text else ():
        if match.group() in metrics.joined:
            glyphs += [metrics.glyphs.get(c, _MISSING) for c in text[start : match.start()]]
            glyphs += metrics.joined[match.group()]
            start = match.end()
    return glyphs + [metrics.glyphs.get(c, _MISSING) for c in text[start:]]


def _show(
    font: str, glyphs: list[int], kerns: dict[int, dict[int, int]], widths: tuple[int, ...]
) -> Stretch:
    """Write glyphs as hexadecimal strings, with the kerns between them."""
    codes = ["%04X"] * len(glyphs)
    width = sum([widths[glyph] for glyph in glyphs])
    for place, (left, right) in enumerate(pairwise(glyphs)):
        if left in kerns and right in kerns[left]:
            codes[place] += f">{-kerns[left][right]}<"
            width += kerns[left][right]
    shown = "".join(codes) % tuple(glyphs)
    return Stretch(font, f"<{shown}>", width / 1000, frozenset(glyphs))


@cache
def _mathematical() -> dict[str, int]:
    """Return the glyphs of the mathematics font by their character."""
    return load_font().characters


@cache
def _mathematical_widths() -> tuple[int, ...]:
    """Return the widths of the glyphs of the mathematics font."""
    return tuple(load_font().advance)
