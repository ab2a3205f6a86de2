"""Files that users name: what is no file of the kind is refused in one line, unread."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from genex.errors import FileError, GenexError
from genex.files.reading import content_within, file_content, file_text, holds
from genex.grading.earlier_results import StoredResults
from genex.grading.handed_in import Desk
from genex.grading.key_finder import Keys
from genex.publishing.students import read_roster
from genex.quiz.answer_sheet import Refused
from genex.quiz.blueprint import load_blueprint
from genex.quiz.secret import secret_of

FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda _: None, "there is no such file. Give the path of a list."),
    "a folder": (
        lambda path: path.mkdir(),
        "cannot be read: Is a directory. Give the path of a list.",
    ),
    "a pipe": (os.mkfifo, "cannot be read: it is a pipe or a device. Give the path of a list."),
    "a device": (
        lambda path: path.symlink_to("/dev/zero"),
        "cannot be read: it is a pipe or a device. Give the path of a list.",
    ),
    "too large": (lambda path: path.write_bytes(b"x" * 11), "larger than 10 bytes. Is it a list?"),
    "too large by far": (
        lambda path: (path.touch(), os.truncate(path, 10**12)),
        "larger than 10 bytes. Is it a list?",
    ),
    "UTF-16": (
        lambda path: path.write_text("ab", "utf-16"),
        "written in UTF-16. Save it as UTF-8.",
    ),
    "Latin-1": (
        lambda path: path.write_bytes(b"ab\xe9"),
        "not UTF-8 text (byte 3). Save it as UTF-8.",
    ),
}
READERS: dict[str, Callable[[Path], object]] = {
    "a blueprint": lambda path: load_blueprint(str(path)),
    "a list of students": read_roster,
    "the secret": secret_of,
    "a key": lambda path: Keys(path, Path("out")),
    "results": StoredResults,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_cannot_be_read_is_said_with_its_place(fault: str, tmp_path: Path) -> None:
    """Place, fact and way out, whatever is wrong with a file."""
    path = tmp_path / "list.txt"
    make, message = FAULTS[fault]
    make(path)
    with pytest.raises(FileError) as refusal:
        file_text(path, "a list", 10)
    assert str(refusal.value) == f"{path}: {message}"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_what_may_not_be_read_is_said(tmp_path: Path) -> None:
    """A file without permission is told in the words of the system."""
    path = tmp_path / "list.txt"
    path.write_text("ada", "utf-8")
    path.chmod(0)
    with pytest.raises(FileError, match=r"list\.txt: cannot be read: Permission denied\."):
        file_content(path, "a list", 10)


@pytest.mark.parametrize("size", [0, 1, 2**16 - 1, 2**16, 2**16 + 1, 200_000])
def test_files_up_to_the_bound_are_read_whole(size: int, tmp_path: Path) -> None:
    """Small and large files come whole if they hold no more than they may."""
    path = tmp_path / "list.txt"
    path.write_bytes(b"x" * size)
    assert content_within(path, "a list", size) == b"x" * size


@pytest.mark.parametrize("what", READERS)
@pytest.mark.parametrize("fault", ["missing", "a folder", "a pipe", "a device"])
def test_every_reader_refuses_what_is_no_file(what: str, fault: str, tmp_path: Path) -> None:
    """Blueprints, lists, secrets, keys and results: none waits for a pipe or reads a device."""
    path = tmp_path / "given"
    FAULTS[fault][0](path)
    if what == "a key" and fault == "a folder":
        pytest.skip("keys may lie in a folder")
    with pytest.raises(GenexError) as refusal:
        READERS[what](path)
    assert str(refusal.value).startswith(f"{path}: ")


@pytest.mark.parametrize("name", ["sheet.json", "table.csv", "sheets.zip", "sheet"])
@pytest.mark.parametrize("fault", ["missing", "a pipe", "a device"])
def test_nothing_handed_in_is_waited_for(name: str, fault: str, tmp_path: Path) -> None:
    """A sheet, a table or a zip that is no file is refused, and the others are marked."""
    FAULTS[fault][0](tmp_path / name)
    ((place, reason),) = [
        (one.place, one.reason)
        for one in Desk().collect([tmp_path / name])
        if isinstance(one, Refused)
    ]
    assert place == str(tmp_path / name)
    assert "no such file" in reason or "it is a pipe or a device" in reason


def test_a_broken_key_is_named(tmp_path: Path) -> None:
    """A key that is no JSON is told with its path and a way out."""
    path = tmp_path / "key.json"
    path.write_text('{"questions": ', "utf-8")
    with pytest.raises(FileError) as refusal:
        Keys(path, tmp_path)
    assert str(refusal.value).startswith(f"{path}: not JSON: ")
    assert "Use the key that genex wrote" in str(refusal.value)


def test_only_a_file_holds_a_content(tmp_path: Path) -> None:
    """Whether a file is there with just this content; a folder or nothing holds none."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    assert holds(path, b"one")
    assert not any((holds(path, b"two"), holds(path, b"ones"), holds(tmp_path, b"")))


def test_no_room_is_made_for_what_is_not_there(tmp_path):
    """A bound may be larger than the memory: only what a file holds takes room."""
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * 100_000)
    assert file_content(path, "a text", 10**15) == path.read_bytes()
