"""What a PDF file must be: the same every time, searchable, named and complete."""

import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from genex.document.blocks import Heading, Math, Meta, Paragraph, Text, runs
from genex.typeset import PageSetup, write_pdf
from genex.typeset.pdf.pdffile import FONTS, PRIVATE
from tests.typeset import specimen
from tests.typeset.reading import bookmarks, metadata, texts

ROOT = Path(__file__).parents[2]
HASH = (
    "import hashlib; from tests.typeset import specimen as s; from genex.typeset import write_pdf;"
    "print(hashlib.sha256(write_pdf(s.blocks(), s.SETUP, s.META)).hexdigest())"
)


@pytest.fixture(scope="module")
def data() -> bytes:
    """Return the specimen as a file."""
    return write_pdf(specimen.blocks(), specimen.SETUP, specimen.META)


def hash_in_a_new_process(hash_seed: str) -> str:
    """Return the hash of the specimen's file, written by a process of its own."""
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    run = [sys.executable, "-c", HASH]
    return subprocess.run(
        run, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    ).stdout


def one_line(*content: Text | Math, **meta: str) -> bytes:
    """Return a file with one paragraph."""
    return write_pdf((Paragraph(content),), PageSetup(), Meta("One line", **meta))


def test_same_document_same_bytes_in_every_process():
    """Neither the process nor the order of its sets changes a byte."""
    assert hash_in_a_new_process("1") == hash_in_a_new_process("2")


def test_writing_twice_gives_the_same_bytes(data):
    """What the first paper left in memory does not show in the second."""
    assert write_pdf(specimen.blocks(), specimen.SETUP, specimen.META) == data


def test_every_character_can_be_searched(data):
    """Words, accents, joined letters and mathematics are found as they were written."""
    assert "sufficiently difficult definition" in re.sub(r"\s+", " ", texts(data)[0])
    read = texts(one_line(Text("Zoë Łukasz Žižek, Nguyễn, Ἀθηνᾶ – office →")))[0]
    for word in ("Zoë", "Łukasz", "Žižek", "Nguyễn", "office", "→"):
        assert word in read


def test_mathematical_letters_are_searched_above_the_basic_plane():
    """An italic x, U+1D465, is not lost though its number has more than sixteen bits."""
    read = texts(one_line(Math("x + y")))[0]
    assert "x" in read or "\U0001d465" in read


def test_the_space_is_a_space():
    """Space and no-break space share a glyph, which says U+0020."""
    assert "a b\u00a0c".replace("\u00a0", " ") in texts(one_line(Text("a b\u00a0c")))[0]


def test_the_file_says_what_it_is(data):
    """Title, author, subject and language are those of the document."""
    said = metadata(data)
    assert (said["Title"], said["Author"]) == ("Specimen of all blocks", "The genex authors")
    assert said["Subject"] == "Typesetting"
    assert b"/Lang (en-GB)" in data


def test_headings_are_bookmarks(data):
    """The outline has every listed heading, with its level and page."""
    assert bookmarks(data) == [
        (0, "Introduction to Deep Learning", 0),
        (0, "Question 1: Softmax and its gradient", 0),
        (1, "Results", 0),
    ]


def test_an_outline_may_begin_deep():
    """A first heading of level 3 is a bookmark all the same."""
    blocks = (Heading(runs("Deep"), 3), Heading(runs("Shallow"), 1))
    said = bookmarks(write_pdf(blocks, PageSetup(), Meta("Outline")))
    assert said == [(0, "Deep", 0), (0, "Shallow", 0)]


def test_titles_of_any_script():
    """A title that Latin-1 cannot spell arrives whole."""
    assert metadata(one_line(Text("x"), author="Žižek – Ελένη"))["Author"] == "Žižek – Ελένη"


def test_all_fonts_are_embedded_subsets(data):
    """No font is taken from the reader's machine, and each subset has a tag of its own."""
    names = re.findall(rb"/BaseFont /(\S+)", data)
    assert b"Helvetica" not in data
    assert all(re.fullmatch(rb"[A-Z]{6}\+\S+", name) for name in names)
    assert len(re.findall(rb"/FontFile2 ", data)) == len(set(names))


def test_subsets_with_other_glyphs_have_other_tags():
    """Two papers that are merged do not mistake one subset for the other."""
    tags = [
        re.findall(rb"/BaseFont /(\w{6})\+STIXTwoText-Regular", one_line(Text(t)))[0]
        for t in ("ab", "ac", "ba")
    ]
    assert tags[0] == tags[2] != tags[1]


def test_different_content_different_identity():
    """The identity of a file follows from its content, not only from its title."""
    first, second = (re.findall(rb"/ID\s*\[(.*?)\]", one_line(Text(t)), re.DOTALL) for t in "ab")
    assert first != second


def test_every_stream_is_compressed(data):
    """Pages and fonts are streams that open, and the pages are among them."""
    starts = [match.end() for match in re.finditer(rb"/FlateDecode[^>]*>>\nstream\n", data)]
    opened = [zlib.decompressobj().decompress(data[start:]) for start in starts]
    assert len(starts) == data.count(b"\nendstream")
    assert sum(b" Tf " in stream for stream in opened) == len(texts(data))


def test_reportlab_still_has_the_parts_we_use():
    """An update of reportlab that takes away what pdffile.py relies on is found here first."""
    missing = [
        f"{c.__name__}.{n}" for c, names in PRIVATE.items() for n in names if not hasattr(c, n)
    ]
    assert missing == []
    canvas = Canvas("unused.pdf")
    assert hasattr(canvas, "_preamble")
    document = canvas._doc
    assert isinstance(document.idToObject[FONTS], pdfdoc.PDFDictionary)
    page = pdfdoc.PDFPage()
    assert {"Contents", "Resources", "MediaBox"} <= set(page.__NoDefault__)


def test_reportlab_takes_finished_contents_and_resources_as_they_are():
    """A page with contents and resources of its own is written with no others."""
    page = pdfdoc.PDFPage()
    page.Contents = contents = object()
    page.Resources = resources = object()
    page.check_format(Canvas("unused.pdf")._doc)
    assert page.Contents is contents
    assert page.Resources is resources
