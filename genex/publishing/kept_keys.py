"""Keys that are never written over: without them, papers that are printed cannot be marked."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from genex.errors import FileError
from genex.files.reading import MOST_BYTES, file_content, holds, read_json

_OTHER_FOLDER = "Use --out for another folder."


def check_key(path: Path, key: bytes) -> None:
    """Refuse to replace a key by one of another quiz, or of the same one with other numbers."""
    if not path.is_file() or holds(path, key):
        return
    try:
        there = _numbers(read_json(file_content(path, "a key", MOST_BYTES)))
    except (FileError, KeyError, TypeError):
        raise FileError(
            f"{path}: is no key that genex can read, so it may be that of another quiz."
            f" Move it away, or use --out for another folder."
        ) from None
    new = _numbers(read_json(key))
    if there["quiz"] != new["quiz"]:
        raise FileError(
            f"{path}: is the key of another quiz, {there['quiz']}, whose papers are marked by it."
            f" {_OTHER_FOLDER}"
        )
    if there != new:
        raise FileError(
            f"{path}: is the key of papers with other numbers, from another version of genex or of"
            f" a plugin. {_OTHER_FOLDER}"
        )


def _numbers(key: Any) -> Mapping[str, Any]:
    """What of a key belongs to its printed papers: the code, the numbers and what is asked."""
    exercises = [
        {
            "number": one["number"],
            "given": (one["family"], one["version"], one["given"]),
            "parts": [(part["id"], part["name"], part["shown"]) for part in one["parts"]],
        }
        for one in key["questions"]
    ]
    return {"quiz": key["quiz"], "student": key["student"], "exercises": exercises}
