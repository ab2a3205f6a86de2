"""Fonts as a PDF file carries them: the glyphs used, their widths, and what they say."""

import hashlib
import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from string import ascii_uppercase, digits

from genex.typeset.math import font
from genex.typeset.pdf import sfnt
from genex.typeset.text import textfont

_LEVEL = 6  # of zlib; nine takes longer and saves nothing
_VARYING = {"R": (digits, ascii_uppercase), "C": (digits,)}  # in names of papers, and programs
_SYMBOLIC, _FIXED_PITCH, _ITALIC = 4, 1, 64
_CMAP_HEAD = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_TAIL = """\
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


@dataclass(frozen=True, slots=True)
class Source:
    """A font that may be embedded: its file, and what the file does not say as PDF wants it."""

    path: Path
    name: str
    ascent: int
    descent: int
    cap_height: int
    italic_angle: float
    flags: int
    says: dict[int, str]


@dataclass(frozen=True, slots=True)
class Embedded:
    """One subset of a font; `program` and `says` are compressed."""

    name: str
    source: Source
    program: bytes
    length: int
    widths: str
    says: bytes


@cache
def source(font: str) -> Source:
    """Return the font behind a resource name."""
    return _mathematical_source() if font == textfont.MATH else _text_source(font)


def _text_source(font: str) -> Source:
    face = textfont.face(font)
    flags = _SYMBOLIC | (_FIXED_PITCH if font.startswith("C") else 0)
    return Source(
        textfont.outline_file(font),
        face.name,
        face.ascent,
        face.descent,
        face.cap_height,
        face.italic_angle,
        flags | (_ITALIC if face.italic_angle else 0),
        _spoken(face),
    )


def _spoken(face: textfont.Face) -> dict[int, str]:
    """Return what each glyph says: of two characters with one glyph, the plainer one."""
    says = {
        glyph: letter
        for text, glyphs in face.joined.items()
        for letter, glyph in zip(text, glyphs, strict=True)
    }
    plainest = sorted(face.glyphs.items(), reverse=True)
    return says | {glyph: character for character, glyph in plainest}


def _mathematical_source() -> Source:
    metrics = font.load_font()
    path = textfont.FONTS / f"{font.NAME}.ttf"
    says = dict(enumerate(metrics.text))
    capitals = metrics.height[metrics.characters["H"]]
    return Source(
        path, metrics.name, metrics.ascent, metrics.descent, capitals, 0.0, _SYMBOLIC, says
    )


def embed(font: str, glyphs: frozenset[int]) -> Embedded:
    """Cut a font down to some glyphs, rounded up so that papers of one class share the subset."""
    return _subset(font, glyphs.union(*(group for group in _groups(font) if group & glyphs)))


@cache
def _groups(font: str) -> list[frozenset[int]]:
    """Return the glyphs of which papers of one class show now these, now those."""
    says = source(font).says.items()
    groups = map(set, _VARYING.get(font, ()))
    return [frozenset(glyph for glyph, text in says if text in group) for group in groups]


@lru_cache(maxsize=64)
def _subset(font: str, glyphs: frozenset[int]) -> Embedded:
    """Cut a font down to some glyphs."""
    origin = source(font)
    ordered = sorted(glyphs)
    outlines = sfnt.read_sfnt(origin.path)
    program = sfnt.subset(outlines, ordered)
    return Embedded(
        f"{_tag(ordered)}+{origin.name}",
        origin,
        zlib.compress(program, _LEVEL),
        len(program),
        _widths(ordered, outlines.advances),
        zlib.compress(_cmap(ordered, origin.says).encode("ascii"), _LEVEL),
    )


def _tag(glyphs: list[int]) -> str:
    """Return six letters that tell this subset from others of the same font.

    >>> _tag([1, 2]) == _tag([1, 2]), _tag([1, 2]) == _tag([1, 3])
    (True, False)
    """
    digest = hashlib.sha256(repr(glyphs).encode("ascii")).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _widths(glyphs: list[int], advances: tuple[int, ...]) -> str:
    """Return the array W of a font: runs of glyphs, each with the widths in it."""
    parts: list[str] = []
    previous = None
    for glyph in glyphs:
        if previous is not None and glyph == previous + 1:
            parts.append(f" {advances[glyph]}")
        else:
            parts.append(f"{']' if parts else ''}{glyph}[{advances[glyph]}")
        previous = glyph
    return f"[{''.join(parts)}]]"


def _cmap(glyphs: list[int], says: dict[int, str]) -> str:
    """Return the map from glyphs to text, by which a reader searches and copies."""
    lines = [f"<{glyph:04X}> <{_utf16(says[glyph])}>" for glyph in glyphs if says.get(glyph)]
    blocks = [
        f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n"
        for block in _hundreds(lines)
    ]
    return _CMAP_HEAD + "".join(blocks) + _CMAP_TAIL


def _hundreds(lines: list[str]) -> list[list[str]]:
    """Cut lines into the hundreds that a PDF map allows."""
    return [lines[start : start + 100] for start in range(0, len(lines), 100)]


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()
