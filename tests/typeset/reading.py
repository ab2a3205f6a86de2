"""Reads PDF files back: the words on each page, and where every character stands."""

import ctypes
from dataclasses import dataclass
from itertools import groupby

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw


@dataclass(frozen=True, slots=True)
class Char:
    """A character and the box of its ink; points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    baseline: float


def texts(data: bytes) -> list[str]:
    """Return the text of every page."""
    with pdfium.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def sizes(data: bytes) -> list[tuple[float, float]]:
    """Return width and height of every page in points."""
    with pdfium.PdfDocument(data) as document:
        return [page.get_size() for page in document]


def chars(data: bytes, page: int = 0) -> list[Char]:
    """Return the visible characters of a page, in the order in which they are said."""
    with pdfium.PdfDocument(data) as document:
        text = document[page].get_textpage()
        return [_char(text, i) for i in range(text.count_chars()) if _text(text, i).strip()]


def _text(page: pdfium.PdfTextPage, index: int) -> str:
    return chr(raw.FPDFText_GetUnicode(page, index))


def _char(page: pdfium.PdfTextPage, index: int) -> Char:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(page, index, x, y)
    return Char(_text(page, index), *page.get_charbox(index), round(y.value, 1))


def lines(data: bytes, page: int = 0) -> list[list[Char]]:
    """Return the characters of each baseline, from the top of the page to its bottom."""
    ordered = sorted(chars(data, page), key=lambda c: (-c.baseline, c.left))
    return [list(group) for _, group in groupby(ordered, key=lambda c: c.baseline)]


def picture(data: bytes, page: int, scale: float) -> Image.Image:
    """Return a page in grey, `scale` pixels to a point."""
    with pdfium.PdfDocument(data) as document:
        return document[page].render(scale=scale, grayscale=True).to_pil().convert("L")


def bookmarks(data: bytes) -> list[tuple[int, str, int]]:
    """Return level, title and page (from 0) of every bookmark."""
    with pdfium.PdfDocument(data) as document:
        return [(b.level, b.get_title(), b.get_dest().get_index()) for b in document.get_toc()]


def metadata(data: bytes) -> dict[str, str]:
    """Return what a file says about itself."""
    with pdfium.PdfDocument(data) as document:
        return document.get_metadata_dict()
