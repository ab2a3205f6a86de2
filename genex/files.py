"""Files are written whole or not at all, and nothing is overwritten by accident."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from genex.errors import FileError


def write_folder(folder: Path, files: Mapping[str, bytes], *, force: bool = False) -> list[Path]:
    """Write files into a folder; where one with another content is in the way, none is written."""
    for name, content in files.items():
        path = folder / name
        if not force and path.exists() and path.read_bytes() != content:
            raise FileError(
                f"{path}: is there already, with another content. Give --force to replace it, or"
                " another folder with --out."
            )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [write_whole(folder / name, content) for name, content in files.items()]
    except OSError as error:
        raise FileError(
            f"{folder}: cannot be written: {error.strerror}. Give another --out."
        ) from error


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file by way of a temporary one, so that nobody ever sees half of it."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)  # noqa: PTH101  (mkstemp lets nobody else read)
        os.replace(temporary, path)  # noqa: PTH105
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return path


def as_json(value: Any) -> bytes:
    """JSON as people can read it: numbers of one row stay in one line."""
    return (layout(value) + "\n").encode()


def layout(value: Any, indent: str = "") -> str:
    """Indented, except for lists of plain values."""
    deeper = indent + "  "
    if isinstance(value, dict) and value:
        lines = (f"{deeper}{json.dumps(k)}: {layout(v, deeper)}" for k, v in value.items())
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if isinstance(value, list) and any(isinstance(part, (list, dict)) for part in value):
        return "[\n" + ",\n".join(deeper + layout(part, deeper) for part in value) + f"\n{indent}]"
    return json.dumps(value, ensure_ascii=False)
