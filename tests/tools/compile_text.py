"""Build step: text fonts as published, to one TrueType file and one table of metrics a face.

    python -m tests.tools.compile_text STIX_FOLDER PLEX_FOLDER

STIX_FOLDER is the `files` folder of the npm package `@fontsource/stix-two-text`, which cuts each
face by script; PLEX_FOLDER is that of the PyPI package `fontpkg-ibm-plex-mono`. The results lie
in genex/typeset/fonts. Only this script needs fontTools; to set text needs just its results.
"""

import argparse
import itertools
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "genex" / "typeset" / "fonts"
STIX = {
    "STIXTwoText-Regular": "400-normal",
    "STIXTwoText-Italic": "400-italic",
    "STIXTwoText-Bold": "700-normal",
    "STIXTwoText-BoldItalic": "700-italic",
}
SCRIPTS = ("latin", "latin-ext", "vietnamese", "greek", "cyrillic", "cyrillic-ext")
PLEX = ("IBMPlexMono-Regular", "IBMPlexMono-Bold", "IBMPlexMono-Italic")
KEPT = {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "OS/2", "post"}
JOINED = [*map("".join, itertools.product(["f", "ff"], [*"bfhijkl"])), "ff"]

Pairs = dict[tuple[str, str], int]


def compile_text_fonts() -> None:
    """Compile all faces that genex sets text in."""
    parser = argparse.ArgumentParser(description=compile_text_fonts.__doc__)
    parser.add_argument("stix", type=Path)
    parser.add_argument("plex", type=Path)
    folders = parser.parse_args()
    for name, cut in STIX.items():
        compile_stix(name, [folders.stix / f"stix-two-text-{s}-{cut}.woff" for s in SCRIPTS])
    for name in PLEX:
        shutil.copyfile(folders.plex / f"{name}.ttf", FONTS / f"{name}.ttf")
        write_metrics(TTFont(FONTS / f"{name}.ttf"), {}, {})


def compile_stix(name: str, files: list[Path]) -> None:
    """Join the parts of one face; the kerning and the joined letters are those of all parts."""
    parts = [TTFont(file) for file in files if file.exists()]
    font, pairs, joined = parts[0], {}, dict(joined_letters(parts[0]))
    for part in reversed(parts):
        pairs.update(kerning(part))
    for part in parts[1:]:
        add_glyphs(font, part)
    for tag in set(font.keys()) - KEPT - {"GlyphOrder"}:
        del font[tag]
    font["post"].formatType, font.flavor = 3.0, None
    font.save(FONTS / f"{name}.ttf")
    write_metrics(font, pairs, joined)


def add_glyphs(font: TTFont, part: TTFont) -> None:
    """Copy to `font` what only `part` has; both name a glyph alike."""
    order = font.getGlyphOrder()
    new = [name for name in part.getGlyphOrder() if name not in font["glyf"].glyphs]
    for name in new:
        glyph = part["glyf"][name]
        glyph.expand(part["glyf"])
        font["glyf"].glyphs[name] = glyph
        font["hmtx"].metrics[name] = part["hmtx"].metrics[name]
    font.setGlyphOrder(order + new)
    font["glyf"].glyphOrder = order + new
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format in {4, 12}:
            table.cmap.update({code: g for code, g in part.getBestCmap().items() if code < 0x10000})


def lookups(font: TTFont, tag: str, feature: str) -> Iterator[Any]:
    """Yield the subtables of one layout feature, in the order in which they apply."""
    if tag not in font:
        return
    table = font[tag].table
    records = [r.Feature for r in table.FeatureList.FeatureRecord if r.FeatureTag == feature]
    for index in sorted({i for record in records for i in record.LookupListIndex}):
        for subtable in table.LookupList.Lookup[index].SubTable:
            yield getattr(subtable, "ExtSubTable", subtable)


def kerning(font: TTFont) -> Pairs:
    """Return how much nearer (or farther) the second glyph of a pair stands."""
    pairs: Pairs = {}
    names = set(font.getGlyphOrder())
    for subtable in lookups(font, "GPOS", "kern"):
        if subtable.LookupType == 2:
            listed = (
                listed_pairs(subtable) if subtable.Format == 1 else class_pairs(subtable, names)
            )
            for pair, move in listed:
                pairs.setdefault(pair, move)
    return {pair: move for pair, move in pairs.items() if move}


