"""Pages of students that say something else by now, written anew."""

from collections.abc import Iterable

from genex.grading.graded import Graded
from genex.grading.key_finder import Keys
from genex.grading.marked_sheets import MarkedSheet
from genex.grading.one_sheet import mark_sheet
from genex.grading.pages import Pages
from genex.grading.store import Store
from genex.grading.up_to_date import with_kept

_MOST_NAMED = 20  # whose pages are new


def mend_pages(
    graded: Graded, store: Store, keys: Keys, pages: Pages, sheets: Iterable[MarkedSheet]
) -> None:
    """Write the pages anew that have changed, if there are any, and note whose."""
    if not (pages.feedback.wanted and pages.folder.is_dir()):
        return
    written = []
    for one in sheets:
        found = mark_sheet(one.stored.sheet, keys, store.rulings(one.stored))
        if pages.mend(with_kept(found, one.kept), keys.find(found.sheet)):
            written.append(one.stored.who)
    if written:
        more = f" and {len(written) - _MOST_NAMED:,} more" if len(written) > _MOST_NAMED else ""
        names = ", ".join(written[:_MOST_NAMED])
        graded.notes.append(f"Feedback rewritten in {pages.folder}: {names}{more}.")
    graded.notes += pages.notes()
    graded.unwritten += pages.unwritten
