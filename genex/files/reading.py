"""JSON from anyone: bounded, with numbers kept as they were written."""

import json
from typing import Any

from genex.errors import FileError

MOST_BYTES = 2_000_000


class Numeral(str):
    """A number that stood in the file without quotation marks, letter by letter."""

    __slots__ = ()


def read_json(content: bytes) -> Any:
    """What a file holds, or a FileError that says in one line why it cannot be read."""
    if len(content) > MOST_BYTES:
        raise FileError(f"larger than {MOST_BYTES:,} bytes, too large for an answer sheet.")
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
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise FileError(f"'{twice[:40]}' appears twice.")
    return found


_KEPT: dict[str, Any] = {"parse_float": Numeral, "parse_int": Numeral, "parse_constant": Numeral}


def delimiter(text: str) -> str:
    """What separates the cells: what the first line has most of."""
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)
