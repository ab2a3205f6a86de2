"""A student's feedback: a table of all parts, then what lost marks, and how to mend it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from genex.document.blocks import Block, Blocks, Heading, Meta, Paragraph, Text, Together
from genex.document.markdown import read_markdown
from genex.errors import FileError
from genex.exact.marks_in_words import marks_in_words
from genex.exercise.graph import slug
from genex.feedback.escaped import escaped
from genex.feedback.words import Answered, explained, in_few_words, worked_solution
from genex.figures import with_figures
from genex.files.reading import MOST_BYTES, file_text
from genex.files.writing import write_all
from genex.marking.submission import Marked, Marker, Result
from genex.questions.own import FromWords
from genex.quiz.key_reader import Key, KeyItem
from genex.quiz.task import REASON
from genex.typeset import PageSetup, write_pdf
from genex.wording import texts as wording

_SOURCE = "feedback"


def write_feedback(result: Result, marker: Marker, stem: Path, *, solutions: bool) -> Path:
    """Write the page of a student, as Markdown and as PDF."""
    stem.parent.mkdir(parents=True, exist_ok=True)
    text = page(result, marker, solutions=solutions)
    title = wording.phrase("title", quiz=result.sheet.quiz)
    source, printed = Path(f"{stem}.md"), Path(f"{stem}.pdf")
    write_all({source: (text + "\n").encode(), printed: printed_page(text, title)})
    return printed


def mend_feedback(result: Result, marker: Marker, stem: Path, *, solutions: bool) -> bool:
    """Write a student's page anew if it says something else by now, and tell whether it did."""
    try:
        before = file_text(Path(f"{stem}.md"), "a feedback page", MOST_BYTES).removesuffix("\n")
    except FileError:
        return False  # nobody wanted one, or it is not ours
    solutions = solutions or any(
        wording.phrase(name) in before for name in ("solved", "others_solved")
    )
    if page(result, marker, solutions=solutions) == before:
        return False
    write_feedback(result, marker, stem, solutions=solutions)
    return True


def printed_page(text: str, title: str) -> bytes:
    """A page in the paper's typesetting, as PDF."""
    blocks = with_figures(read_markdown(text, _SOURCE), _SOURCE)
    return write_pdf((*kept_together(blocks),), PageSetup(), Meta(title))


def kept_together(blocks: Blocks) -> Iterator[Block]:
    """The blocks, where what stands under a title shares a page with it, if a page can hold it."""
    section: list[Block] = []
    for block in blocks:
        if _is_title(block) and not all(map(_is_title, section)):
            yield Together(tuple(section))
            section = []
        section.append(_clinging(block))
    yield Together(tuple(section))


def _clinging(block: Block) -> Block:
    """A paragraph that leads to the next block stays with it on longer pages, too."""
    if not isinstance(block, Paragraph) or not block.content:
        return block
    last = block.content[-1]
    leads = isinstance(last, Text) and last.text.rstrip().endswith(":")
    return replace(block, clings=True) if leads or _is_title(block) else block


def _is_title(block: Block) -> bool:
    """Whether it is a heading, or a paragraph of bold words alone."""
    if isinstance(block, Paragraph):
        return all(isinstance(run, Text) and run.bold for run in block.content)
    return isinstance(block, Heading)


def page(result: Result, marker: Marker, *, solutions: bool) -> str:
    """The page in Markdown."""
    sheet, marked = result.sheet, result.marked
    answered = _answered(marker.key, marked)
    lost = [one for one in answered if one.lost]
    return wording.feedback_words(
        "page",
        quiz=sheet.quiz,
        student=escaped(sheet.name or sheet.student or "?"),
        marks=marks_in_words(marked.marks),
        out_of=marks_in_words(marked.out_of),
        open=_joined(marked.open),
        remarks=[escaped(remark) for remark in result.remarks],
        rows=[*_rows(answered, marked)],
        reasons=[*_reasons(marker.key, marked)],
        summary=_summary(answered, lost),
        parts=[_lost_part(one, solutions=solutions) for one in lost],
        others=[_solved_part(one) for one in answered if solutions and not one.lost],
    )


