"""Marking again: what is stored, by the keys of now and what people decided, and what changes."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

from genex.errors import FileError, GenexError
from genex.exact.marks_in_words import marks_in_words
from genex.files.writing import copy_file
from genex.grading.class_files import JSON, enrolled
from genex.grading.copies import Copies
from genex.grading.earlier_results import check_results, import_results
from genex.grading.graded import Graded
from genex.grading.intake import Basis, Intake
from genex.grading.key_finder import Keys
from genex.grading.marked_sheets import MarkedPart, MarkedSheet, MarkedSheets
from genex.grading.mended_pages import mend_pages
from genex.grading.one_sheet import basis_of, mark_sheet, print_of_sheet
from genex.grading.pages import Feedback, Pages
from genex.grading.repricing import Priced, Repricing
from genex.grading.store import Store, store_of_class
from genex.grading.store_file import NAME
from genex.grading.up_to_date import remarks_on_kept, with_kept
from genex.marking.submission import Result
from genex.marking.verdicts import Decision

_BEFORE = "results.before.json"


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
    """Mark what the store holds once more; earlier results stay beside the new ones."""
    if not (folder / NAME).exists():
        check_results(folder / JSON)
    with store_of_class(folder / NAME) as store:
        graded = Graded(notes=[*import_results(store, folder)])
        handed_in = {Path(place.partition(".zip:")[0]) for place in store.places}
        keys = Keys(key, out, secret, handed_in, store.added_items)
        run = _Again(store, keys, folder, lower=lower)
        run.mark()
        run.save()
        graded.again(store)
        graded.write(store, keys, folder, None, enrolled(out, key))
        graded.notes += run.copies.notes()
        mend_pages(graded, store, keys, Pages(folder / "feedback", feedback), MarkedSheets(store))
    graded.notes += keys.notes()
    return graded, run.changes


@dataclass
class _Again:
    """One run of marking again."""

    store: Store
    keys: Keys
    folder: Path
    lower: bool
    changes: list[Change] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.intake, self.copies = Intake(self.store), Copies(self.store, self.keys)
        self.prices = Repricing(self.store, self.intake)

    def mark(self) -> None:
        """Mark each sheet whose marks may be others; without all keys, nothing is changed."""
        for before in MarkedSheets(self.store):
            try:
                self.one(before)
            except (GenexError, OSError) as error:
                what = error if isinstance(error, GenexError) else f"{error.strerror}."
                place = f"{self.folder / JSON}: {before.stored.place}"
                doubts = self.keys.notes_on_doubts()
                told = " ".join([f"{place}: {what}", "Nothing was changed.", *doubts])
                raise FileError(told) from None

    def one(self, before: MarkedSheet) -> None:
        """Mark a sheet, unless all that its marks depend on is as it was."""
        sheet, rulings = before.stored.head, self.store.rulings(before.stored)
        if before.print == print_of_sheet(sheet, self.keys, rulings) and not before.kept:
            self.keys.find(sheet)  # a key that somebody has changed is told of each time
            return
        basis, key = basis_of(sheet, self.keys, rulings), self.keys.find(sheet).key
        priced = None if rulings else self.prices.sheet(before, key, basis)
        if priced is not None:
            self.priced(before, basis, priced)
            return
        found = mark_sheet(before.stored.sheet, self.keys, rulings)
        change = _compared(before, found, lower=self.lower)
        kept = change.before - change.after if change and change.kept else Fraction(0)
        basis = replace(basis, kept=kept)
        self.intake.add_marks(before.stored.id, with_kept(found, kept), basis)
        self.copies.add(before.stored.id, found, self.keys.find(sheet))
        self.changes += [change] if change else []

    def priced(self, before: MarkedSheet, basis: Basis, priced: Priced) -> None:
        """Take new prices for what was found."""
        kept = Fraction(0) if self.lower else max(before.marks - priced.marks, Fraction(0))
        remarks = (*before.remarks_of_sheet, *remarks_on_kept(priced.marks, kept))
        basis = replace(basis, kept=kept)
        self.intake.add_priced(before, basis, priced.marks + kept, priced.machine, remarks)
        if priced.changes or priced.marks != before.marks:
            who, old = before.stored.who, before.marks
            self.changes.append(Change(who, old, priced.marks, priced.changes, kept > 0))

    def save(self) -> None:
        """Put everything into the store at one stroke."""
        if (self.folder / JSON).is_file():
            copy_file(self.folder / JSON, self.folder / _BEFORE)
        with self.store.saving():
            self.intake.save()
            self.copies.save()


def _compared(before: MarkedSheet, found: Result, *, lower: bool) -> Change | None:
    """What changed, if anything did; marks never fall unless that is asked for."""
    new = found.marked.marks
    old = _stored_marks(before.marks, new)
    parts = tuple(_differences(before, found))
    if not parts and old == new:
        return None
    return Change(before.stored.who, old, new, parts, new < old and not lower)


def _stored_marks(stored: Fraction, now: Fraction) -> Fraction:
    """Marks that an earlier genex stored as a decimal, which a third is only nearly."""
    return now if float(stored) == float(now) else stored


def _differences(before: MarkedSheet, found: Result) -> Iterator[str]:
    """The parts whose marks changed, with the rules then and now."""
    old = {part.part: part for part in before.parts}
    for decision in found.marked.decisions:
        part = old.get(decision.id)
        yield from _difference(part, decision) if part else [f"{decision.id} is new"]


def _difference(part: MarkedPart, decision: Decision) -> Iterator[str]:
    """How the marks of a part changed and why; what genex finds where a person decided is told."""
    if part.marks == str(decision.marks) and decision.ruling is None:
        return
    now = decision.marks if decision.by_genex is None else decision.by_genex
    before, by_genex = (_stored_marks(Fraction(x), now) for x in (part.marks, part.by_genex))
    marks, ruling = decision.marks, decision.ruling
    if (then := _stored_marks(before, marks)) != marks:
        change = f"{marks_in_words(then)} → {marks_in_words(marks)}"
        same = part.rule == decision.rule
        why = decision.rule if same else f"{part.rule} → {decision.rule}"
        yield f"{decision.id} {change}, {f'{ruling.by} decided' if ruling else why}"
    elif ruling is not None and decision.by_genex is not None and by_genex != now:
        yield (
            f"{decision.id}: genex gives {marks_in_words(now)}, not {marks_in_words(by_genex)}, and"
            f" {ruling.by}'s {marks_in_words(marks)} stands"
        )
