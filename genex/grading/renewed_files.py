"""The files of a class, written anew where people have decided."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from genex.grading.class_files import enrolled
from genex.grading.graded import Graded
from genex.grading.key_finder import Keys
from genex.grading.marked_sheets import MarkedSheets
from genex.grading.mended_pages import mend_pages
from genex.grading.pages import Feedback, Pages
from genex.grading.store import Store
from genex.grading.up_to_date import Renewed


def write_renewed(
    graded: Graded, store: Store, keys: Keys, folder: Path, renewed: Sequence[Renewed]
) -> None:
    """Write results, tables and the pages of students whose sheets were marked anew."""
    graded.write(store, keys, folder, (), enrolled(keys.out, keys.given))
    changed = [MarkedSheets(store).one(one.number) for one in renewed]
    mend_pages(graded, store, keys, Pages(folder / "feedback", Feedback()), changed)


def newly_decided(store: Store) -> Iterator[tuple[str, str]]:
    """Whose sheets have other decisions by now than when they were marked: quiz and student."""
    for one in MarkedSheets(store):
        standing = sorted(ruling.number for ruling in store.rulings(one.stored).values())
        if one.print.split()[1:] != [*map(str, standing)]:
            yield one.stored.quiz, one.stored.who
