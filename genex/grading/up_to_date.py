"""Sheets about which people have decided, marked with that."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from genex.exact.marks_in_words import marks_in_words
from genex.grading.intake import Intake
from genex.grading.key_finder import Keys
from genex.grading.marked_sheets import MarkedSheet, MarkedSheets
from genex.grading.one_sheet import basis_of, mark_sheet
from genex.grading.store import Store
from genex.marking.submission import Result


@dataclass(frozen=True)
class Renewed:
    """A sheet before and after it was marked with what people decided."""

    number: int
    before: MarkedSheet
    result: Result


def mark_decided(store: Store, keys: Keys, whose: Iterable[tuple[str, str]]) -> list[Renewed]:
    """Mark the sheets of some students with what people decided; call it where it is saved."""
    return [*_renewed(store, keys, whose)]


def _renewed(store: Store, keys: Keys, whose: Iterable[tuple[str, str]]) -> Iterator[Renewed]:
    """The sheets of some students, marked and in the store."""
    intake, known = Intake(store), MarkedSheets(store)
    for quiz, who in whose:
        stored = store.sheet(quiz, who)
        if stored is None:
            continue
        before, rulings = known.one(stored.id), store.rulings(stored)
        result = with_kept(mark_sheet(stored.sheet, keys, rulings), before.kept)
        basis = replace(basis_of(stored.sheet, keys, rulings), kept=before.kept)
        intake.add_marks(stored.id, result, basis)
        yield Renewed(stored.id, before, result)
    intake.save()
    intake.close()


def with_kept(result: Result, kept: Fraction) -> Result:
    """A result with marks that marking again has not lowered."""
    if not kept:
        return result
    marks = result.marked.marks
    marked = replace(result.marked, marks=marks + kept)
    return Result(result.sheet, marked, (*result.remarks, *remarks_on_kept(marks, kept)))


def remarks_on_kept(marks: Fraction, kept: Fraction) -> Iterator[str]:
    """What is to be told of marks that were not lowered."""
    if kept:
        yield f"the earlier marks are kept; marked again it would be {marks_in_words(marks)}"
