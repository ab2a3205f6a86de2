"""The same words and formulas in LaTeX, for a look at what pdflatex takes to set them."""

import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from genex.document.blocks import (
    Block,
    Blocks,
    Code,
    Display,
    Framed,
    Heading,
    Items,
    Listing,
    Math,
    Paragraph,
    Runs,
    Space,
    Table,
    Text,
    Together,
)

FRAME = r"""\documentclass{article}
\usepackage[a4paper,margin=23mm]{geometry}
\usepackage{amsmath}
\begin{document}
%s
\end{document}
"""
SPECIAL = {"%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_", "\u2212": "$-$", "\u00bd": "1/2"}


def inline(content: Runs) -> str:
    """Words and formulas of a line."""
    return "".join(map(run, content))


def run(part) -> str:
    """One run; what is neither words nor mathematics is left out."""
    if isinstance(part, Math):
        return f"${part.latex}$"
    if isinstance(part, (Text, Code)):
        return "".join(SPECIAL.get(c, c if c.isascii() else "") for c in part.text)
    return ""


def lines(blocks: Blocks) -> Iterator[str]:
    """A document's lines in LaTeX."""
    for block in blocks:
        yield from latex(block)


def latex(block: Block) -> Iterator[str]:
    """One block; boxes to write in become space."""
    match block:
        case Paragraph(content=content) | Heading(content=content):
            yield inline(content) + r"\par"
        case Display(latex=formula):
            yield rf"\[{formula}\]"
        case Listing(code=code):
            yield f"\\begin{{verbatim}}\n{code}\n\\end{{verbatim}}"
        case Together(body=body) | Framed(body=body):
            yield from lines(body)
        case Items(items=items):
            for item in items:
                yield from lines(item.body)
        case Table(head=head, body=body):
            rows = r" \\ ".join(" & ".join(map(inline, row)) for row in (*head, *body))
            yield r"\begin{tabular}{llllllllllll}" + rows + r"\end{tabular}\par"
        case _:
            yield r"\vspace{2cm}" if not isinstance(block, Space) else ""


def pdflatex(blocks: Blocks) -> float:
    """Wall seconds of one run of pdflatex over a document."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "paper.tex"
        source.write_text(FRAME % "\n".join(lines(blocks)), "utf-8")
        start = time.perf_counter()
        command = ["pdflatex", "-interaction=batchmode", source.name]
        subprocess.run(command, cwd=folder, check=False, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start if source.with_suffix(".pdf").exists() else float("nan")
