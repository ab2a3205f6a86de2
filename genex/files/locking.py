"""A folder that one run at a time writes into; the lock is gone with the process that holds it."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from genex.errors import FileError
from genex.files.writing import UNFINISHED

_NAME = ".genex.lock"
_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}  # as systems say that another run has it


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other runs of genex out of a folder, which is made if it is not there."""
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    path = folder / _NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = _lock_file(path)
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
        _sweep(folder)
        yield
    finally:
        with suppress(OSError):  # Windows removes no file that is open
            path.unlink()
        os.close(handle)  # which ends the lock
        _leave(made)


def _lock_file(path: Path) -> int | None:
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
    """Whether no other run has the lock, as far as the system can tell."""
    try:
        _lock(handle)
    except ImportError:  # in a browser nobody else is there
        return True
    except OSError as error:  # some network folders know no locks
        return error.errno not in _TAKEN
    return True


def _lock(handle: int) -> None:
    """Take the lock, at once or not at all."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415  (only there)

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415  (not in a browser)

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sweep(folder: Path) -> None:
    """Remove what runs left behind that were killed while they wrote."""
    for pattern in (f".*{UNFINISHED}", f"*/.*{UNFINISHED}"):
        for path in folder.glob(pattern):
            with suppress(OSError):
                path.unlink()


def _leave(made: list[Path]) -> None:
    """Remove the folders that were made if nothing was written into them."""
    with suppress(OSError):
        for folder in made:
            folder.rmdir()
