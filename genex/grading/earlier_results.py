"""Earlier results: read again, and kept where the new ones leave some of them out."""

import json
from collections.abc import Collection, Iterable, Iterator
from io import BytesIO
from itertools import count, takewhile
from pathlib import Path
from typing import Any

from genex.errors import FileError
from genex.files.reading import file_content, file_text, holds
from genex.files.writing import write_all

_MOST_NAMED = 5
_WHAT, _MOST_BYTES = "results of genex", 1_000_000_000
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


def results_content(path: Path) -> bytes:
    """The file of results as it is."""
    return file_content(path, _WHAT, _MOST_BYTES)


def put_aside(path: Path, present: Collection[Handed]) -> Iterator[str]:
    """Keep a copy of earlier results if some are not among the new ones, and say so."""
    if not path.exists():
        return
    content = results_content(path)
    lost = [one for one in _handed_in(path, content) if one not in present]
    if lost:
        kept = _free(path, content)
        write_all({kept: content})
        names = ", ".join(name for _, name in lost[:_MOST_NAMED])
        more = f" and {len(lost) - _MOST_NAMED} more" if len(lost) > _MOST_NAMED else ""
        yield f"Earlier results that are not in this run stay in {kept}: {names}{more}."


def _handed_in(path: Path, content: bytes) -> Iterator[Handed]:
    """Whose results are in a file; one that is none of ours is kept for its own sake."""
    try:
        for one in _each_result(path, content):
            yield str(one["quiz"]), str(one["student"]["id"] or one["file"])
    except (FileError, KeyError, TypeError, ValueError, RecursionError):
        yield "", path.name


def _each_result(path: Path, content: bytes) -> Iterable[dict[str, Any]]:
    """The results in a file one after the other: genex writes each on a line of its own."""
    lines = BytesIO(content)
    if next(lines, b"").strip() != HEAD.encode():
        whole: list[dict[str, Any]] = read_results(path)["results"]
        return whole
    found = (line.strip().removesuffix(b",") for line in lines)
    return (json.loads(line) for line in takewhile(lambda line: line[:1] == b"{", found))


def _free(path: Path, content: bytes) -> Path:
    """Where results can be put aside: a new file, or the one that holds just them."""
    places = (path.with_name(f"{path.stem}.{number}{path.suffix}") for number in count(1))
    return next(one for one in places if not one.exists() or holds(one, content))
