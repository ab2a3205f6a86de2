"""Subsets of fonts, compared with fontTools, which shares no code with ours."""

import io

import pytest

from genex.typeset.pdf import embedding, sfnt
from genex.typeset.text import textfont

TTFont = pytest.importorskip("fontTools.ttLib").TTFont
FONTS = (*textfont.FACES, textfont.MATH)


def opened(data: bytes):
    """Return a font as fontTools reads it."""
    return TTFont(io.BytesIO(data), checkChecksums=2)


@pytest.mark.parametrize("font", FONTS)
def test_a_subset_has_the_outlines_of_the_whole(font):
    """Glyphs in a subset keep number, width and outline, composites with their parts."""
    path = embedding.source(font).path
    whole = TTFont(path)
    glyphs = [whole.getGlyphID(name) for name in map(whole.getBestCmap().get, b"Ag=") if name]
    glyphs += [i for i, n in enumerate(whole.getGlyphOrder()) if whole["glyf"][n].isComposite()][:3]
    part = opened(sfnt.subset(sfnt.read_sfnt(path), glyphs))
    for glyph in glyphs:
        assert outline_of(part, glyph) == outline_of(whole, glyph)


def outline_of(font, glyph: int):
    """Return width, points, ends of contours and flags of a glyph, composites flattened."""
    name = font.getGlyphName(glyph)
    points, ends, flags = font["glyf"][name].getCoordinates(font["glyf"])
    return font["hmtx"][name][0], list(points), list(ends), [flag & 1 for flag in flags]


@pytest.mark.parametrize("font", list(textfont.FACES))
def test_metrics_are_those_of_the_font(font):
    """The compiled table agrees with the font file: characters and widths."""
    whole = TTFont(textfont.outline_file(font))
    face = textfont.face(font)
    assert face.glyphs == {chr(c): whole.getGlyphID(n) for c, n in whole.getBestCmap().items()}
    assert list(face.widths) == [whole["hmtx"][n][0] for n in whole.getGlyphOrder()]


def test_widths_are_given_in_runs():
    """Neighbours share a run of the array W."""
    assert (
        embedding._widths([3, 4, 9], (0, 0, 0, 500, 600, 0, 0, 0, 0, 250)) == "[3[500 600]9[250]]"
    )


def test_long_maps_are_cut_into_hundreds():
    """A block of a map has at most a hundred lines, and none is lost."""
    text = embedding._cmap(list(range(1, 251)), dict.fromkeys(range(1, 251), "x"))
    assert [int(line.split()[0]) for line in text.splitlines() if "beginbfchar" in line] == [
        100,
        100,
        50,
    ]


def test_letters_above_the_basic_plane_are_pairs_in_a_map():
    """U+1D465 is written as its two surrogates."""
    assert "<0001> <D835DC65>" in embedding._cmap([1], {1: "\U0001d465"})


@pytest.mark.parametrize("font", list(textfont.FACES))
def test_a_glyph_says_the_plainest_of_its_characters(font):
    """A glyph that two characters share says the one that is first in Unicode."""
    says = embedding.source(font).says
    for character, glyph in textfont.face(font).glyphs.items():
        assert says[glyph] <= character


def test_a_licence_lies_beside_every_font():
    """Fonts are shipped with the licence that allows it."""
    names = {path.name for path in textfont.FONTS.iterdir()}
    assert {"OFL-STIXTwoText.txt", "OFL-IBMPlexMono.txt"} <= names


def test_papers_that_differ_in_digits_share_a_subset():
    """A font that shows one digit carries all, so that a class's files carry the same fonts."""
    glyphs = textfont.face("C").glyphs
    one, two = (embedding.embed("C", frozenset(map(glyphs.get, text))) for text in ("x1", "x7"))
    assert one is two
    assert embedding.embed("C", frozenset([glyphs["x"]])).name != one.name
