"""Files are written whole or not at all, and nothing is overwritten by accident."""

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

from genex.errors import FileError
from genex.files.reading import holds

_PIECE = 2**16  # bytes that are copied at a time
UNFINISHED = ".genex"  # ends the names of files that are not whole yet


def write_folder(folder: Path, files: Mapping[str, bytes], *, force: bool = False) -> list[Path]:
    """Write files into a folder, all of them or none."""
    contents = {folder / name: content for name, content in files.items()}
    try:
        if not force:
            _check_free(contents)
        folder.mkdir(parents=True, exist_ok=True)
        write_all(contents)
    except OSError as error:
        raise FileError(
            f"{folder}: cannot be written: {error.strerror}. Choose another folder with --out."
        ) from error
    return list(contents)


def _check_free(contents: Mapping[Path, bytes]) -> None:
    """Where a file with another content is in the way, nothing is written."""
    for path, content in contents.items():
        if path.exists() and not path.is_dir() and not holds(path, content):
            raise FileError(
                f"{path}: already exists with other content. Use --force to replace it, or"
                " --out for another folder."
            )


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write files by way of temporary ones, so that nobody ever sees half of one."""
    staged: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            staged[path] = _temporary_beside(path)
            _write_through(staged[path], content)
        for path, temporary in staged.items():
            _put_in_place(temporary, path)
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


def _temporary_beside(path: Path) -> Path:
    """A new empty file in the same folder; an error names the file that is wanted."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    try:
        handle, name = tempfile.mkstemp(UNFINISHED, f".{path.name}.", path.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    os.close(handle)
    return Path(name)


def _put_in_place(temporary: Path, path: Path) -> None:
    """Give a file that is whole its name; an error names the file that is wanted."""
    try:
        temporary.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def _write_through(path: Path, content: bytes) -> None:
    """Write a file down to the disk; mkstemp let nobody else read it."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o600 if path.name.startswith(".key.") else 0o644)  # a key is not for everybody


def copy_file(source: Path, path: Path) -> None:
    """Copy a file piece by piece; the copy is there when all of it is, and not before."""
    temporary = _temporary_beside(path)
    try:
        with source.open("rb") as old, temporary.open("wb") as new:
            shutil.copyfileobj(old, new, _PIECE)
            new.flush()
            os.fsync(new.fileno())
        temporary.chmod(0o644)
        _put_in_place(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def written_whole(path: Path) -> Iterator[IO[str]]:
    """A text file that is there when everything has been written, and not before."""
    with written_together(path) as (file,):
        yield file


@contextmanager
def written_together(*paths: Path) -> Iterator[list[IO[str]]]:
    """Text files that are there when all of them have been written, and not before."""
    staged: dict[Path, Path] = {}
    try:
        with ExitStack() as stack:
            for path in paths:
                path.parent.mkdir(parents=True, exist_ok=True)
                staged[path] = _temporary_beside(path)
            files = [stack.enter_context(_opened(one)) for one in staged.values()]
            yield files
            for file in files:
                file.flush()
                os.fsync(file.fileno())
        for path, temporary in staged.items():
            temporary.chmod(0o644)
            _put_in_place(temporary, path)
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


def _opened(path: Path) -> IO[str]:
    """A text file to write; half characters, which nobody can write, are written out."""
    return path.open("w", encoding="utf-8", errors="backslashreplace", newline="")


def as_json(value: Any) -> bytes:
    """JSON as people can read it: numbers of one row stay in one line."""
    return (_layout(value) + "\n").encode()


def _layout(value: Any, indent: str = "") -> str:
    """Indented, except for lists of plain values."""
    deeper = indent + "  "
    if isinstance(value, dict) and value:
        lines = (f"{deeper}{json.dumps(k)}: {_layout(v, deeper)}" for k, v in value.items())
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if isinstance(value, list) and any(isinstance(part, (list, dict)) for part in value):
        return "[\n" + ",\n".join(deeper + _layout(part, deeper) for part in value) + f"\n{indent}]"
    return json.dumps(value, ensure_ascii=False)


OUT = Path("out")
