"""Earlier results: read again, and kept where the new ones leave some of them out."""

import errno
import json
import re
from collections.abc import Collection, Iterator
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import IO, Any

from genex.errors import FileError
from genex.files.reading import check_file, file_text, is_copy
from genex.files.writing import copy_file

_MOST_NAMED = 5
_MISSING = "there are no results yet. Run `genex grade` first."
_WHAT, _MOST_BYTES = "results of genex", 1_000_000_000
_NEEDED = {"student", "quiz", "file", "answers", "parts", "marks"}
_LONGEST, _START, _PIECE = 20_000_000, 50_000, 2**16  # bytes of one result, which is a line
_TEXT = rb'("(?:[^"\\]|\\.)*")'
_OWNER = re.compile(  # as `stored` begins a result
    rb'\{"student": \{"id": ' + _TEXT + rb', "name": "(?:[^"\\]|\\.)*"\}, "quiz": ' + _TEXT
    + rb', "file": ' + _TEXT
)  # fmt: skip
HEAD = '{"results": ['  # the first line of results; each of them has one of its own
Handed = tuple[str, str]  # a quiz, and the student or the file


class StoredResults:
    """The results that an earlier run wrote, read one by one, however many there are."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rest: dict[str, Any] = {}  # what stands behind them, once they have been read
        try:
            check_file(path, _WHAT, _MOST_BYTES, _MISSING)
        except FileError as error:
            raise FileError(f"{path}: {error}") from None

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Read them from the first to the last."""
        try:
            with self.path.open("rb") as lines:
                ours = _is_ours(lines)
                yield from map(_checked, self.by_line(lines) if ours else self.at_once())
        except OSError as error:
            raise FileError(f"{self.path}: cannot be read: {error.strerror}.") from None
        except (ValueError, RecursionError) as error:
            raise FileError(f"{self.path}: not a results file of genex: {error}.") from error
        if "refused" not in self.rest:
            raise FileError(f"{self.path}: not a results file of genex. Run `genex grade` again.")

    def by_line(self, lines: IO[bytes]) -> Iterator[dict[str, Any]]:
        """Read each from its own line, as genex writes them."""
        for line in iter(partial(lines.readline, _LONGEST), b""):
            if not _is_result(line):
                self.rest = json.loads(b"{" + lines.readline(_LONGEST))
                return
            yield json.loads(line.strip().removesuffix(b","))

    def at_once(self) -> Iterator[dict[str, Any]]:
        """Read a file that somebody has laid out anew."""
        found = json.loads(file_text(self.path, _WHAT, _MOST_BYTES))
        if isinstance(found, dict):
            self.rest = found
            yield from found.get("results", [])


def _checked(one: Any) -> dict[str, Any]:
    """A result, which has all that genex writes of each."""
    if not isinstance(one, dict) or not one.keys() >= _NEEDED:
        raise ValueError("a result lacks something")
    return one


def put_aside(path: Path, present: Collection[Handed]) -> Iterator[str]:
    """Keep a copy of earlier results if some are not among the new ones, and say so."""
    if not path.exists():
        return
    if not path.is_file():
        raise OSError(errno.EEXIST, "something else has this name", str(path))
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
            yield from _owners(lines) if _is_ours(lines) else [("", path.name)]
    except (OSError, KeyError, TypeError, ValueError, RecursionError):
        yield "", path.name


def _is_ours(lines: IO[bytes]) -> bool:
    """Whether a file begins as genex begins results."""
    return lines.readline(_LONGEST).strip() == HEAD.encode()


def _owners(lines: IO[bytes]) -> Iterator[Handed]:
    """Whose the results in the lines are, by what each line begins with; the rest is not read."""
    while _is_result(line := lines.readline(_START)):
        found = _OWNER.match(line)
        if found is None:
            raise ValueError
        student, quiz, file = (json.loads(text) for text in found.groups())
        yield quiz, student or file
        while line and not line.endswith(b"\n"):
            line = lines.readline(_PIECE)
    if not line.startswith(b"]"):
        raise ValueError  # it was cut off


def _is_result(line: bytes) -> bool:
    """Whether a line of results is that of one student: genex writes each on a line of its own."""
    return line[:1] == b"{"


def _free(path: Path) -> Path:
    """Where results can be put aside: a new file, or the one that holds just them."""
    places = (path.with_name(f"{path.stem}.{number}{path.suffix}") for number in count(1))
    return next(one for one in places if not one.exists() or is_copy(one, path))
