"""The one module that reaches into reportlab: pages, fonts, bookmarks and bytes.

reportlab offers no public way to embed a font whose glyphs are addressed by number, to leave out
Helvetica, or to write a finished stream. What is used of its inner parts is listed in PRIVATE,
and a test says so when one of them is gone.
"""

import hashlib
import io
import os
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from genex.document.blocks import Meta
from genex.typeset.pdf.embedding import Embedded, embed

PRIVATE = {
    Canvas: ("_make_preamble", "addLiteral", "showPage", "bookmarkPage", "addOutlineEntry"),
    pdfdoc.PDFDocument: ("Reference", "addPage", "format", "updateSignature", "GetPDFData"),
}
FONTS = "BasicFonts"  # the name of the dictionary that every page of reportlab's refers to
_VERSION = (1, 5)
_EPOCH = "SOURCE_DATE_EPOCH"
_LEVEL = 2  # of zlib: half the time of six, and four in a hundred more bytes of a file

Glyphs = dict[str, set[int]]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A finished page: its size in points, its operators, and the glyphs that they show."""

    width: float
    height: float
    operators: str
    glyphs: tuple[tuple[str, frozenset[int]], ...]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline: which page (from 0) and how high on it."""

    title: str
    level: int
    page: int
    top: float


class PlainCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas that sets nothing up: neither a matrix nor Helvetica."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class _Finished(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """A dictionary written out beforehand, with references to other objects in it."""

    __RefOnly__ = 1

    def __init__(self, template: str, *references: pdfdoc.PDFObjectReference) -> None:
        self.template = template
        self.references = references

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the bytes of this object."""
        references = [reference.format(document).decode("ascii") for reference in self.references]
        return (self.template % tuple(references)).encode("ascii")


class _FinishedStream(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """A stream that is already compressed."""

    __RefOnly__ = 1

    def __init__(self, data: bytes, entries: str = "") -> None:
        self.data = data
        self.entries = entries

    def format(self, document: pdfdoc.PDFDocument) -> bytes:  # noqa: ARG002 (reportlab's order)
        """Return the bytes of this object."""
        head = f"<< /Filter /FlateDecode /Length {len(self.data)} {self.entries}>>\nstream\n"
        return head.encode("ascii") + self.data + b"\nendstream"


def write_file(leaves: Sequence[Leaf], bookmarks: Sequence[Bookmark], meta: Meta) -> bytes:
    """Return a PDF file of these pages; the same pages give the same bytes."""
    target = io.BytesIO()
    canvas = _canvas(target, meta)
    _outline(canvas, bookmarks)
    glyphs: Glyphs = {}
    for number, leaf in enumerate(leaves):
        for mark, bookmark in enumerate(bookmarks):
            if bookmark.page == number:
                canvas.bookmarkPage(f"b{mark}", fit="XYZ", left=0, top=round(bookmark.top, 1))
        _page(canvas, leaf)
        for font, used in leaf.glyphs:
            glyphs.setdefault(font, set()).update(used)
    for font in sorted(glyphs):
        _font(canvas._doc, font, embed(font, frozenset(glyphs[font])))  # noqa: SLF001 (see above)
    canvas.save()
    return target.getvalue()


@contextmanager
def _same_date() -> Iterator[None]:
    """Hide a variable of build systems that reportlab heeds even where it is to be invariant."""
    kept = os.environ.pop(_EPOCH, None)
    try:
        yield
    finally:
        if kept is not None:
            os.environ[_EPOCH] = kept


def _canvas(target: io.BytesIO, meta: Meta) -> PlainCanvas:
    with _same_date():
        canvas = PlainCanvas(target, pdfVersion=_VERSION, invariant=1, lang=meta.language)
    canvas.setTitle(meta.title)
    canvas.setAuthor(meta.author)
    canvas.setSubject(meta.subject)
    canvas.setCreator("genex")
    canvas.setProducer("genex, with ReportLab")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _outline(canvas: PlainCanvas, bookmarks: Sequence[Bookmark]) -> None:
    """List the bookmarks; a level may be only one deeper than the one before."""
    deepest = 0
    for mark, bookmark in enumerate(bookmarks):
        level = min(bookmark.level, deepest)
        canvas.addOutlineEntry(bookmark.title, f"b{mark}", level)
        deepest = level + 1


def _page(canvas: PlainCanvas, leaf: Leaf) -> None:
    document = canvas._doc  # noqa: SLF001 (the content is compressed here, once)
    data = leaf.operators.encode("ascii")
    document.updateSignature(hashlib.sha256(data).hexdigest())
    page = _Finished(
        f"<< /Type /Page /MediaBox [0 0 {leaf.width:.4f} {leaf.height:.4f}]"
        " /Parent %s /Resources << /Font %s >> /Contents %s >>",
        document.Reference(document.Pages),
        pdfdoc.PDFObjectReference(FONTS),
        document.Reference(_FinishedStream(zlib.compress(data, _LEVEL))),
    )
    document.addPage(page)


def _font(document: pdfdoc.PDFDocument, resource: str, font: Embedded) -> None:
    """Add a font of glyph numbers, and all the objects that such a font is made of."""
    source = font.source
    program = _FinishedStream(font.program, f"/Length1 {font.length} ")
    descriptor = _Finished(
        f"<< /Type /FontDescriptor /FontName /{font.name} /Flags {source.flags}"
        f" /FontBBox [-1000 {source.descent} 3000 {source.ascent}]"
        f" /ItalicAngle {source.italic_angle:g} /Ascent {source.ascent}"
        f" /Descent {source.descent} /CapHeight {source.cap_height} /StemV 80"
        " /FontFile2 %s >>",
        document.Reference(program),
    )
    descendant = _Finished(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{font.name}"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        f" /CIDToGIDMap /Identity /DW 500 /W {font.widths} /FontDescriptor %s >>",
        document.Reference(descriptor),
    )
    font_object = _Finished(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{font.name} /Encoding /Identity-H"
        " /DescendantFonts [%s] /ToUnicode %s >>",
        document.Reference(descendant),
        document.Reference(_FinishedStream(font.says)),
    )
    document.idToObject[FONTS].dict[resource] = document.Reference(font_object)
