"""A student's feedback: marks per part, what was read, the slips and how to mend them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from genex import wording
from genex.document.blocks import Blocks, Meta
from genex.document.markdown import read_markdown
from genex.files.writing import write_all
from genex.grading.results import Result
from genex.keyfile import KeyItem
from genex.marking.submission import Marker
from genex.marking.verdicts import Decision, Verdict
from genex.quiz import Part
from genex.typeset import PageSetup, write_pdf

NEW_PARAGRAPH = "\n\n"
GENERAL = {"transposed"}  # slips of any matrix, which no family describes


def write_feedback(result: Result, marker: Marker, stem: Path, *, solutions: bool) -> Path:
    """Write the page of a student, as Markdown and as PDF."""
    stem.parent.mkdir(parents=True, exist_ok=True)
    text = page(result, marker, solutions=solutions)
    title = wording.feedback_words("title", quiz=result.sheet.quiz)
    source, printed = Path(f"{stem}.md"), Path(f"{stem}.pdf")
    write_all({source: (text + "\n").encode(), printed: as_pdf(text, title)})
    return printed


def mend_feedback(result: Result, marker: Marker, stem: Path, *, solutions: bool) -> bool:
    """Write a student's page anew if it says something else by now; was it so?"""
    try:
        before = Path(f"{stem}.md").read_text("utf-8").removesuffix("\n")
    except (FileNotFoundError, UnicodeDecodeError):
        return False  # nobody wanted one, or it is not ours
    solutions = solutions or wording.feedback_words("solved") in before
    if page(result, marker, solutions=solutions) == before:
        return False
    write_feedback(result, marker, stem, solutions=solutions)
    return True


def as_pdf(text: str, title: str) -> bytes:
    """The page in the paper's typesetting."""
    blocks: Blocks = read_markdown(text, "feedback")
    return write_pdf(blocks, PageSetup(), Meta(title))


def page(result: Result, marker: Marker, *, solutions: bool) -> str:
    """The page in Markdown."""
    sheet, marked = result.sheet, result.marked
    return wording.feedback_words(
        "page",
        quiz=sheet.quiz,
        student=plain(sheet.name or sheet.student or "?"),
        marks=in_decimals(marked.marks),
        out_of=in_decimals(marked.out_of),
        open=len(marked.open),
        remarks=[plain(remark) for remark in result.remarks],
        parts=[*parts(result, marker, solutions=solutions)],
    )


def in_decimals(marks: Fraction) -> str:
    """Marks as a student reads them: 3, 2.75, −0.5; a third is 0.33."""
    text = f"{float(marks):.2f}".rstrip("0").rstrip(".")
    return text.replace("-", "\u2212")


def parts(result: Result, marker: Marker, *, solutions: bool) -> Iterator[dict[str, Any]]:
    """What the page says about each part."""
    homes = {part.id: (item, part) for item in marker.key.items for part in item.parts}
    for decision in result.marked.decisions:
        item, part = homes[decision.id]
        yield {
            "id": decision.id,
            "marks": in_decimals(decision.marks),
            "out_of": in_decimals(decision.out_of),
            "verdict": verdict(decision),
            "read": "" if decision.verdict == "blank" else code(decision.read),
            "chosen": [*chosen(item, part, decision)],
            "faults": [*faults(decision)],
            "failure": failure_words(item, decision),
            "slips": [*slips(item, part, decision)],
            "solution": solution(item, part) if solutions else "",
        }


def chosen(item: KeyItem, part: Part, decision: Decision) -> Iterator[str]:
    """What stands beside the boxes that were ticked."""
    if part.count is None:
        return
    for k, cell in enumerate(decision.cells):
        indices = (k,) if isinstance(part.value, (list, tuple)) else ()
        options = wording.options(item.exercise, part.name, part.count, indices)
        for letter, option in zip(ascii_uppercase, options, strict=False):
            if letter in cell.read and not cell.problem:
                yield wording.feedback_words("chosen", letter=letter, option=option, line=indices)


def verdict(decision: Decision) -> str:
    """The verdict in words."""
    some = any(cell.verdict == "right" for cell in decision.cells)
    partly = any(cell.share > 0 for cell in decision.cells)
    return wording.feedback_words(decision.verdict, some=some, partly=partly)


def faults(decision: Decision) -> Iterator[str]:
    """What could not be read, cell by cell or as a whole, and why."""
    if decision.problem:
        yield wording.feedback_words("fault_of_all", problem=plain(decision.problem))
    for number, cell in enumerate(decision.cells, 1):
        if cell.problem:
            text, problem = code(cell.read), plain(cell.problem)
            yield wording.feedback_words(
                "fault", number=number, text=text, problem=problem, place=cell.place
            )


def slips(item: KeyItem, part: Part, decision: Decision) -> Iterator[str]:
    """What went wrong and where, and what follows from it."""
    yield from places("made_in", part, decision, Verdict.SLIP)
    yield from (slip_words(item, name) for name in decision.charged)
    yield from places("follows_in", part, decision, Verdict.FOLLOWS)


def places(block: str, part: Part, decision: Decision, verdict: Verdict) -> Iterator[str]:
    """The rows or cells that have a verdict, where cells have their own."""
    width = len(part.value[0]) if part.kind == "matrix" else 1
    cells = [k for k, cell in enumerate(decision.cells) if cell.verdict is verdict]
    numbers = [*dict.fromkeys(1 + k // width for k in cells)]
    if decision.divided and numbers:
        where = wording.feedback_words("numbered", numbers=numbers, rows=part.kind == "matrix")
        yield wording.feedback_words(block, where=where)


def slip_words(item: KeyItem, name: str) -> str:
    """What went wrong, by its name, and how to mend it."""
    if name in GENERAL:
        return wording.feedback_words(name)
    words = wording.feedback(item.exercise, name)
    title = f"**{getattr(type(item.exercise), name).title}.**"
    return f"{title}{' ' if words[0].isalnum() else NEW_PARAGRAPH}{words}"


def failure_words(item: KeyItem, decision: Decision) -> str:
    """Where an answer of which many are right does not do what is asked."""
    if decision.failure is None:
        return ""
    return wording.failure(item.exercise, decision.name, decision.failure)


def solution(item: KeyItem, part: Part) -> str:
    """The worked solution."""
    return wording.solution(item.exercise, part.name, part.decimals)


def plain(text: str) -> str:
    """A text in which Markdown finds nothing to set."""
    return re.sub(r"([\\`*_{}\[\]<>()#+\-.!|$~&])", r"\\\1", text)


def code(text: str) -> str:
    """A text that can stand between backticks."""
    return text.replace("`", "'") or " "
