"""Marking again: a pure function of stored answers and keys, with what changes and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from genex.errors import FileError
from genex.exact.marks_in_words import marks_in_words
from genex.files.writing import copy_file
from genex.grading.collusion import Variants
from genex.grading.earlier_results import StoredResults
from genex.grading.grade import Graded, Register, mark_sheet, write_results
from genex.grading.key_finder import Keys
from genex.grading.noted_copies import note_copies
from genex.grading.pages import Feedback, Pages
from genex.grading.results import as_number
from genex.marking.submission import Result
from genex.quiz.answer_sheet import Refused, Sheet, digest

_BEFORE = "results.before.json"
_MOST_NAMED = 20  # whose pages are new


@dataclass(frozen=True)
class Change:
    """What marking again did to one student."""

    student: str
    before: Fraction
    after: Fraction
    parts: tuple[str, ...]  # what changed and why, part by part
    kept: bool  # the marks before, which are higher

    def __str__(self) -> str:
        before, after = marks_in_words(self.before), marks_in_words(self.after)
        marks = f"stays at {before}, not {after}" if self.kept else f"{before} → {after}"
        return f"{self.student}: {marks} ({'; '.join(self.parts)})"


def again(
    folder: Path,
    key: Path | None,
    out: Path,
    feedback: Feedback,
    *,
    lower: bool,
    secret: bytes = b"",
) -> tuple[Graded, list[Change]]:
    """Mark what results.json holds once more; earlier results stay beside the new ones."""
    path, before = folder / "results.json", folder / _BEFORE
    stored = StoredResults(path)
    handed_in = [Path(one["file"].partition(".zip:")[0]) for one in stored]
    keys, changes, variants = Keys(key, out, secret, handed_in), list[Change](), Variants()

    def found() -> Iterator[Result | Refused | int]:
        for result, change in _marked_again(stored, keys, lower=lower):
            variants.add(result.sheet, keys.find(result.sheet), result.marked)
            changes.extend([change] if change else [])
            yield result
        copy_file(path, before)
        yield from (Refused(one["file"], one["reason"]) for one in stored.rest["refused"])
        yield stored.rest.get("more_refused", 0)

    graded = write_results(found(), folder)
    graded.notes += note_copies(graded.rows, graded.paths, variants.copies())
    if feedback.wanted:
        pages = Pages(folder / "feedback", feedback)
        graded.notes += _mended(
            _marked_again(StoredResults(before), keys, lower=lower), keys, pages
        )
        graded.unwritten = pages.unwritten
    graded.notes += keys.notes()
    return graded, changes


def _mended(
    results: Iterable[tuple[Result, Change | None]], keys: Keys, pages: Pages
) -> Iterator[str]:
    """The pages of students that say something else by now, written anew."""
    written = [
        one.sheet.student or one.sheet.place
        for one, _ in results
        if pages.mend(one, keys.find(one.sheet))
    ]
    if written:
        more = f" and {len(written) - _MOST_NAMED:,} more" if len(written) > _MOST_NAMED else ""
        names = ", ".join(written[:_MOST_NAMED])
        yield f"Feedback rewritten in {pages.folder}: {names}{more}."
    yield from pages.notes()


def _marked_again(
    stored: StoredResults, keys: Keys, *, lower: bool
) -> Iterator[tuple[Result, Change | None]]:
    """Each stored sheet marked again, and what changed; without all of its keys, nothing is."""
    for before in stored:
        found = mark_sheet(_sheet_of(before), keys, Register())
        if isinstance(found, Refused):
            told = " ".join([str(found), "Nothing was changed.", *keys.notes_on_doubts()])
            raise FileError(f"{stored.path}: {told}")
        yield _compared(before, found, lower=lower)


def _sheet_of(before: Mapping[str, Any]) -> Sheet:
    """The sheet that was stored."""
    student, answers = before["student"], before["answers"]
    place, quiz = before["file"], before["quiz"]
    return Sheet(place, quiz, student["id"], student["name"], answers, digest(answers))


def _compared(
    before: Mapping[str, Any], found: Result, *, lower: bool
) -> tuple[Result, Change | None]:
    """The result to keep, and what changed; marks never fall unless that is asked for."""
    new = found.marked.marks
    old = _stored_marks(before, new)
    parts = tuple(_differences(before, found))
    if not parts and old == new:
        return found, None
    kept = new < old and not lower
    change = Change(found.sheet.student or found.sheet.place, old, new, parts, kept)
    if not kept:
        return found, change
    remark = f"the earlier marks are kept; marked again it would be {marks_in_words(new)}"
    marked = replace(found.marked, marks=old)
    return Result(found.sheet, marked, (*found.remarks, remark)), change


def _stored_marks(stored: Mapping[str, Any], now: Fraction) -> Fraction:
    """Marks that were stored as a decimal, which a third is only nearly."""
    return now if stored["marks"] == as_number(now) else Fraction(str(stored["marks"]))


def _differences(before: Mapping[str, Any], found: Result) -> Iterator[str]:
    """The parts whose marks changed, with the rules then and now."""
    old = {part["id"]: part for part in before["parts"]}
    for decision in found.marked.decisions:
        part = old.get(decision.id)
        if part is None:
            yield f"{decision.id} is new"
        elif (marks := _stored_marks(part, decision.marks)) != decision.marks:
            change = f"{marks_in_words(marks)} → {marks_in_words(decision.marks)}"
            same = part["rule"] == decision.rule
            why = decision.rule if same else f"{part['rule']} → {decision.rule}"
            yield f"{decision.id} {change}, {why}"
