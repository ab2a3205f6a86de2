"""Earlier results: read again, and kept where the new ones leave some of them out."""

import json
from collections.abc import Collection, Iterator
from functools import partial
from itertools import count, islice, takewhile
from pathlib import Path
from typing import Any

from genex.errors import FileError
from genex.files.reading import file_text, is_copy
from genex.files.writing import copy_file

_MOST_NAMED = 5
_WHAT, _MOST_BYTES = "results of genex", 1_000_000_000
_LONGEST = 20_000_000  # bytes of one result
HEAD = '{"results": ['  # the first line of results; each of them has one of its own
Handed = tuple[str, str]  # a quiz, and the student or the file


def read_results(path: Path) -> dict[str, Any]:
    """The results that an earlier run wrote."""
    text = file_text(path, _WHAT, _MOST_BYTES, "there are no results yet. Run `genex grade` first.")
    try:
        found: dict[str, Any] = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FileError(f"{path}: not a results file of genex: {error}.") from error
    if not isinstance(found, dict) or not {"results", "refused"} <= found.keys():
        raise FileError(f"{path}: not a results file of genex. Run `genex grade` again.")
    return found


def put_aside(path: Path, present: Collection[Handed]) -> Iterator[str]:
    """Keep a copy of earlier results if some are not among the new ones, and say so."""
    if not path.exists():
        return
    lost = (one for one in _handed_in(path) if one not in present)
    named = [name for _, name in islice(lost, _MOST_NAMED)]
    more = sum(1 for _ in lost)
    if named:
        kept = _free(path)
        copy_file(path, kept)
        names = f"{', '.join(named)} and {more} more" if more else ", ".join(named)
        yield f"Earlier results that are not in this run stay in {kept}: {names}."


def _handed_in(path: Path) -> Iterator[Handed]:
    """Whose results are in a file; one that is none of ours is kept for its own sake."""
    try:
        with path.open("rb") as lines:
            if lines.readline(_LONGEST).strip() != HEAD.encode():
                yield "", path.name
                return
            for line in takewhile(_is_result, iter(partial(lines.readline, _LONGEST), b"")):
                one = json.loads(line.strip().removesuffix(b","))
                yield str(one["quiz"]), str(one["student"]["id"] or one["file"])
    except (OSError, KeyError, TypeError, ValueError, RecursionError):
        yield "", path.name


def _is_result(line: bytes) -> bool:
    """Whether a line of results is that of one student: genex writes each on a line of its own."""
    return line[:1] == b"{"


def _free(path: Path) -> Path:
    """Where results can be put aside: a new file, or the one that holds just them."""
    places = (path.with_name(f"{path.stem}.{number}{path.suffix}") for number in count(1))
    return next(one for one in places if not one.exists() or is_copy(one, path))
