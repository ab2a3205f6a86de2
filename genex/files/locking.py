"""A folder that one run at a time writes into; the lock is gone with the process that holds it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / _NAME, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise FileError(
            f"{folder}: cannot be written: {error.strerror}. Choose another folder with --out."
        ) from None
    try:
        if not _is_taken_by_us(handle):
            raise FileError(
                f"{folder}: another run of genex is writing there. Wait until it has ended, or"
                " choose another folder with --out."
            )
        yield
    finally:
        os.close(handle)  # which ends the lock


def _is_taken_by_us(handle: int) -> bool:
    """Whether the lock could be taken, at once or not at all."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
