"""One sheet marked, with what people decided about it, and what its marks depend on."""

from collections.abc import Iterator

from genex.answers.cells import short
from genex.exact.marks_in_words import marks_in_words
from genex.grading.intake import Basis
from genex.grading.key_finder import Keys
from genex.marking.rulings import Rulings
from genex.marking.submission import Marked, Marker, Result
from genex.messages import on_one_line
from genex.quiz.answer_sheet import Sheet


def mark_sheet(sheet: Sheet, keys: Keys, rulings: Rulings) -> Result:
    """One sheet marked, with what people decided."""
    marker = keys.find(sheet)
    marked = marker.mark(sheet.answers, rulings)
    return Result(sheet, marked, tuple(remarks_on(sheet, marker, marked)))


def basis_of(sheet: Sheet, keys: Keys, rulings: Rulings) -> Basis:
    """What the marks of a sheet depend on."""
    key = keys.find(sheet).key
    prints = print_of_sheet(sheet, keys, rulings)
    return Basis(prints, key.policy, key.student, keys.body_of(sheet))


def print_of_sheet(sheet: Sheet, keys: Keys, rulings: Rulings) -> str:
    """A digest of what the marks of a sheet depend on; if it is another, they may be, too."""
    numbers = sorted(ruling.number for ruling in rulings.values())
    return " ".join([keys.print_of(sheet), *map(str, numbers)])


def remarks_on(sheet: Sheet, marker: Marker, marked: Marked) -> Iterator[str]:
    """What somebody should look at."""
    if not sheet.student:
        yield f"{on_one_line(sheet.place)} has no student id"
    owner = marker.key.student
    if owner is not None and owner != sheet.student:
        yield f"the answers are to the variant of '{owner}'"
    for number, marks in marked.floored.items():
        yield f"question {number} counts 0, not {marks_in_words(marks)}: no question falls below 0"
    if marked.unknown:
        yield f"the quiz has no part {', '.join(map(short, marked.unknown[:5]))}"