def _answered(key: Key, marked: Marked) -> list[Answered]:
    """Each part with its decision, and where the slips before it happened."""
    homes = {part.id: (item, part) for item in key.items for part in item.parts}
    charged: dict[int, dict[str, str]] = {}
    found = []
    for decision in marked.decisions:
        item, part = homes[decision.id]
        before = charged.setdefault(id(item), {})
        found.append(Answered(item, part, decision, dict(before), key.policy.whole))
        before |= {name: part.id for name in decision.charged if name not in before}
    return found


def _rows(answered: Iterable[Answered], marked: Marked) -> Iterator[dict[str, Any]]:
    """The rows of the table: a part each, and a line where a question counts 0."""
    last, pending = None, None
    for one in answered:
        item, decision = one.item, one.decision
        if pending is not None and pending != item.number:
            yield from _floored(pending, marked)
        pending = item.number
        name = _title(item) if item is not last else ""
        last = item
        out_of = marks_in_words(decision.out_of)
        yield {
            "question": name,
            "part": decision.id,
            "marks": marks_in_words(decision.marks),
            "reason": "" if decision.out_of else f"{decision.id}.{REASON}",
            "out_of": wording.phrase("bonus", out_of=out_of) if item.bonus else out_of,
            "became": in_few_words(one),
        }
    if pending is not None:
        yield from _floored(pending, marked)


def _title(item: KeyItem) -> str:
    """A question's number, and its family if it is of one."""
    own = isinstance(item.exercise, FromWords)
    return str(item.number) if own else f"{item.number} {slug(type(item.exercise))}"


def _floored(number: int, marked: Marked) -> Iterator[dict[str, Any]]:
    """The line of a question that counts 0 in place of less."""
    if number in marked.floored:
        out_of = sum((d.out_of for d in marked.decisions if _number(d.id) == number), Fraction(0))
        yield {
            "question": f"**{number}**",
            "part": "",
            "reason": "",
            "marks": "**0**",
            "out_of": marks_in_words(out_of),
            "became": wording.phrase("floored", marks=marks_in_words(marked.floored[number])),
        }


def _number(part_id: str) -> int:
    """The number of a part's question."""
    return int("".join(sign for sign in part_id if sign.isdigit()))


def _reasons(key: Key, marked: Marked) -> Iterator[str]:
    """Why the total is not the sum of the questions."""
    policy, sums = key.policy, dict[int, Fraction]()
    for decision in marked.decisions:
        number = _number(decision.id)
        sums[number] = sums.get(number, Fraction(0)) + decision.marks
    counted = {number: max(marks, Fraction(0)) for number, marks in sums.items()}
    total = sum(counted.values(), Fraction(0))
    bonus = sum((counted[number] for number in key.bonus), Fraction(0))
    if policy.bonus_cap is not None and bonus > policy.bonus_cap:
        total -= bonus - policy.bonus_cap
        yield wording.phrase("capped", cap=marks_in_words(policy.bonus_cap))
    if policy.total_step is not None and policy.rounded_total(total) != total:
        yield wording.phrase("rounded_total", step=marks_in_words(policy.total_step))


def _summary(answered: Sequence[Answered], lost: Sequence[Answered]) -> str:
    """The parts that need no more words, in a line."""
    right = [one.part.id for one in answered if not one.lost]
    if not lost:
        return wording.phrase("nothing_lost")
    if not right:
        return wording.phrase("none_whole")
    return wording.phrase("all_but", parts=_joined(right))


def _joined(words: Iterable[str]) -> str:
    """Several things in one phrase."""
    return wording.phrase("joined", words=tuple(words))


def _lost_part(one: Answered, *, solutions: bool) -> dict[str, Any]:
    """What the page says about a part that lost marks."""
    decision = one.decision
    return {
        "id": decision.id,
        "marks": marks_in_words(decision.marks),
        "out_of": marks_in_words(decision.out_of),
        "asked": one.question,
        "texts": [*explained(one, begin=not solutions)],
        "solution": worked_solution(one.item, one.part) if solutions else "",
    }


def _solved_part(one: Answered) -> dict[str, Any]:
    """The worked solution of a part that lost nothing."""
    return {"id": one.part.id, "solution": worked_solution(one.item, one.part)}
