"""Sheets that fit another variant, in a class that grows: noted in the store, and told."""

import json
from collections.abc import Iterator
from contextlib import suppress

from genex.errors import GenexError
from genex.grading.collusion import Copy, Variants
from genex.grading.key_finder import Keys
from genex.grading.marked_sheets import MarkedSheets
from genex.grading.one_sheet import mark_sheet
from genex.grading.results import as_number
from genex.grading.store import Store
from genex.marking.submission import Marker, Result

_CHECK = "Check this by hand."


class Copies:
    """The sheets on students' variants, each held against all others."""

    def __init__(self, store: Store, keys: Keys) -> None:
        self.store, self.keys = store, keys
        self.variants, self.numbers = Variants(), list[int]()

    def add(self, number: int, result: Result, marker: Marker) -> None:
        """Note a sheet that was marked in this run."""
        if marker.key.student is not None:
            self.variants.add(result.sheet, marker, result.marked)
            self.numbers.append(number)

    def save(self) -> None:
        """Note in the store which sheets fit another variant; call it where it is saved.

        A new sheet may fit that of an earlier one, and the other way round, so all are compared.
        """
        if not self.numbers:
            return
        known = {*self.numbers}
        for one in MarkedSheets(self.store):
            if one.owner is not None and one.stored.id not in known:
                with suppress(GenexError):  # without its key it can be compared with none
                    sheet = one.stored.sheet
                    result = mark_sheet(sheet, self.keys, self.store.rulings(one.stored))
                    self.add(one.stored.id, result, self.keys.find(sheet))
        found = {self.numbers[copy.number]: copy for copy in self.variants.copies()}
        for number in self.numbers:
            told = _facts(found[number]) if number in found else None
            self.store.rows("UPDATE marked SET copy = ? WHERE sheet = ?", told, number)

    def notes(self) -> Iterator[str]:
        """What is to be told."""
        asked = (
            "SELECT who, copy FROM counting JOIN marked ON sheet = id WHERE copy IS NOT NULL"
            " ORDER BY id"
        )
        for who, copy in self.store.rows(asked):
            yield f"{who} {json.loads(copy)['told']}. {_CHECK}"


def _facts(copy: Copy) -> str:
    """A copy as the store has it."""
    return json.dumps(
        {
            "variant_of": copy.other,
            "matches": copy.matches,
            "own": copy.own,
            "telling": copy.telling,
            "without_following": as_number(copy.without),
            "told": str(copy),
        }
    )
