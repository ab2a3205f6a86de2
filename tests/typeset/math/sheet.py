"""Formulas on pages, for the tests that look at PDF files."""

from collections.abc import Iterable

from genex.document.blocks import Meta
from genex.typeset.math import set_formula
from genex.typeset.pdf.pdffile import Leaf, write_file
from genex.typeset.strip import Piece

WIDTH, HEIGHT, MARGIN = 400.0, 842.0, 20.0
SIZE = 10.0
GAP = 7.0


def line(text: str) -> Piece:
    """The formula of a line; the word inline before it asks for text style."""
    formula = text.removeprefix("inline ")
    return set_formula(formula, display=formula == text).piece


def pages(pieces: Iterable[Piece]) -> list[Leaf]:
    """Pieces below each other on as many pages as they need."""
    leaves: list[Leaf] = []
    placed: list[str] = []
    glyphs: set[int] = set()
    y = HEIGHT - MARGIN
    for piece in pieces:
        if y - (piece.height + piece.depth) * SIZE < MARGIN:
            leaves.append(leaf(placed, glyphs))
            placed, glyphs, y = [], set(), HEIGHT - MARGIN
        y -= piece.height * SIZE
        placed.append(drawn(piece, MARGIN, y))
        glyphs.update(*(used for _, used in piece.glyphs))
        y -= piece.depth * SIZE + GAP
    return [*leaves, leaf(placed, glyphs)]


def drawn(piece: Piece, x: float, y: float, size: float = SIZE) -> str:
    """The operators that draw a piece at a place."""
    scale = size / 1000
    return f"q {scale:g} 0 0 {scale:g} {x:.2f} {y:.2f} cm {piece.operators} Q"


def leaf(placed: list[str], glyphs: set[int]) -> Leaf:
    """A page of placed pieces."""
    return Leaf(WIDTH, HEIGHT, "\n".join(placed), (("M", frozenset(glyphs)),))


def file(leaves: list[Leaf]) -> bytes:
    """The PDF file of some pages."""
    return write_file(leaves, [], Meta("Formulas", "The genex authors", "Tests", "en-GB"))


def single(piece: Piece, size: float) -> bytes:
    """A file with one piece on a small page."""
    operators = drawn(piece, size, size, size)
    return file([Leaf(6 * size, 4 * size, operators, piece.glyphs)])
