"""Who has handed in so far: in this run, and in those before."""

from dataclasses import dataclass, field

from genex.grading.store import Store, StoredSheet, who_of
from genex.quiz.answer_sheet import Sheet

_MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is remembered of a sheet of this run, and whether it had been handed in before."""

    name: str
    digest: str
    place: str
    known: bool


@dataclass
class Register:
    """Which sheets count: the newest of each student, as far as that can be told.

    What was handed in before is older than what comes now. Of two new sheets in one run nobody
    knows which is newer.
    """

    store: Store
    seen: dict[tuple[str, str], _Seen] = field(default_factory=dict)
    replaced: list[str] = field(default_factory=list)
    grows: bool = True
    passed_over: list[str] = field(default_factory=list)  # which newer ones have replaced before

    def objection(self, sheet: Sheet) -> str | None:
        """Why a sheet does not count; empty if it does, nothing if a newer one is there already."""
        who = who_of(sheet)
        before, first = self.before(sheet), self.seen.get((sheet.quiz, who))
        why = self.refusal(sheet, before, first) if sheet.student else ""
        if why:
            return why
        same = before is not None and before.digest == sheet.digest
        older = first is not None and same
        if older or (self.grows and not same and self.was_replaced(sheet)):
            self.passed_over.append(sheet.place)
            return None
        if before is not None and not same:
            self.replaced.append(f"{who} ({sheet.place} for {before.place})")
        self.seen[sheet.quiz, who] = _Seen(sheet.name, sheet.digest, sheet.place, same)
        return ""

    def before(self, sheet: Sheet) -> StoredSheet | None:
        """The sheet of the same student that counts so far; in a new class there is none."""
        return self.store.sheet(sheet.quiz, who_of(sheet)) if self.grows else None

    def refusal(self, sheet: Sheet, before: StoredSheet | None, first: _Seen | None) -> str:
        """Why a sheet cannot count beside another one of its student."""
        if first is not None and first.name != sheet.name:
            return _of_another(sheet, first.name, first.place)
        if first is not None and first.digest == sheet.digest:
            return f"has the same answers as {first.place}: counted once."
        if before is not None and _are_two(before.name, sheet.name):
            return _of_another(sheet, before.name, before.place)
        known = before is not None and before.digest == sheet.digest
        if first is None or first.known or known:
            return ""
        if self.was_replaced(sheet):
            return ""
        place = first.place
        return f"is a second sheet of '{sheet.student}', after {place}. Keep one of the two."

    def was_replaced(self, sheet: Sheet) -> bool:
        """Whether a newer sheet has taken the place of this one before."""
        return self.store.was_replaced(sheet.quiz, who_of(sheet), sheet.digest)

    def notes(self) -> list[str]:
        """Which sheets took the place of others, and which were passed over."""
        told = []
        if self.replaced:
            told.append(f"Newer sheets take the place of earlier ones: {_listed(self.replaced)}.")
        if self.passed_over:
            told.append(
                f"Passed over, since a newer sheet of the student counts:"
                f" {_listed(self.passed_over)}."
            )
        return told


def _are_two(before: str, name: str) -> bool:
    """Whether two names are those of two people, as far as names can tell."""
    one, other = (" ".join(text.casefold().split()) for text in (before, name))
    return bool(one and other) and one != other


def _of_another(sheet: Sheet, name: str, place: str) -> str:
    """The complaint about an id that two people have."""
    return (
        f"student id '{sheet.student}' is already used by '{name}' in {place}."
        " Give one of the two another id."
    )


def _listed(names: list[str]) -> str:
    """The first of some names, and how many more there are."""
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")