def listed_pairs(subtable: Any) -> Iterator[tuple[tuple[str, str], int]]:
    """Yield the pairs that the font lists one by one."""
    for first, pairset in zip(subtable.Coverage.glyphs, subtable.PairSet, strict=True):
        for record in pairset.PairValueRecord:
            yield (first, record.SecondGlyph), advance(record.Value1)


def class_pairs(subtable: Any, names: set[str]) -> Iterator[tuple[tuple[str, str], int]]:
    """Yield the pairs that the font gives by classes of glyphs."""
    first_class, second_class = subtable.ClassDef1.classDefs, subtable.ClassDef2.classDefs
    for first in subtable.Coverage.glyphs:
        row = subtable.Class1Record[first_class.get(first, 0)].Class2Record
        for second in sorted(names):
            yield (first, second), advance(row[second_class.get(second, 0)].Value1)


def advance(value: Any) -> int:
    """Return the change of advance in a value record, which leaves out what is zero."""
    return getattr(value, "XAdvance", 0) if value else 0


def joined_letters(font: TTFont) -> Iterator[tuple[str, list[str]]]:
    """Yield letters after f that get a shape of their own, with the glyphs that draw them."""
    rules = list(lookups(font, "GSUB", "liga"))
    changes = [lookup.SubTable[0] for lookup in font["GSUB"].table.LookupList.Lookup]
    for text in JOINED:
        glyphs = list(text)
        for rule in rules:
            apply_rule(rule, changes, glyphs)
        if glyphs != list(text):
            yield text, glyphs


def apply_rule(rule: Any, changes: list[Any], glyphs: list[str]) -> None:
    """Replace glyphs, in place, wherever the neighbours are as a chaining rule wants them."""
    for place, glyph in enumerate(glyphs):
        before = glyphs[place - 1 : place] if rule.BacktrackCoverage else []
        after = glyphs[place + 1 : place + 2] if rule.LookAheadCoverage else []
        wanted = [*rule.BacktrackCoverage[:1], *rule.InputCoverage, *rule.LookAheadCoverage[:1]]
        found = [*before, glyph, *after]
        if len(found) == len(wanted) and all(
            name in cover.glyphs for name, cover in zip(found, wanted, strict=True)
        ):
            change = changes[rule.SubstLookupRecord[0].LookupListIndex]
            glyphs[place] = change.mapping[glyph]


def write_metrics(font: TTFont, pairs: Pairs, joined: dict[str, list[str]]) -> None:
    """Write what setting text needs: sizes in 1/1000 em, glyphs by their numbers."""
    number = {name: index for index, name in enumerate(font.getGlyphOrder())}
    name = font["name"].getDebugName(6)
    rows = kerning_rows(pairs, number)
    distinct = list(dict.fromkeys(rows.values()))
    metrics = {
        "name": name,
        "ascent": font["hhea"].ascent,
        "descent": font["hhea"].descent,
        "cap_height": font["OS/2"].sCapHeight,
        "x_height": font["OS/2"].sxHeight,
        "italic_angle": font["post"].italicAngle,
        "widths": [font["hmtx"][glyph][0] for glyph in font.getGlyphOrder()],
        "glyphs": {chr(code): number[glyph] for code, glyph in sorted(font.getBestCmap().items())},
        "kerns": [dict(row) for row in distinct],
        "kern_row": {first: distinct.index(row) for first, row in rows.items()},
        "joined": {text: [number[g] for g in glyphs] for text, glyphs in joined.items()},
    }
    text = json.dumps(metrics, ensure_ascii=False, separators=(",", ":"))
    (FONTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def kerning_rows(pairs: Pairs, number: dict[str, int]) -> dict[int, tuple[tuple[int, int], ...]]:
    """Return the pairs by their first glyph; A and its accented kin share one row."""
    rows: dict[int, list[tuple[int, int]]] = {}
    for (first, second), move in pairs.items():
        if first in number and second in number:
            rows.setdefault(number[first], []).append((number[second], move))
    return {first: tuple(sorted(row)) for first, row in sorted(rows.items())}


if __name__ == "__main__":
    compile_text_fonts()
