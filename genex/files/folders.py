"""The files in a folder and below it, however deep; nothing is passed over in silence."""

import os
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

_MOST_FILES = 100_000  # in one folder
_LINK = "is a link to a folder, which is not followed. Give that folder itself."
_MANY = f"holds more than {_MOST_FILES:,} files; the others are not read. Split it."
Complain = Callable[[Path, str], None]


def files_below(folder: Path, complain: Complain) -> Iterator[Path]:
    """Every file below a folder in order; `complain` is told what could not be looked into."""
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            names, folders = _listed(place, complain)
        except OSError as error:
            complain(place, f"cannot be read: {error.strerror}. Give a folder of answer sheets.")
            continue
        yield from (place / name for name in names)
        waiting += [place / name for name in reversed(folders)]


def _listed(place: Path, complain: Complain) -> tuple[list[str], list[str]]:
    """The names of the files and of the folders in a folder."""
    names, folders = list[str](), list[str]()
    with os.scandir(place) as found:
        for entry in islice(found, _MOST_FILES):
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.name)
            elif entry.is_symlink() and Path(entry.path).is_dir():
                complain(Path(entry.path), _LINK)
            else:
                names.append(entry.name)
        if next(found, None) is not None:
            complain(place, _MANY)
    return sorted(names), sorted(folders)
