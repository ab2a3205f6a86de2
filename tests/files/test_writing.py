"""Files are written whole or not at all, and nothing is overwritten by accident."""

import errno
import json
import os
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genex.errors import FileError
from genex.files.writing import as_json, write_folder
from genex.publishing.quiz_files import issue
from tests.process import contents

FILES = {"a.txt": b"one", "b.txt": b"two"}


def full(*_: object) -> NoReturn:
    """A disk without space."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_files_are_written(tmp_path: Path) -> None:
    """The folder is made, and the paths come back in order."""
    folder = tmp_path / "new" / "folder"
    assert write_folder(folder, FILES) == [folder / "a.txt", folder / "b.txt"]
    assert contents(folder) == FILES


def test_same_content_is_fine(tmp_path: Path) -> None:
    """Writing the same files again is no error and changes nothing."""
    write_folder(tmp_path, FILES)
    write_folder(tmp_path, FILES)
    assert contents(tmp_path) == FILES


def test_other_content_is_refused(tmp_path: Path) -> None:
    """One file of another content keeps all of them from being written."""
    (tmp_path / "b.txt").write_bytes(b"mine")
    with pytest.raises(FileError, match=r"b\.txt: already exists with other content\."):
        write_folder(tmp_path, FILES)
    assert contents(tmp_path) == {"b.txt": b"mine"}


def test_force_replaces(tmp_path: Path) -> None:
    """With force, it is replaced; other files in the folder stay."""
    (tmp_path / "b.txt").write_bytes(b"mine")
    (tmp_path / "c.txt").write_bytes(b"yours")
    write_folder(tmp_path, FILES, force=True)
    assert contents(tmp_path) == FILES | {"c.txt": b"yours"}


@pytest.mark.parametrize("moment", ["fsync", "replace"])
@pytest.mark.parametrize("call", [1, 2])
def test_failing_write_leaves_no_half_file(
    moment: str, call: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk is full at any moment, each old file is as it was or the new one, whole."""
    old = {"a.txt": b"old one", "b.txt": b"old two"}
    write_folder(tmp_path, old)
    real, calls = getattr(os, moment), []

    def failing(*arguments: Any) -> Any:
        calls.append(arguments)
        return real(*arguments) if len(calls) != call else full()

    monkeypatch.setattr(os, moment, failing)
    with pytest.raises(FileError, match="cannot be written: No space left on device"):
        write_folder(tmp_path, FILES, force=True)
    expected = old if (moment, call) != ("replace", 2) else old | {"a.txt": b"one"}
    assert contents(tmp_path) == expected


def test_interrupt_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever presses Ctrl-C in the middle finds no files, not even temporary ones."""

    def interrupt(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path, FILES)
    assert contents(tmp_path) == {}


def test_folder_in_the_way_of_a_file(tmp_path: Path) -> None:
    """A folder where a file should be is explained."""
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(FileError, match="cannot be written: Is a directory"):
        write_folder(tmp_path, FILES)


def test_others_may_read(tmp_path: Path) -> None:
    """Files are readable for all, as files usually are, and not run."""
    write_folder(tmp_path, FILES)
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o644


def test_quiz_written_twice(tmp_path: Path) -> None:
    """The same quiz may be issued twice; its files are the same."""
    first = issue("quiz", 7, out=tmp_path)
    before = contents(tmp_path)
    assert issue("quiz", 7, out=tmp_path).paths == first.paths
    assert contents(tmp_path) == before
    assert set(before) == {
        f"{first.quiz.id}/{name}" for name in ("exam.pdf", "key.pdf", "key.json", "answers.json")
    }


def test_other_paper_size_needs_force(tmp_path: Path) -> None:
    """Another exam under the same id is refused without --force, and nothing changes."""
    issue("quiz", 7, out=tmp_path)
    before = contents(tmp_path)
    with pytest.raises(FileError, match=r"exam\.pdf: already exists"):
        issue("quiz", 7, out=tmp_path, paper="letter")
    assert contents(tmp_path) == before
    issue("quiz", 7, out=tmp_path, paper="letter", force=True)
    assert contents(tmp_path) != before


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(JSON)
def test_json_comes_back(value: Any) -> None:
    """Any value comes back from the layout as it was, byte for byte the same twice."""
    assert json.loads(as_json(value)) == value
    assert as_json(value) == as_json(json.loads(as_json(value)))


def test_json_is_laid_out_for_people() -> None:
    """A row of numbers stays in one line; tables and lists of rows have a line for each."""
    assert as_json({"a": [[1, 2], [3, 4]], "b": [], "c": {}, "d": "é"}).decode() == (
        '{\n  "a": [\n    [1, 2],\n    [3, 4]\n  ],\n  "b": [],\n  "c": {},\n  "d": "é"\n}\n'
    )
