"""What stands in a line: words, code, formulas, blanks to fill in."""

import re
from typing import assert_never

from genex.document.blocks import Blank, Code, Inline, LineBreak, Math, Runs, Text, TickBox
from genex.terminal import math as mathtext
from genex.terminal.blocks.lines import TIED, tied
from genex.terminal.blocks.page import BOLD, ITALIC, Page
from genex.terminal.cells import harmless

CELLS_PER_EM = 2


def said(content: Runs, page: Page, *codes: str) -> str:
    """Return content as words and spaces, at which lines may end; `codes` style all of it."""
    return "".join(_run(run, page, codes) for run in content)


def _run(run: Inline, page: Page, codes: tuple[str, ...]) -> str:
    match run:
        case Text(text=text, bold=bold, italic=italic):
            chosen = sorted({*codes, *[BOLD] * bold, *[ITALIC] * italic})
            return _painted(re.sub(r"[\n\t]", " ", harmless(text)), page, chosen)
        case Code(text=text):
            return tied(f"`{harmless(text)}`", page.width)
        case Math(latex=latex, place=place):
            return _painted(tied(mathtext.inline(latex, place), page.width), page, [*codes])
        case Blank(width=width):
            return "_" * round(CELLS_PER_EM * width)
        case TickBox(ticked=ticked):
            return tick(ticked=ticked)
        case LineBreak():
            return "\n"
        case _:
            assert_never(run)


def _painted(text: str, page: Page, codes: list[str]) -> str:
    """Style word by word, so that each line is complete in itself."""
    return re.sub("[^ ]+", lambda word: page.painted(word[0], *codes), text)


def tick(*, ticked: bool) -> str:
    """Return a box to tick."""
    return "[x]" if ticked else f"[{TIED}]"
