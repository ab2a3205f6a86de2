"""Earlier results: read again, and kept where the new ones leave some of them out."""

import json
from collections.abc import Collection, Iterator
from itertools import count
from pathlib import Path
from typing import Any

from genex.errors import FileError
from genex.files.writing import write_all

_MOST_NAMED = 5
Handed = tuple[str, str]  # a quiz, and the student or the file


def read_results(path: Path) -> dict[str, Any]:
    """The results that an earlier run wrote."""
    try:
        with path.open(encoding="utf-8") as file:
            found: dict[str, Any] = json.load(file)
    except FileNotFoundError:
        raise FileError(f"{path}: there are no results yet. Run `genex grade` first.") from None
    except (ValueError, RecursionError) as error:
        raise FileError(f"{path}: not a results file of genex: {error}.") from error
    if not isinstance(found, dict) or not {"results", "refused"} <= found.keys():
        raise FileError(f"{path}: not a results file of genex. Run `genex grade` again.")
    return found


def put_aside(path: Path, present: Collection[Handed]) -> Iterator[str]:
    """Keep a copy of earlier results if some are not among the new ones, and say so."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return
    lost = [one for one in _handed_in(path) if one not in present]
    if lost:
        kept = _free(path, content)
        write_all({kept: content})
        names = ", ".join(name for _, name in lost[:_MOST_NAMED])
        more = f" and {len(lost) - _MOST_NAMED} more" if len(lost) > _MOST_NAMED else ""
        yield f"Earlier results that are not in this run stay in {kept}: {names}{more}."


def _handed_in(path: Path) -> Iterator[Handed]:
    """Whose results are in a file; one that is none of ours is kept for its own sake."""
    try:
        for one in read_results(path)["results"]:
            yield str(one["quiz"]), str(one["student"]["id"] or one["file"])
    except (FileError, KeyError, TypeError):
        yield "", path.name


def _free(path: Path, content: bytes) -> Path:
    """Where results can be put aside: a new file, or the one that holds just them."""
    places = (path.with_name(f"{path.stem}.{number}{path.suffix}") for number in count(1))
    return next(one for one in places if not one.exists() or one.read_bytes() == content)
