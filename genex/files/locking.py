"""A folder that one run at a time writes into; the lock is gone with the process that holds it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from genex.errors import FileError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_NAME = ".genex.lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other runs of genex out of a folder, which is made if it is not there."""
    path = folder / _NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = _taken(path)
    except OSError as error:
        raise FileError(
            f"{folder}: cannot be written: {error.strerror}. Choose another folder with --out."
        ) from None
    if handle is None:
        raise FileError(
            f"{folder}: another run of genex is writing there. Wait until it has ended, or"
            " choose another folder with --out."
        )
    try:
        yield
    finally:
        with suppress(OSError):  # Windows removes no file that is open
            path.unlink()
        os.close(handle)  # which ends the lock


def _taken(path: Path) -> int | None:
    """The file with the lock on it; nothing if another run has it."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        if not _is_ours(handle):
            os.close(handle)
            return None
        with suppress(FileNotFoundError):  # the run before may have removed it just now
            if os.path.samestat(os.fstat(handle), path.stat()):
                return handle
        os.close(handle)


def _is_ours(handle: int) -> bool:
    """Whether the lock could be taken, at once or not at all."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
