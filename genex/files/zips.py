"""Zip files from anyone: opened only if the list of what they hold is one that can be kept."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from genex.errors import FileError
from genex.files.reading import check_file

_MOST_BYTES = 4_000_000_000
_LONGEST_LIST = 2**22  # bytes, which zipfile reads at once: some 30,000 files with usual names


class _Sparing(io.BufferedReader):
    """An open file of which nobody gets very much at once."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Read so many bytes, unless they are more than the list of a zip may have."""
        if size is not None and size > _LONGEST_LIST:
            raise FileError("lists far too many files. Hand in several zips, or a folder.")
        return super().read(size)


@contextmanager
def opened_zip(path: Path, what: str) -> Iterator[zipfile.ZipFile]:
    """A zip to read, or a FileError that leaves out the place."""
    check_file(path, what, _MOST_BYTES)
    try:
        file = _Sparing(io.FileIO(path))
    except OSError as error:
        raise FileError(f"cannot be read: {error.strerror}. Give the path of {what}.") from None
    with file:
        try:
            archive = zipfile.ZipFile(file)
        except FileError:
            raise
        except Exception as error:  # noqa: BLE001  (the list may be broken in many ways)
            raise FileError(f"not a readable zip file: {error}. Pack it again.") from None
        with archive:
            yield archive
