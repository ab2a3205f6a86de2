"""Compile a mathematics font (OpenType, MATH table) into glyphs (TTF) and metrics (JSON).

Run by hand when the font is renewed:
python -m tests.tools.compile_math SOURCE.ttf genex/typeset/fonts/STIXTwoMath-Core
"""

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

# Every character that formulas and the words inside them may use.
CHARACTERS = """
    0020-007E 00A0 00A7 00AC 00B0-00B1 00B5 00B7 00C0-00FF 0131 0237 0300-0304 0306-0308 030A
    030C 0330 0332 0391-03A1 03A3-03A9 03B1-03C9 03D1 03D5-03D6 03F0-03F1 03F4-03F5 2013-2014
    2016 2018-2019 201C-201E 2020-2022 2026 2032-2034 2044 20D7 2102 210A-2113 2115 2118-211D
    2124 2128 212C-212D 212F-2131 2133-2135 2190-2199 21A6 21A9-21AA 21BC-21BD 21C0-21C1 21CC
    21D0-21D5 2200-220C 220F-2214 2216-221A 221D-221E 2220 2223-222E 2234-2235 223C 2243-2245
    2248 224D 2250 2254-2255 225C 225F-2262 2264-2265 226A-226B 226E-2273 227A-227B 2282-2289
    228A-228B 228E 2291-2299 229B 22A2-22A5 22A8-22A9 22BA 22C0-22C6 22EE-22F1 2308-230B
    23B4-23B5 23DE-23DF 25A0-25A1 25B3 25B7 25BD 25C1 25CB 25CF 25EF 2605 2610-2612 2713
    27C2 27E8-27E9 27F5-27FC 2A00-2A02 2A04 2A06 2A7D-2A7E 2AAF-2AB0 1D400-1D537 1D538-1D56B
    1D5A0-1D5D3 1D670-1D6A5 1D6A8-1D755 1D7CE-1D7E1
"""
FEATURES = ["ssty", "dtls", "flac"]  # script forms, letters without dots, flat accents
CORNERS = ("TopRight", "TopLeft", "BottomRight", "BottomLeft")
NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # the name records that carry the copyright and the licence


def wanted_characters() -> set[int]:
    """The code points of CHARACTERS."""
    spans = ([int(end, 16) for end in span.split("-")] for span in CHARACTERS.split())
    return {point for span in spans for point in range(span[0], span[-1] + 1)}


def reduced(path: Path) -> TTFont:
    """The font with the wanted characters, their variants, and nothing else."""
    options = subset.Options()
    options.layout_features = [*FEATURES, "kern"]
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = True
    options.legacy_cmap = False
    options.name_IDs = NAMES
    options.drop_tables += ["DSIG", "GDEF", "BASE", "STAT"]
    font = TTFont(path, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted_characters() & set(font.getBestCmap()))
    subsetter.subset(font)
    saved = BytesIO()
    font.save(saved)
    return TTFont(BytesIO(saved.getvalue()), recalcTimestamp=False)


