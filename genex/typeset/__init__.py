"""Mathematics and text, set on pages.

    write_pdf(blocks, PageSetup(paper="letter", style=Style(size=14)), Meta("Midterm")) -> bytes

The blocks are those of `genex.document`, which any other writer can print too. `PageSetup` says
how the sheet looks and what its head and foot say; `missing` tells which characters of a name
or a title no font can print.
"""

from genex.typeset.style import Marginal, Margins, PageSetup, Style
from genex.typeset.textfont import missing
from genex.typeset.write import write_pdf

__all__ = ["Marginal", "Margins", "PageSetup", "Style", "missing", "write_pdf"]
