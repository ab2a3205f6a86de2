"""Where open.csv is written: never over what somebody has filled in and not taken back."""

import csv
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from genex.errors import GenexError
from genex.files.writing import written_whole
from genex.grading.key_finder import Keys
from genex.grading.open_table import COLUMNS, row_of_open
from genex.grading.returned_table import returned_table
from genex.grading.row_rulings import RowReader, nothing_waits
from genex.grading.store import Store
from genex.messages import counted

NAME = "open.csv"


def write_open(store: Store, keys: Keys, folder: Path) -> Iterator[str]:
    """Write what is open, and say how much."""
    path, rows = place_of_open(store, keys, folder), 0
    if not (path.exists() or store.open_parts()):
        return
    with written_whole(path) as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        for rows, answer in enumerate(store.answers(), 1):  # noqa: B007  (it counts)
            table.writerow(row_of_open(answer))
    if path.name != NAME:
        yield (
            f"{folder / NAME} holds what somebody has written and not taken back, so it stays."
            f" What is open by now is in {path}."
        )
    if rows:
        yield (
            f"To decide by hand: {counted(rows, 'answer')}. Fill in {path}, then run"
            f" `genex decide {path}`."
        )


def place_of_open(store: Store, keys: Keys, folder: Path) -> Path:
    """The first place where nobody has written anything that would be lost."""
    names = (f"open.{number}.csv" if number else NAME for number in count())
    places = (folder / name for name in names)
    return next(place for place in places if _may_be_replaced(place, store, keys))


def _may_be_replaced(path: Path, store: Store, keys: Keys) -> bool:
    """Whether a table is not there, or holds nothing but what genex wrote or has taken back."""
    if not path.is_file():
        return not path.exists()
    try:
        table = returned_table(path)
    except GenexError:
        return False
    reader = RowReader(store, keys, "")
    return table.is_ours and nothing_waits(reader, table.rows)
