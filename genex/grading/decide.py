"""Decisions of people taken back from a table: applied, or told why not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from genex.errors import FileError, GenexError
from genex.exact.marks_in_words import marks_in_words
from genex.files.locking import locked
from genex.grading.graded import Graded
from genex.grading.key_finder import Keys
from genex.grading.marker_name import marker_name
from genex.grading.open_file import place_of_open
from genex.grading.renewed_files import write_renewed
from genex.grading.returned_table import ReturnedRow, returned_table
from genex.grading.row_rulings import Decided, RowReader
from genex.grading.run import RESULTS, Run, told_if_unwritten
from genex.grading.store import AnswerId, Store, store_of_class
from genex.grading.store_file import NAME
from genex.grading.up_to_date import Renewed, mark_decided
from genex.marking.verdicts import Decision
from genex.messages import counted, on_one_line
from genex.quiz.secret import secret_of


@dataclass
class Deciding:
    """One table taken back."""

    store: Store
    keys: Keys
    reader: RowReader
    lines: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    renewed: list[Renewed] = field(default_factory=list)

    def take_back(self, rows: Sequence[ReturnedRow], *, dry_run: bool) -> None:
        """Apply what can be applied, at one stroke."""
        with self.store.saving(keep=not dry_run):
            self.apply([*self.decided(rows)])

    def decided(self, rows: Sequence[ReturnedRow]) -> Iterator[Decided]:
        """What the rows decide; of two on one answer the first."""
        known: dict[AnswerId, int] = {}
        for row in rows:
            try:
                found = self.reader.decided(row)
            except GenexError as error:
                self.refuse(row, str(error))
                continue
            first = known.setdefault(found.answer, row.number) if found else row.number
            if first != row.number:
                self.refuse(row, f"row {first} decides this, too. Keep one of them.")
            elif found is not None:
                yield found

    def refuse(self, row: ReturnedRow, why: str) -> None:
        """Note why a row is not applied."""
        what = " ".join(filter(None, (row["student"], row["part"])))
        self.refused.append(on_one_line(f"row {row.number}, {what}: {why}".replace(", :", ":")))

    def apply(self, decided: Sequence[Decided]) -> None:
        """Write decisions down, and mark the sheets with them."""
        batch = self.store.new_batch()
        for one in decided:
            if one.undoes:
                self.store.undo(one.answer, one.ruling.by, batch, one.ruling.ref)
            else:
                self.store.decide([one.answer], one.ruling, batch)
        whose = dict.fromkeys((one.answer.quiz, one.answer.who) for one in decided)
        self.renewed = mark_decided(self.store, self.keys, whose)
        parts: dict[tuple[str, ...], Decided] = {one.answer[:3]: one for one in decided}
        self.lines += [line for one in self.renewed for line in _changes(one, parts)]


def _changes(one: Renewed, decided: dict[tuple[str, ...], Decided]) -> Iterator[str]:
    """What changed on a sheet: student, part, before and after."""
    stored = one.before.stored
    old = {part.part: part for part in one.before.parts}
    for decision in one.result.marked.decisions:
        part = old.get(decision.id)
        before = _told(Fraction(part.marks), waits=bool(part.open)) if part else "new"
        after = _told(decision.marks, waits=decision.open)
        found = decided.get((stored.quiz, stored.who, decision.id))
        if found is not None or before != after:
            yield f"{stored.who} {decision.id}: {before} → {after}{_why(found, decision)}"


def _told(marks: Fraction, *, waits: bool) -> str:
    """The marks of a part, or that it is open."""
    return "open" if waits else marks_in_words(marks)


def _why(found: Decided | None, decision: Decision) -> str:
    """Why a part has other marks."""
    if found is None:
        return f" ({decision.rule})"
    if found.undoes:
        return f" (taken back by {found.ruling.by})"
    if found.ruling.read_as:
        return f" (read as '{on_one_line(found.ruling.read_as)}')"
    return "" if found.ruling.decides else " (a comment)"


def deciding_run(
    table: Path,
    key: Path | None,
    out: Path,
    *,
    by: str = "",
    dry_run: bool = False,
    secret_file: Path | None = None,
) -> Run:
    """Take decisions back from a table, and write the results of the class anew."""
    results, found = out / RESULTS, returned_table(table)
    if not (results / NAME).exists():
        raise FileError(f"{results / NAME}: there are no results yet. Run `genex grade` first.")
    with locked(results), told_if_unwritten(results), store_of_class(results / NAME) as store:
        keys, graded = Keys(key, out, secret_of(secret_file), [table], store.added_items), Graded()
        newest = place_of_open(store, keys, results).name
        deciding = Deciding(store, keys, RowReader(store, keys, marker_name(by), newest))
        deciding.take_back(found.rows, dry_run=dry_run)
        if (deciding.renewed or deciding.refused) and not dry_run:
            write_renewed(graded, store, keys, results, deciding.renewed)
    return _reported(deciding, graded, table, dry_run=dry_run)


def _reported(deciding: Deciding, graded: Graded, table: Path, *, dry_run: bool) -> Run:
    """What was applied and what was not."""
    applied, refused = len(deciding.lines), len(deciding.refused)
    told = [f"{table}: nothing changed."] if not (applied or refused) else []
    if applied and dry_run:
        told.append("Nothing was saved, since --dry-run only tells.")
    if refused:
        told.append(f"{counted(refused, 'row')} not applied.")
    written = [f"Written: {path}" for path in graded.paths]
    remarks = [*deciding.refused, *told, *graded.notes, *written]
    return Run(deciding.lines, remarks, 1 if refused else 0)