class Reader:
    """Reads the metrics of one font, in thousandths of an em."""

    def __init__(self, font: TTFont) -> None:
        self.font = font
        self.order: list[str] = font.getGlyphOrder()
        self.index = {name: number for number, name in enumerate(self.order)}
        self.characters: dict[int, str] = font.getBestCmap()
        self.maths = font["MATH"].table
        self.per_em: int = font["head"].unitsPerEm

    def scaled(self, value: float) -> int:
        """A length of the font in thousandths of an em."""
        return round(value * 1000 / self.per_em)

    def metrics(self) -> dict[str, Any]:
        """Everything that the typesetter reads, ready for JSON."""
        variants = self.maths.MathVariants
        tall, towers = self.grown(variants.VertGlyphCoverage, variants.VertGlyphConstruction)
        wide, chains = self.grown(variants.HorizGlyphCoverage, variants.HorizGlyphConstruction)
        scripts = {self.index[one]: [self.index[g] for g in many] for one, many in self.lists()}
        return {
            "name": self.font["name"].getDebugName(6),
            "ascent": self.scaled(self.font["hhea"].ascent),
            "descent": self.scaled(self.font["hhea"].descent),
            "constants": self.constants(),
            "overlap": self.scaled(variants.MinConnectorOverlap),
            "characters": {chr(c): self.index[n] for c, n in sorted(self.characters.items())},
            **self.boxes(),
            "tall": tall,
            "towers": towers,
            "wide": wide,
            "chains": chains,
            "scripts": scripts,
            "dotless": self.singles("dtls"),
            "flat": self.singles("flac"),
            "cuts": self.cuts(),
            "pairs": dict(self.pairs()),
            "text": self.texts([tall, wide], scripts),
        }

    def constants(self) -> dict[str, int]:
        """The MATH constants under names in our style."""
        values = vars(self.maths.MathConstants).items()
        numbers = ((name, getattr(value, "Value", value)) for name, value in values)
        return {
            snake(name): value if "Percent" in name else self.scaled(value)
            for name, value in numbers
        }

    def boxes(self) -> dict[str, list[int]]:
        """Advance, height, depth, italic correction and place of an accent for each glyph."""
        info = self.maths.MathGlyphInfo
        italics = self.covered(info.MathItalicsCorrectionInfo, "ItalicsCorrection")
        accents = self.covered(info.MathTopAccentAttachment, "TopAccentAttachment")
        shapes = [self.font["glyf"][name] for name in self.order]
        advances = [self.scaled(self.font["hmtx"][name][0]) for name in self.order]
        slants = [italics.get(name, 0) for name in self.order]
        middles = [(a + s) // 2 for a, s in zip(advances, slants, strict=True)]
        return {
            "advance": advances,
            "height": [self.scaled(getattr(shape, "yMax", 0)) for shape in shapes],
            "depth": [self.scaled(-getattr(shape, "yMin", 0)) for shape in shapes],
            "italic": slants,
            "accent": [accents.get(n, m) for n, m in zip(self.order, middles, strict=True)],
        }

    def covered(self, table: Any, field: str) -> dict[str, int]:
        """The values that a table of the MATH table gives by glyph name."""
        coverage = getattr(table, "TopAccentCoverage", None) or table.Coverage
        values = [self.scaled(record.Value) for record in getattr(table, field)]
        return dict(zip(coverage.glyphs, values, strict=True))

    def grown(self, coverage: Any, constructions: Iterable[Any]) -> tuple[Any, Any]:
        """The larger forms of each glyph, and the parts of which an even larger one is built."""
        forms, parts = {}, {}
        for name, construction in zip(coverage.glyphs, constructions, strict=True):
            records = construction.MathGlyphVariantRecord
            forms[self.index[name]] = [
                [self.index[r.VariantGlyph], self.scaled(r.AdvanceMeasurement)] for r in records
            ]
            if construction.GlyphAssembly:
                records = construction.GlyphAssembly.PartRecords
                parts[self.index[name]] = [self.part(record) for record in records]
        return forms, parts

    def part(self, record: Any) -> list[int]:
        """One part of a built glyph: glyph, start and end connector, advance, may it repeat."""
        lengths = (record.StartConnectorLength, record.EndConnectorLength, record.FullAdvance)
        repeats = record.PartFlags & 1
        return [self.index[record.glyph], *(self.scaled(v) for v in lengths), repeats]

    def lookups(self, table: str, tag: str) -> Iterator[Any]:
        """The subtables of a layout feature, each once, in order."""
        features = self.font[table].table.FeatureList.FeatureRecord
        used = {i for f in features if f.FeatureTag == tag for i in f.Feature.LookupListIndex}
        for index in sorted(used):
            for part in self.font[table].table.LookupList.Lookup[index].SubTable:
                yield getattr(part, "ExtSubTable", part)

    def lists(self) -> Iterator[tuple[str, list[str]]]:
        """The forms of glyphs for scripts and scripts of scripts."""
        for part in self.lookups("GSUB", "ssty"):
            yield from getattr(part, "alternates", {}).items()
            for name, other in getattr(part, "mapping", {}).items():
                yield name, [other, other]

    def singles(self, tag: str) -> dict[int, int]:
        """Glyphs and what a feature puts in their place."""
        parts = self.lookups("GSUB", tag)
        return {self.index[a]: self.index[b] for p in parts for a, b in p.mapping.items()}

    def cuts(self) -> dict[int, dict[str, list[list[int]]]]:
        """The staircases at the four corners of a glyph into which scripts may move."""
        info = self.maths.MathGlyphInfo.MathKernInfo
        names = info.MathKernCoverage.glyphs
        return {
            self.index[name]: {
                corner: [
                    [self.scaled(v.Value) for v in stair.CorrectionHeight],
                    [self.scaled(v.Value) for v in stair.KernValue],
                ]
                for corner in CORNERS
                if (stair := getattr(record, f"{corner}MathKern"))
            }
            for name, record in zip(names, info.MathKernInfoRecords, strict=True)
        }

    def pairs(self) -> Iterator[tuple[str, int]]:
        """The kerns between the letters of words, by pair of characters."""
        points = [point for point in range(0x21, 0x7F) if point in self.characters]
        tables = list(self.lookups("GPOS", "kern"))
        for left in points:
            for right in points:
                kern = self.pair(tables, self.characters[left], self.characters[right])
                if kern:
                    yield chr(left) + chr(right), self.scaled(kern)

    def pair(self, tables: list[Any], left: str, right: str) -> int:
        """The kern between two glyphs: the first table that knows the pair decides."""
        for table in (t for t in tables if left in t.Coverage.glyphs):
            if table.Format == 1:
                records = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
                found = [r.Value1 for r in records if r.SecondGlyph == right]
            else:
                first = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)]
                second = table.ClassDef2.classDefs.get(right, 0)
                found = [first.Class2Record[second].Value1]
            if found:
                return int(getattr(found[0], "XAdvance", 0))
        return 0

    def texts(self, forms: list[Any], scripts: dict[int, list[int]]) -> list[str]:
        """What a reader copies from the page, per glyph: variants read as what they vary."""
        texts = {
            self.index[n]: plain_character(c)
            for c, n in sorted(self.characters.items(), reverse=True)
        }
        for glyph, variants in (item for form in forms for item in form.items()):
            for other, _ in variants:
                texts.setdefault(other, texts.get(glyph, ""))
        for table in (self.singles("dtls"), self.singles("flac")):
            for glyph, other in table.items():
                texts.setdefault(other, texts.get(glyph, ""))
        for glyph, others in scripts.items():
            for other in others:
                texts.setdefault(other, texts.get(glyph, ""))
        return [texts.get(glyph, "") for glyph in range(len(self.order))]


def snake(name: str) -> str:
    """A name of the specification in the style of Python."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def plain_character(point: int) -> str:
    """The text of a character; mathematical letters read as plain ones."""
    letterlike = 0x1D400 <= point < 0x1D800 or 0x2102 <= point < 0x2139
    return unicodedata.normalize("NFKC", chr(point)) if letterlike or point == 0xA0 else chr(point)


def compile_math_font(source: str, target: str) -> None:
    """Write target.ttf and target.json from the font at source."""
    font = reduced(Path(source))
    metrics = Reader(font).metrics()
    text = json.dumps(metrics, ensure_ascii=False, separators=(",", ":"))
    Path(f"{target}.json").write_text(text + "\n", encoding="utf-8")
    for table in ("MATH", "GSUB", "GPOS"):
        del font[table]
    font["post"].formatType = 3.0
    font.save(f"{target}.ttf")


if __name__ == "__main__":
    compile_math_font(*sys.argv[1:])
