"""Blocks to pages, and pages to the bytes of a PDF file."""

from collections.abc import Sequence

from genex.document import Blocks, Meta
from genex.typeset.blocks.flow import set_blocks
from genex.typeset.galley import Setting, baselines, draw, used_glyphs
from genex.typeset.lines import set_label
from genex.typeset.pages import Cut, cut_pages, page_of
from genex.typeset.pdffile import Bookmark, Leaf, write_file
from genex.typeset.qr import qr_code
from genex.typeset.strip import Strip, at, joined
from genex.typeset.style import MILLIMETRE, Marginal, PageSetup

SMALL = 0.9  # of the text: heads and feet
HEAD_DROP, FOOT_DROP = 11.0, 12.0  # millimetres between the text and head or foot
CODE_SIZE = 16.0  # millimetres
RULE_GAP = 4.0  # points between a head or foot and its rule


def write_pdf(blocks: Blocks, setup: PageSetup, meta: Meta) -> bytes:
    """Return a document as a PDF file; the same document gives the same bytes."""
    leaves, bookmarks = lay_out(blocks, setup)
    return write_file(leaves, bookmarks, meta)


def lay_out(blocks: Blocks, setup: PageSetup) -> tuple[list[Leaf], list[Bookmark]]:
    """Return the pages of a document and the lines of its outline."""
    galley = set_blocks(blocks, setup.measure, setup.style)
    y = baselines(galley.rows, galley.panels)
    cuts = cut_pages(galley, y, setup.room)
    leaves = [_leaf(galley, y, cut, setup, page, len(cuts)) for page, cut in enumerate(cuts, 1)]
    return leaves, _bookmarks(galley, y, cuts, setup)


def _leaf(
    galley: Setting, y: Sequence[float], cut: Cut, setup: PageSetup, page: int, pages: int
) -> Leaf:
    """Draw one page, now that it is known how many there are."""
    body = draw(galley.rows, galley.panels, y, cut.start, cut.stop, setup.top + cut.origin)
    margins = [
        _marginal(setup.head(page, pages), setup, setup.top + HEAD_DROP * MILLIMETRE, -1),
        _marginal(setup.foot(page, pages), setup, _foot(setup), 1),
    ]
    glyphs = used_glyphs(galley.rows[cut.start : cut.stop])
    parts = [at(setup.left, 0.0, body), *(strip.operators for strip in margins)]
    used = joined(entry for part in (glyphs, *(m.glyphs for m in margins)) for entry in part)
    return Leaf(setup.width, setup.height, "\n".join(filter(None, parts)), used)


def _foot(setup: PageSetup) -> float:
    """Return the baseline of the foot."""
    return setup.top - setup.room - FOOT_DROP * MILLIMETRE


def _marginal(content: Marginal, setup: PageSetup, y: float, rule_side: int) -> Strip:
    """Set a head or foot on one baseline, left, middle and right."""
    size = SMALL * setup.style.size
    parts, used = [], []
    code = _code(content.code, setup) if content.code else ""
    aside = CODE_SIZE * MILLIMETRE if code else 0.0
    for runs, share in ((content.left, 0.0), (content.middle, 0.5), (content.right, 1.0)):
        label = set_label(runs, size)
        indent = aside if share == 0 else 0.0
        x = setup.left + indent + share * (setup.measure - label.reach)
        parts.append(at(x, y, label.operators))
        used.extend(label.glyphs)
    if content.rule:
        level = y + (rule_side * (size + RULE_GAP) if rule_side > 0 else -RULE_GAP)
        parts.append(
            f".4 w {setup.left + aside:.2f} {level:.2f} m {setup.left + setup.measure:.2f} {level:.2f} l S"
        )
    operators = "\n".join(filter(None, (*parts, code)))
    return Strip(0.0, 0.0, 0.0, 0.0, operators, joined(used))


def _code(text: str, setup: PageSetup) -> str:
    """Draw a QR code in the lower left corner, its white edge in the margin."""
    modules, operators = qr_code(text)
    scale = CODE_SIZE * MILLIMETRE / modules
    x = setup.left - 4 * scale
    y = _foot(setup) - CODE_SIZE * MILLIMETRE / 2 + 3
    return f"q {scale:.4f} 0 0 {scale:.4f} {x:.2f} {y:.2f} cm {operators} Q"


def _bookmarks(
    galley: Setting, y: Sequence[float], cuts: Sequence[Cut], setup: PageSetup
) -> list[Bookmark]:
    """Return where the headings ended up."""
    bookmarks = []
    for mark in galley.marks:
        page = page_of(mark.row, cuts)
        top = setup.top + cuts[page].origin - y[mark.row] + galley.rows[mark.row].strip.top
        bookmarks.append(Bookmark(mark.title, mark.level, page, top))
    return bookmarks
