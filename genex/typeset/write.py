"""Blocks to pages, and pages to the bytes of a PDF file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from genex.document.blocks import Blocks, Meta
from genex.typeset.blocks.flow import set_blocks
from genex.typeset.pages.galley import Mark, Roll, draw, unrolled, used_glyphs
from genex.typeset.pages.pages import Cut, cut_pages, page_of
from genex.typeset.pdf.pdffile import Bookmark, Leaf, write_file
from genex.typeset.pdf.qr import qr_code
from genex.typeset.strip import Strip, at, box, joined
from genex.typeset.style import MILLIMETRE, Marginal, PageSetup
from genex.typeset.text.lines import set_label

_SMALL = 0.9  # of the text: heads and feet
_HEAD_DROP, _FOOT_DROP = 11.0, 12.0  # millimetres between the text and head or foot
_CODE_SIZE = 16.0  # millimetres
_CODE_LIFT = 3.0  # points: the middle of a code is that of the line beside it
_RULE_GAP = 4.0  # points between a head or foot and its rule


@dataclass(frozen=True, slots=True)
class Chapter:
    """Blocks as they lie on pages of their own; heads and feet come when all pages are counted."""

    roll: Roll
    cuts: Sequence[Cut]
    marks: Sequence[Mark]

    @property
    def pages(self) -> int:
        """Return how many pages it takes."""
        return len(self.cuts)


def write_pdf(blocks: Blocks, setup: PageSetup, meta: Meta) -> bytes:
    """Return a document as a PDF file; the same document gives the same bytes."""
    return write_chapters([set_chapter(blocks, setup)], setup, meta)


def write_chapters(chapters: Sequence[Chapter], setup: PageSetup, meta: Meta) -> bytes:
    """Return chapters as one PDF file."""
    return write_file(*_bound(chapters, setup), meta)


def set_chapter(blocks: Blocks, setup: PageSetup) -> Chapter:
    """Set blocks and cut them into pages."""
    setting = set_blocks(blocks, setup.measure, setup.style)
    roll = unrolled(setting)
    return Chapter(roll, cut_pages(roll, setting.groups, setup.room), setting.marks)


def part_of(title: str, chapter: Chapter) -> Chapter:
    """Return a chapter with its headings one deeper in the outline; a title is above them."""
    deeper = tuple(mark._replace(level=mark.level + 1) for mark in chapter.marks)
    return replace(chapter, marks=(Mark(0, 0, title), *deeper) if title else deeper)


def _bound(chapters: Sequence[Chapter], setup: PageSetup) -> tuple[list[Leaf], list[Bookmark]]:
    """Return the pages of chapters one behind the other, and the lines of their outline."""
    pages = sum(chapter.pages for chapter in chapters)
    leaves: list[Leaf] = []
    bookmarks: list[Bookmark] = []
    for chapter in chapters:
        before = len(leaves)
        bookmarks += [_bookmark(mark, chapter, before, setup) for mark in chapter.marks]
        leaves += [
            _leaf(chapter.roll, cut, setup, page, pages)
            for page, cut in enumerate(chapter.cuts, before + 1)
        ]
    return leaves, bookmarks


def _leaf(roll: Roll, cut: Cut, setup: PageSetup, page: int, pages: int) -> Leaf:
    """Draw one page, now that it is known how many there are."""
    body = draw(roll, cut.start, cut.stop, setup.top + cut.origin)
    head = _marginal(
        setup.head(page, pages), setup, setup.top + _HEAD_DROP * MILLIMETRE, below=True
    )
    foot = _marginal(setup.foot(page, pages), setup, _foot(setup), below=False)
    text = used_glyphs(roll.rows[cut.start : cut.stop])
    parts = (at(setup.left, 0.0, body), head.operators, foot.operators)
    used = joined((*text, *head.glyphs, *foot.glyphs))
    return Leaf(setup.width, setup.height, "\n".join(filter(None, parts)), used)


def _bookmark(mark: Mark, chapter: Chapter, before: int, setup: PageSetup) -> Bookmark:
    """Return where a heading ended up, behind so many pages of other chapters."""
    page = page_of(mark.row, chapter.cuts)
    top = setup.top + chapter.cuts[page].origin - chapter.roll.top(mark.row)
    return Bookmark(mark.title, mark.level, before + page, top)


def _foot(setup: PageSetup) -> float:
    """Return the baseline of the foot."""
    return setup.top - setup.room - _FOOT_DROP * MILLIMETRE


def _marginal(content: Marginal, setup: PageSetup, y: float, *, below: bool) -> Strip:
    """Set a head or foot on one baseline: left, middle, right, and a rule next to the text."""
    if content == Marginal():
        return box(0.0, "")
    size = _SMALL * setup.style.size
    code = _code(content.code, setup) if content.code else ""
    aside = _CODE_SIZE * MILLIMETRE if code else 0.0
    labels = [set_label(runs, size) for runs in (content.left, content.middle, content.right)]
    left, right = setup.left, setup.left + setup.measure
    places = (left + aside, (left + right - labels[1].reach) / 2, right - labels[2].reach)
    parts = [at(x, y, label.operators) for x, label in zip(places, labels, strict=True)]
    if content.rule:
        level = y - _RULE_GAP if below else y + size + _RULE_GAP
        parts.append(f".4 w {left + aside:.2f} {level:.2f} m {right:.2f} {level:.2f} l S")
    glyphs = joined(entry for label in labels for entry in label.glyphs)
    return Strip(0.0, 0.0, 0.0, 0.0, "\n".join(filter(None, (*parts, code))), glyphs)


def _code(text: str, setup: PageSetup) -> str:
    """Draw a QR code in the lower left corner, its white edge in the margin."""
    modules, operators = qr_code(text)
    scale = _CODE_SIZE * MILLIMETRE / modules
    x = setup.left - 4 * scale
    y = _foot(setup) - _CODE_SIZE * MILLIMETRE / 2 + _CODE_LIFT
    return f"q {scale:.4f} 0 0 {scale:.4f} {x:.2f} {y:.2f} cm {operators} Q"
