"""Mathematics and text, set on pages.

    blocks = (Heading(runs("Question 1")), *read_markdown(text, "templates/x.md.j2"), AnswerBox(4))
    data = write_pdf(blocks, PageSetup(paper="letter", style=Style(size=14)), Meta("Midterm"))

The blocks are those of `genex.document`, which any other writer can print too. `PageSetup` is the
sheet: paper, margins, `Style` (all distances follow from its size, so large print is one number),
and what head and foot say on page n of m, each a function that returns a `Marginal`. `missing`
tells which characters of a name or a title no font can print. What is long is set chapter by
chapter (`set_chapter`, `write_chapters`), each on pages of its own.

Inside, a document goes through these hands:

    atoms, linebreak, lines     runs of a paragraph -> lines of one measure
    blocks/                     a block -> rows, each with its distance and its hold on the last
    galley, pages               rows -> pages
    embedding, pdffile, write   pages -> bytes
"""

from genex.typeset.style import Marginal, Margins, PageSetup, Style
from genex.typeset.text.textfont import missing
from genex.typeset.write import Chapter, part_of, set_chapter, write_chapters, write_pdf

__all__ = [
    "Chapter",
    "Marginal",
    "Margins",
    "PageSetup",
    "Style",
    "missing",
    "part_of",
    "set_chapter",
    "write_chapters",
    "write_pdf",
]
