"""Files from anyone: bounded, and JSON with its numbers kept as they were written."""

import filecmp
import io
import json
import stat
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from genex.errors import FileError

MOST_BYTES = 2_000_000  # of one answer sheet or key
_OF_A_SHELL = ("/dev/fd/", "/proc/self/fd/")  # what `<(command)` gives: somebody writes into it
_NO_FILE = "there is no such file"
_USUAL, _MUCH = 2**16, 2**22  # bytes of a piece: room is made before anything is read


def file_text(path: Path, what: str, most: int, missing: str = "") -> str:
    """The text of a file that a user named, or a FileError: place, fact, way out."""
    try:
        return decoded(content_within(path, what, most, missing))
    except FileError as error:
        raise FileError(f"{path}: {error}") from None


def file_content(path: Path, what: str, most: int, missing: str = "") -> bytes:
    """The bytes of a file that a user named, or a FileError: place, fact, way out."""
    try:
        return content_within(path, what, most, missing)
    except FileError as error:
        raise FileError(f"{path}: {error}") from None


def content_within(path: Path, what: str, most: int, missing: str = "") -> bytes:
    """The bytes of a file if there are no more than so many; a FileError leaves out the place."""
    check_file(path, what, most, missing)
    try:
        with path.open("rb") as file:
            return bounded(file, what, most)
    except OSError as error:
        raise FileError(_unread(str(error.strerror), what)) from None


def check_file(path: Path, what: str, most: int, missing: str = "") -> None:
    """Refuse what is no file or too large a one before it is opened: a pipe might wait for ever."""
    try:
        found = path.stat()
    except FileNotFoundError:
        gone = "is a link to a file that is not there" if path.is_symlink() else _NO_FILE
        raise FileError(missing or f"{gone}. Give the path of {what}.") from None
    except OSError as error:
        raise FileError(_unread(str(error.strerror), what)) from None
    if stat.S_ISDIR(found.st_mode):
        raise FileError(_unread("Is a directory", what))
    if not stat.S_ISREG(found.st_mode) and not str(path).startswith(_OF_A_SHELL):
        raise FileError(_unread("it is a pipe or a device", what))
    if found.st_size > most:
        raise FileError(_too_large(what, most))


def bounded(file: IO[bytes], what: str, most: int) -> bytes:
    """What an open file holds if that is no more than so many bytes, whatever it says itself."""
    pieces, size, room = list[bytes](), 0, _USUAL
    while piece := file.read(min(room, most + 1 - size)):
        pieces.append(piece)
        size, room = size + len(piece), _MUCH
        if size > most:
            raise FileError(_too_large(what, most))
    return b"".join(pieces)


class Bounded(io.RawIOBase):
    """A file from anyone, read as it goes: a FileError where it is broken or holds too much."""

    def __init__(
        self, file: IO[bytes], what: str, most: int, count: Callable[[int], object] = int
    ) -> None:
        self.file, self.what, self.most, self.count = file, what, most, count
        self.size = 0  # of what was read so far

    def readable(self) -> bool:
        """Whether it can be read."""
        return True

    def readinto(self, room: Any, /) -> int:
        """Read as much as there is room for."""
        try:
            piece = self.file.read(len(room))
        except FileError:
            raise
        except Exception as error:  # noqa: BLE001  (each way of packing has errors of its own)
            raise FileError(f"cannot be read: {error}. Hand in a whole file.") from None
        self.size += len(piece)
        self.count(len(piece))
        if self.size > self.most:
            raise FileError(_too_large(self.what, self.most))
        room[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        """Close the file, too."""
        self.file.close()
        super().close()


def _unread(why: str, what: str) -> str:
    """The complaint of a file that does not open."""
    return f"cannot be read: {why}. Give the path of {what}."


def _too_large(what: str, most: int) -> str:
    """The complaint of a file that is none of its kind."""
    return f"larger than {most:,} bytes. Is it {what}?"


def holds(path: Path, content: bytes) -> bool:
    """Whether a path is that of a file with just this content."""
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def is_copy(path: Path, other: Path) -> bool:
    """Whether two files hold the same, compared piece by piece."""
    return path.is_file() and filecmp.cmp(path, other, shallow=False)


class Numeral(str):
    """A number that stood in the file without quotation marks, letter by letter."""

    __slots__ = ()


def read_json(content: bytes) -> Any:
    """What a file holds, or a FileError that says in one line why it cannot be read."""
    if not content.strip():
        raise FileError("is empty.")
    try:
        return json.loads(decoded(content), object_pairs_hook=_once, **_KEPT)
    except RecursionError:
        raise FileError("nested too deeply to be read.") from None
    except json.JSONDecodeError as error:
        raise FileError(
            f"not JSON: {error.msg} in line {error.lineno}, column {error.colno}."
            f"{' The file ends too early.' if error.pos >= len(content.rstrip()) else ''}"
        ) from None


def decoded(content: bytes) -> str:
    """The text of a file."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise FileError("written in UTF-16. Save it as UTF-8.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(f"not UTF-8 text (byte {error.start + 1}). Save it as UTF-8.") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; a name that comes twice would hide an answer."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = Counter(name for name, _ in pairs)
        twice = next(name for name in names if names[name] > 1)
        raise FileError(f"'{twice[:40]}' appears twice.")
    return found


_KEPT: dict[str, Any] = {"parse_float": Numeral, "parse_int": Numeral, "parse_constant": Numeral}


def delimiter(text: str) -> str:
    """What separates the cells: what the first line has most of."""
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)
