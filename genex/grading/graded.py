"""What came out of a run, in lines; the results themselves are in the store and its files."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from genex.grading.class_files import REFUSED, ClassFiles
from genex.grading.key_finder import Keys
from genex.grading.open_file import write_open
from genex.grading.results import Row
from genex.grading.store import Store
from genex.quiz.answer_sheet import Refused

_MOST_REFUSED = 1_000  # sheets that are told one by one


@dataclass
class Graded:
    """What came out."""

    rows: list[Row] = field(default_factory=list)  # of this run
    refused: list[Refused] = field(default_factory=list)  # the first of them
    paths: list[Path] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    more_refused: int = 0
    unwritten: int = 0  # feedback pages
    others: list[Row] = field(default_factory=list)  # the rest of the class
    absent: list[str] = field(default_factory=list)  # students of the class without a sheet

    def refuse(self, one: Refused) -> None:
        """Note a sheet that could not be marked; of very many, only how many there are.

        That others were not read at all is told before everything else.
        """
        if one.cut:
            self.refused.insert(0, one)
        elif len(self.refused) < _MOST_REFUSED:
            self.refused.append(one)
        else:
            self.more_refused += 1

    @property
    def not_marked(self) -> str:
        """The sheets that could not be marked, as JSON."""
        refused = [{"file": one.place, "reason": one.reason} for one in self.refused]
        more = {"more_refused": self.more_refused} if self.more_refused else {}
        return json.dumps({"refused": refused, **more})

    def again(self, store: Store) -> None:
        """Note what the last run could not mark."""
        found = json.loads(store.remembered(REFUSED) or "{}")
        refused = (Refused(one["file"], one["reason"]) for one in found.get("refused", ()))
        self.refused, self.more_refused = [*refused], found.get("more_refused", 0)

    def write(
        self,
        store: Store,
        keys: Keys,
        folder: Path,
        numbers: Collection[int] | None,
        enrolled: Sequence[tuple[str, Path]],
    ) -> None:
        """Write the files of the class, and note what is in them.

        The numbers are those of the sheets of this run; without them it is about all.
        """
        files = ClassFiles(store, folder, enrolled)
        self.paths = files.write()
        for number, row in files.rows:
            (self.rows if numbers is None or number in numbers else self.others).append(row)
        self.parts, self.absent = files.parts, files.absent
        self.notes += write_open(store, keys, folder)
