"""Where sheets were handed in: nothing there is ever taken for a key."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from genex.errors import FileError
from genex.files.folders import files_below
from genex.files.zips import opened_zip

_KEY = "key.json"
Where = tuple[int, int]  # of a folder, whatever path leads there


class HandedInPlaces:
    """The folders and files that were handed in."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.known: dict[Path, Where | None] = {}
        self.folders, self.files = list[Path](), dict[Path, list[Path]]()
        for path in paths:
            if os.path.isdir(path):  # noqa: PTH112  (in a closed folder, Path.is_dir raises)
                self.folders.append(path)
            else:
                self.files.setdefault(path.parent, []).append(path)
        self.above = {self.where(folder) for folder in self.folders} - {None}
        self.beside = {self.where(folder) for folder in self.files} - {None}

    def where(self, folder: Path) -> Where | None:
        """What tells a folder from all others; nothing if it is not there."""
        if folder not in self.known:
            try:
                found = folder.stat()
            except OSError:
                self.known[folder] = None
            else:
                self.known[folder] = found.st_dev, found.st_ino
        return self.known[folder]

    def hold(self, path: Path, below: Path | None = None) -> bool:
        """Whether a file lies in a folder that was handed in, itself strictly below another."""
        parents = [self.where(parent) for parent in path.resolve().parents]
        top = None if below is None else self.where(below.resolve())
        own = parents[: parents.index(top)] if top in parents else parents
        return not self.above.isdisjoint(own)

    def lie_beside(self, path: Path) -> bool:
        """Whether a file that was handed in lies in the same folder as this one."""
        return self.where(path.parent) in self.beside

    def so_called_keys(self) -> Iterator[str]:
        """What is called a key and lies in or beside what was handed in."""
        for folder in self.folders:
            yield from _keys_below(folder)
        for folder, files in self.files.items():
            key = folder / _KEY
            if os.path.isfile(key) and key not in files:  # noqa: PTH113  (Path.is_file raises, too)
                yield str(key)
            yield from (name for file in files if _is_zip(file) for name in _keys_in_zip(file))


def _is_zip(path: Path) -> bool:
    """Whether a path is read as a zip."""
    return path.suffix.lower() == ".zip"


def _keys_below(folder: Path) -> Iterator[str]:
    """The keys in a folder and below it, in zips too."""
    for path in files_below(folder, lambda *_: None):  # where sheets are read, this is told
        if path.name == _KEY:
            yield str(path)
        elif _is_zip(path):
            yield from _keys_in_zip(path)


def _keys_in_zip(path: Path) -> Iterator[str]:
    """The keys in a zip; what cannot be read is told where its sheets are read."""
    try:
        with opened_zip(path, "a zip of answer sheets") as archive:
            names = sorted(archive.namelist())
    except FileError:
        return
    yield from (f"{path}:{name}" for name in names if Path(name).name == _KEY)
