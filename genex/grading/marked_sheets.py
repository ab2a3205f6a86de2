"""All sheets of a class with what came of them, read from the store a few at a time."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from genex.grading.results import Row
from genex.grading.store import Store, StoredSheet

_AT_ONCE = 100  # sheets that are read; between them others may write
_MACHINE = 15  # the column of their parts
_MOST_KEPT = 2_000  # parts as they were marked, which many sheets share


class MarkedPart(NamedTuple):
    """What came of a part."""

    number: int
    part: str
    verdict: str
    rule: str
    slip: str
    read: str
    marks: str
    by_genex: str
    out_of: str
    open: int
    evidence: str
    cells: str
    prices: str

    @property
    def slips(self) -> list[str]:
        """The slips that were charged here."""
        return self.slip.split()


@dataclass(frozen=True)
class MarkedSheet:
    """A sheet with what came of it."""

    stored: StoredSheet
    print: str
    policy: int
    owner: str | None
    marks: Fraction
    out_of: Fraction
    open: tuple[str, ...]
    remarks_of_sheet: tuple[str, ...]
    parts: Sequence[MarkedPart]
    copy: dict[str, Any] | None  # what is told of a sheet that fits another variant
    kept: Fraction
    body: str

    @cached_property
    def remarks(self) -> tuple[str, ...]:
        """What somebody should look at."""
        return (*self.remarks_of_sheet, *([self.copy["told"]] if self.copy else []))

    @property
    def slips(self) -> tuple[tuple[str, str], ...]:
        """Each slip where it happened: the part and the slip's name."""
        return tuple((one.part, name) for one in self.parts for name in one.slips)

    @property
    def row(self) -> Row:
        """The sheet in one line."""
        student, name = self.stored.student, self.stored.name
        return Row(student, name, self.marks, self.out_of, self.slips, self.open, self.remarks)


class MarkedSheets:
    """The sheets that count, in the order in which they came."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.kept: dict[int, MarkedPart] = {}

    def __iter__(self) -> Iterator[MarkedSheet]:
        last = 0
        while rows := self._rows_behind(last):
            self.fetch(row[_MACHINE] for row in rows)
            yield from map(self.sheet_in, rows)
            last = rows[-1][0]

    def one(self, number: int) -> MarkedSheet:
        """One sheet."""
        row = self._rows_behind(number - 1, 1)[0]
        self.fetch([row[_MACHINE]])
        return self.sheet_in(row)

    def _rows_behind(self, number: int, count: int = _AT_ONCE) -> list[tuple[Any, ...]]:
        """The next rows."""
        return self.store.rows(
            "SELECT counting.*, print, policy, owner, marks, out_of, open, remarks, machine, copy,"
            " kept, body FROM counting JOIN marked ON sheet = id WHERE id > ? ORDER BY id LIMIT ?",
            *(number, count),
        ).fetchall()

    def sheet_in(self, row: Sequence[Any]) -> MarkedSheet:
        """The sheet in a row."""
        prints, policy, owner, marks, out_of, is_open, remarks, machine, copy, kept, body = row[8:]
        return MarkedSheet(
            StoredSheet(*row[:8]), prints, policy, owner, Fraction(marks), Fraction(out_of),
            tuple(is_open.split()), () if remarks == "[]" else tuple(json.loads(remarks)),
            [self.kept[number] for number in json.loads(machine)],
            json.loads(copy) if copy else None, Fraction(kept), body,
        )  # fmt: skip

    def fetch(self, machine: Iterable[str]) -> None:
        """Read the parts of some sheets, those that are not at hand."""
        if len(self.kept) > _MOST_KEPT:
            self.kept.clear()
        numbers = {number for one in machine for number in json.loads(one)} - self.kept.keys()
        asked = "SELECT machine.* FROM json_each(?) AS one JOIN machine ON machine.id = one.value"
        for row in self.store.rows(asked, json.dumps(sorted(numbers))) if numbers else ():
            self.kept[row[0]] = MarkedPart(*row)
