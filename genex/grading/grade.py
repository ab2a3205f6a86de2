"""Grading a class: every sheet is marked, whatever is wrong with the others, and joins it."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from genex.errors import GenexError
from genex.grading.class_files import REFUSED, enrolled
from genex.grading.copies import Copies
from genex.grading.earlier_results import import_results
from genex.grading.graded import Graded
from genex.grading.handed_in import Desk
from genex.grading.intake import Intake
from genex.grading.key_finder import Keys
from genex.grading.one_sheet import basis_of, mark_sheet
from genex.grading.pages import Feedback, Pages
from genex.grading.register import Register
from genex.grading.store import Store, store_of_class, who_of
from genex.grading.store_file import NAME
from genex.grading.up_to_date import mark_decided, with_kept
from genex.marking.rulings import Rulings
from genex.quiz.answer_sheet import Refused, Sheet
from genex.runtime import Watch, unwatched


@dataclass
class _Run:
    """One run of grading, sheet by sheet."""

    store: Store
    keys: Keys
    pages: Pages
    graded: Graded

    def __post_init__(self) -> None:
        self.register = Register(self.store, grows=self.store.holds_sheets)
        self.intake = Intake(self.store)
        self.copies = Copies(self.store, self.keys)
        self.numbers = dict[tuple[str, str], int]()  # of the sheets that were marked
        self.decided = self.store.last_decision

    def take(self, found: Iterable[Sheet | Refused]) -> None:
        """Mark sheets, each on its own."""
        for one in found:
            if isinstance(one, Refused):
                self.graded.refuse(one)
                continue
            try:
                self.mark(one)
            except GenexError as error:
                self.graded.refuse(Refused(one.place, str(error)))
            except OSError as error:
                why = f"{error.filename}: cannot be read: {error.strerror}."
                self.graded.refuse(Refused(one.place, why))

    def mark(self, sheet: Sheet) -> None:
        """Mark a sheet, if it counts."""
        marker = self.keys.find(sheet)
        objection = self.register.objection(sheet)
        if objection is None:
            return
        if objection:
            self.graded.refuse(Refused(sheet.place, objection))
            return
        rulings, before = self.rulings(sheet), self.register.before(sheet)
        basis, who = basis_of(sheet, self.keys, rulings), (sheet.quiz, who_of(sheet))
        same = before is not None and before.digest == sheet.digest
        kept = self.store.kept(before.id, basis.print) if before is not None and same else None
        if before is not None and kept is not None:
            self.numbers[who] = before.id
            self.write_page(sheet, rulings, kept)
            return
        result = mark_sheet(sheet, self.keys, rulings)
        self.numbers[who] = self.intake.add(result, basis, before)
        self.copies.add(self.numbers[who], result, marker)
        self.pages.write(result, marker)

    def write_page(self, sheet: Sheet, rulings: Rulings, kept: Fraction) -> None:
        """Write the page of a sheet that was marked before, by all that it would be marked by."""
        if self.pages.feedback.wanted:
            result = with_kept(mark_sheet(sheet, self.keys, rulings), kept)
            self.pages.write(result, self.keys.find(sheet))

    def rulings(self, sheet: Sheet) -> Rulings:
        """What people decided about a sheet; mostly nobody has decided anything yet."""
        if not self.decided:
            return {}
        return self.store.rulings_on(sheet.quiz, who_of(sheet), sheet.answers)

    def save(self) -> None:
        """Put everything into the store at one stroke, with what people decided meanwhile."""
        with self.store.saving():
            self.intake.save()
            self.intake.close()
            if self.store.last_decision > self.decided:
                mark_decided(self.store, self.keys, self.numbers)
            self.copies.save()
            self.store.remember(REFUSED, self.graded.not_marked)


def grade_class(
    paths: Iterable[Path],
    key: Path | None,
    out: Path,
    results: Path,
    feedback: Feedback,
    watch: Watch = unwatched,
    secret: bytes = b"",
) -> Graded:
    """Mark what was handed in, add it to the class, and write the results of the class."""
    paths, graded, pages = tuple(paths), Graded(), Pages(results / "feedback", feedback)
    with store_of_class(results / NAME) as store:
        keys = Keys(key, out, secret, paths, store.added_items)
        quiz = keys.marker(key).key.quiz if key and key.is_file() else ""
        desk = Desk(quiz, out)
        graded.notes += import_results(store, results)
        run = _Run(store, keys, pages, graded)
        run.take(watch(desk.collect(paths), None))
        if run.numbers or not (results / "results.json").exists():
            run.save()
            graded.write(store, keys, results, {*run.numbers.values()}, enrolled(out, key))
        else:
            told = f"Nothing was marked, so the earlier results in {results} stay as they are."
            graded.notes.append(told)
        graded.notes[:0] = [*run.copies.notes()]
    graded.unwritten = pages.unwritten
    graded.notes += [*run.register.notes(), *desk.notes(), *pages.notes(), *keys.notes()]
    return graded
