"""Glyphs that grow: larger forms, and towers and chains of parts."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from genex.typeset.math.boxes import Assembly, Box, Part, raised_part
from genex.typeset.math.font import Segment, Size


def centred(part: Part, axis: float) -> Box:
    """The part moved so that its middle is on the axis."""
    return raised_part(part, axis - (part.height - part.depth) / 2)


def first_reaching(forms: Sequence[tuple[int, float]], need: float, otherwise: int) -> int:
    """The first form of a size, or the last one."""
    last = forms[-1][0] if forms else otherwise
    return next((glyph for glyph, length in forms if length >= need), last)


def tall(size: Size, char: str, need: float) -> Part:
    """A glyph grown to a total height, its baseline wherever the font has it."""
    shape = size[char]
    glyph = size.font.characters[char]
    if shape.box.height + shape.box.depth >= need:
        return shape.box
    forms = size.font.tall.get(glyph, [])
    if glyph in size.font.towers and (not forms or forms[-1][1] * size.scale < need):
        return _tower(size, char, need)
    return size.letter(first_reaching(forms, need / size.scale, glyph)).box


def wide(size: Size, char: str, need: float) -> Part:
    """A glyph grown to a width."""
    glyph = size.font.characters[char]
    forms = size.font.wide.get(glyph, [])
    if glyph in size.font.chains and (not forms or forms[-1][1] * size.scale < need):
        return _chain(size, char, need)
    return size.letter(first_reaching(forms, need / size.scale, glyph)).box


def _tower(size: Size, char: str, need: float) -> Assembly:
    """Parts on top of each other, from the baseline up."""
    parts: list[tuple[float, float, Part]] = []
    segments, steps = _assembled(size, size.font.towers[size.font.characters[char]], need)
    y = 0.0
    for segment, step in zip(segments, steps, strict=True):
        box = size.letter(segment.glyph).box
        parts.append((0.0, y + box.depth, box))
        y += step
    return Assembly(max(part.width for _, _, part in parts), y, 0.0, parts, char)


def _chain(size: Size, char: str, need: float) -> Assembly:
    """Parts side by side."""
    parts: list[tuple[float, float, Part]] = []
    segments, steps = _assembled(size, size.font.chains[size.font.characters[char]], need)
    x = 0.0
    for segment, step in zip(segments, steps, strict=True):
        parts.append((x, 0.0, size.letter(segment.glyph).box))
        x += step
    height = max(part.height for _, _, part in parts)
    return Assembly(x, height, max(part.depth for _, _, part in parts), parts, char)


def _assembled(size: Size, parts: list[Segment], need: float) -> tuple[list[Segment], list[float]]:
    """The parts, repeated until they suffice, and the step from each to the next one."""
    scale, least = size.scale, size.font.overlap * size.scale
    segments = _repeated(parts, need / scale, size.font.overlap)
    overlaps = [least] * (len(segments) - 1)
    surplus = sum(s.length for s in segments) * scale - sum(overlaps) - need
    room = [max(0.0, min(a.end, b.start) * scale - least) for a, b in pairwise(segments)]
    if surplus > 0 and sum(room) > 0:
        share = min(1.0, surplus / sum(room))
        overlaps = [least + share * space for space in room]
    lengths = [segment.length * scale for segment in segments]
    return segments, [a - b for a, b in zip(lengths, [*overlaps, 0.0], strict=True)]


def _repeated(parts: list[Segment], need: float, overlap: int) -> list[Segment]:
    """The parts, those that may repeat as often as needed."""
    fixed = [part.length - overlap for part in parts if not part.repeats]
    growing = [part.length - overlap for part in parts if part.repeats]
    times = max(0 if fixed else 1, ceil((need - overlap - sum(fixed)) / sum(growing)))
    return [part for part in parts for _ in range(times if part.repeats else 1)]
