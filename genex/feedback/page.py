"""A student's feedback: marks per part, what was read, the slips and how to mend them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from genex.document.blocks import Blocks, Meta
from genex.document.markdown import read_markdown
from genex.errors import FileError
from genex.exact.marks_in_words import marks_in_words
from genex.feedback.words import (
    chosen,
    code,
    escaped,
    failure_words,
    slips,
    unreadable_in_words,
    verdict_in_words,
    worked_solution,
)
from genex.files.reading import MOST_BYTES, file_text
from genex.files.writing import write_all
from genex.marking.submission import Marker, Result
from genex.typeset import PageSetup, write_pdf
from genex.wording import texts as wording


def write_feedback(result: Result, marker: Marker, stem: Path, *, solutions: bool) -> Path:
    """Write the page of a student, as Markdown and as PDF."""
    stem.parent.mkdir(parents=True, exist_ok=True)
    text = page(result, marker, solutions=solutions)
    title = wording.feedback_words("title", quiz=result.sheet.quiz)
    source, printed = Path(f"{stem}.md"), Path(f"{stem}.pdf")
    write_all({source: (text + "\n").encode(), printed: _as_pdf(text, title)})
    return printed


def mend_feedback(result: Result, marker: Marker, stem: Path, *, solutions: bool) -> bool:
    """Write a student's page anew if it says something else by now, and tell whether it did."""
    try:
        before = file_text(Path(f"{stem}.md"), "a feedback page", MOST_BYTES).removesuffix("\n")
    except FileError:
        return False  # nobody wanted one, or it is not ours
    solutions = solutions or wording.feedback_words("solved") in before
    if page(result, marker, solutions=solutions) == before:
        return False
    write_feedback(result, marker, stem, solutions=solutions)
    return True


def _as_pdf(text: str, title: str) -> bytes:
    """The page in the paper's typesetting."""
    blocks: Blocks = read_markdown(text, "feedback")
    return write_pdf(blocks, PageSetup(), Meta(title))


def page(result: Result, marker: Marker, *, solutions: bool) -> str:
    """The page in Markdown."""
    sheet, marked = result.sheet, result.marked
    return wording.feedback_words(
        "page",
        quiz=sheet.quiz,
        student=escaped(sheet.name or sheet.student or "?"),
        marks=marks_in_words(marked.marks),
        out_of=marks_in_words(marked.out_of),
        open=len(marked.open),
        remarks=[escaped(remark) for remark in result.remarks],
        parts=[*_parts(result, marker, solutions=solutions)],
    )


def _parts(result: Result, marker: Marker, *, solutions: bool) -> Iterator[dict[str, Any]]:
    """What the page says about each part."""
    homes = {part.id: (item, part) for item in marker.key.items for part in item.parts}
    for decision in result.marked.decisions:
        item, part = homes[decision.id]
        yield {
            "id": decision.id,
            "marks": marks_in_words(decision.marks),
            "out_of": marks_in_words(decision.out_of),
            "verdict": verdict_in_words(decision),
            "readable": decision.verdict != "unreadable",
            "read": "" if decision.verdict == "blank" else code(decision.read),
            "chosen": [*chosen(item, part, decision)],
            "faults": [*unreadable_in_words(part, decision)],
            "failure": failure_words(item, decision),
            "slips": [*slips(item, part, decision)],
            "solution": worked_solution(item, part) if solutions else "",
        }
