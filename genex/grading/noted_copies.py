"""Sheets that fit another variant, told in the table and in the files of results."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from genex.files.writing import written_whole
from genex.grading.collusion import Copy
from genex.grading.results import Row, as_number

_COLUMN = "without_following"  # of results.csv, and in results.json
_CHECK = "Check this by hand."


def note_copies(rows: list[Row], paths: Iterable[Path], copies: Iterable[Copy]) -> list[str]:
    """Add what is to be told about copies to rows and files; the notes on them are returned."""
    found = {copy.number: copy for copy in copies}
    for number, copy in found.items():
        rows[number] = replace(rows[number], remarks=(*rows[number].remarks, str(copy)))
    if found:
        everything, table = paths
        _rewrite_json(everything, found)
        _rewrite_csv(table, found)
    return [f"{copy.student} {copy}. {_CHECK}" for copy in found.values()]


def _rewrite_json(path: Path, copies: Mapping[int, Copy]) -> None:
    """Write the results anew, each of which has a line of its own under the first."""
    with ExitStack() as stack:
        file = stack.enter_context(written_whole(path))
        lines = stack.enter_context(path.open(encoding="utf-8"))  # closed before it is replaced
        for number, line in enumerate(lines, -1):
            file.write(_with_copy(line, copies[number]) if number in copies else line)


def _with_copy(line: str, copy: Copy) -> str:
    """The line of a result with what is told of a copy."""
    bare = line.rstrip("\n").removesuffix(",")
    result = json.loads(bare)
    result["remarks"].append(str(copy))
    result["copy"] = {
        "variant_of": copy.other,
        "matches": copy.matches,
        "own": copy.own,
        "telling": copy.telling,
        _COLUMN: as_number(copy.without),
    }
    return json.dumps(result) + line[len(bare) :]


def _rewrite_csv(path: Path, copies: Mapping[int, Copy]) -> None:
    """Write the table anew with a last column for the marks without what follows."""
    with ExitStack() as stack:
        file = stack.enter_context(written_whole(path))
        rows = csv.reader(stack.enter_context(path.open(encoding="utf-8", newline="")))
        csv.writer(file).writerows(_with_column(rows, copies))


def _with_column(rows: Iterable[list[str]], copies: Mapping[int, Copy]) -> Iterator[list[str]]:
    """The rows of the table with one more column."""
    for number, row in enumerate(rows, -1):
        copy = copies.get(number)
        if number < 0:
            yield [*row, _COLUMN]
        elif copy is None:
            yield [*row, ""]
        else:
            remarks = "; ".join(filter(None, (row[-1], str(copy))))
            yield [*row[:-1], remarks, str(as_number(copy.without))]
