"""Subsets of TrueType fonts that keep their glyph numbers, cut without parsing outlines."""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_COMPOSITE_ARGS_ARE_WORDS, _MORE_COMPONENTS = 0x0001, 0x0020
_SCALES = ((0x0008, 2), (0x0040, 4), (0x0080, 8))  # flag of a transformation, and its bytes
_HINTS = ("cvt ", "fpgm", "prep")


@dataclass(frozen=True, slots=True)
class Sfnt:
    """The tables of one TrueType font, and where in them each glyph is."""

    tables: dict[str, bytes]
    offsets: tuple[int, ...]
    advances: tuple[int, ...]
    bearings: tuple[int, ...]

    def outline(self, glyph: int) -> bytes:
        """Return the outline of a glyph; spaces have none."""
        return self.tables["glyf"][self.offsets[glyph] : self.offsets[glyph + 1]]


@cache
def read_sfnt(path: Path) -> Sfnt:
    """Read a TrueType font of 1000 units an em."""
    data = path.read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {}
    for entry in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * entry)
        tables[tag.decode("ascii")] = data[offset : offset + length]
    glyphs = struct.unpack_from(">H", tables["maxp"], 4)[0]
    advances, bearings = _horizontal(tables, glyphs)
    return Sfnt(tables, _locations(tables, glyphs), advances, bearings)


def _locations(tables: dict[str, bytes], glyphs: int) -> tuple[int, ...]:
    """Return where each outline starts, and where the last one ends."""
    if struct.unpack_from(">h", tables["head"], 50)[0]:
        return struct.unpack_from(f">{glyphs + 1}L", tables["loca"])
    return tuple(2 * half for half in struct.unpack_from(f">{glyphs + 1}H", tables["loca"]))


def _horizontal(tables: dict[str, bytes], glyphs: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the advance and the left bearing of each glyph; the last advance holds on."""
    given = struct.unpack_from(">H", tables["hhea"], 34)[0]
    pairs = struct.unpack_from(">" + "Hh" * given, tables["hmtx"])
    rest = struct.unpack_from(f">{glyphs - given}h", tables["hmtx"], 4 * given)
    advances = pairs[::2] + pairs[-2:-1] * (glyphs - given)
    return advances, pairs[1::2] + rest


def subset(font: Sfnt, glyphs: Iterable[int]) -> bytes:
    """Return a font of just these glyphs (and what they are composed of), under their numbers."""
    kept = _with_components(font, glyphs)
    count = max(kept) + 1
    offsets, outlines, metrics, end = [], [], bytearray(4 * count), 0
    for glyph in range(count):
        offsets.append(end)
        if glyph in kept:
            outline = font.outline(glyph)
            outlines.append(outline + bytes(-len(outline) % 4))
            end += len(outlines[-1])
            struct.pack_into(">Hh", metrics, 4 * glyph, font.advances[glyph], font.bearings[glyph])
    head, hhea, maxp = (font.tables[tag] for tag in ("head", "hhea", "maxp"))
    tables = {
        "glyf": b"".join(outlines),
        "head": head[:8] + bytes(4) + head[12:50] + struct.pack(">h", 1) + head[52:],
        "hhea": hhea[:34] + struct.pack(">H", count),
        "hmtx": bytes(metrics),
        "loca": struct.pack(f">{count + 1}L", *offsets, end),
        "maxp": maxp[:4] + struct.pack(">H", count) + maxp[6:],
    }
    return _assemble(tables | {tag: font.tables[tag] for tag in _HINTS if tag in font.tables})


def _with_components(font: Sfnt, glyphs: Iterable[int]) -> set[int]:
    """Return the glyphs and all that they are composed of; a font must have glyph 0."""
    kept: set[int] = set()
    waiting = {0, *glyphs}
    while waiting:
        glyph = waiting.pop()
        kept.add(glyph)
        waiting.update(part for part in _components(font.outline(glyph)) if part not in kept)
    return kept


def _components(outline: bytes) -> list[int]:
    """Return the glyphs of which a composite outline is made."""
    parts: list[int] = []
    if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
        return parts
    place, flags = 10, _MORE_COMPONENTS
    while flags & _MORE_COMPONENTS:
        flags, part = struct.unpack_from(">HH", outline, place)
        parts.append(part)
        place += 8 if flags & _COMPOSITE_ARGS_ARE_WORDS else 6
        place += next((size for flag, size in _SCALES if flags & flag), 0)
    return parts


def _assemble(tables: dict[str, bytes]) -> bytes:
    """Return a font file of these tables, each at a multiple of four bytes."""
    count = len(tables)
    power = count.bit_length() - 1
    search = 16 << power
    header = struct.pack(">LHHHH", 0x00010000, count, search, power, 16 * count - search)
    directory, body, offset = [header], [], 12 + 16 * count
    for tag in sorted(tables):
        table = tables[tag] + bytes(-len(tables[tag]) % 4)
        checksum = sum(struct.unpack(f">{len(table) // 4}L", table)) & 0xFFFFFFFF
        entry = struct.pack(">4sLLL", tag.encode("ascii"), checksum, offset, len(tables[tag]))
        directory.append(entry)
        body.append(table)
        offset += len(table)
    return b"".join(directory + body)
