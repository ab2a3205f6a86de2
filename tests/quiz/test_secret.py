"""The secret of a course: from where it comes, and what it must be."""

import os
from pathlib import Path

import pytest

from genex.errors import FileError
from genex.publishing.quiz_files import issue
from genex.quiz.secret import NONE, VARIABLE, secret_of


@pytest.fixture
def secret_file(tmp_path: Path) -> Path:
    """A file with a secret."""
    path = tmp_path / "course.secret"
    path.write_text("eleven days of rain\n", "utf-8")
    return path


def test_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without file and variable there is none."""
    monkeypatch.delenv(VARIABLE, raising=False)
    assert secret_of(None) == b""


@pytest.mark.parametrize("written", ["eleven days", " eleven days\n", "eleven days\r\n"])
def test_variable_and_file_agree(
    written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One secret is the same from both, with or without white space around it."""
    (tmp_path / "file").write_bytes(written.encode())
    monkeypatch.setenv(VARIABLE, written)
    assert secret_of(None) == secret_of(tmp_path / "file") == b"eleven days"


def test_file_comes_first(secret_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is named counts, whatever the variable holds."""
    monkeypatch.setenv(VARIABLE, "another secret")
    assert secret_of(secret_file) == b"eleven days of rain"


@pytest.mark.skipif(os.name == "nt", reason="variables of Windows are text")
def test_any_bytes_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A secret need not be text."""
    content = bytes(range(128, 160))
    (tmp_path / "file").write_bytes(content)
    monkeypatch.setitem(os.environ, VARIABLE, os.fsdecode(content))
    assert secret_of(None) == secret_of(tmp_path / "file") == content


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty. Write the secret of the course into it."),
        (b" \n\n", "is empty. Write the secret of the course into it."),
        (b"seven77", "a secret must have 8 to 4096 bytes, not 7. Choose another."),
        (b"x" * 4097, "a secret must have 8 to 4096 bytes, not 4097. Choose another."),
    ],
)
def test_useless_secrets(content: bytes, message: str, tmp_path: Path) -> None:
    """What is empty, guessed at once or no secret at all is refused with the path."""
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(FileError) as refusal:
        secret_of(path)
    assert str(refusal.value) == f"{path}: {message}"


def test_endless_file_is_not_read_to_its_end() -> None:
    """A device without end is refused unread."""
    endless = Path("/dev/zero")
    if not endless.exists():
        pytest.skip("there is no such device")
    with pytest.raises(FileError, match="cannot be read: it is a pipe or a device"):
        secret_of(endless)


def test_short_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says which variable is too short, and not what it holds."""
    monkeypatch.setenv(VARIABLE, "abc")
    with pytest.raises(FileError) as refusal:
        secret_of(None)
    assert (
        str(refusal.value)
        == f"{VARIABLE}: a secret must have 8 to 4096 bytes, not 3. Choose another."
    )


def test_note_without_secret(
    secret_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a secret the tool says so, with one it does not."""
    monkeypatch.delenv(VARIABLE, raising=False)
    assert issue("quiz", 7, out=tmp_path).remarks == [NONE]
    assert issue("quiz", 7, out=tmp_path, secret_file=secret_file).remarks == []


def test_secret_is_in_no_file(secret_file: Path, tmp_path: Path) -> None:
    """No file of the quiz holds the secret."""
    issued = issue("quiz", 7, out=tmp_path / "out", secret_file=secret_file)
    assert all(b"eleven days" not in path.read_bytes() for path in issued.paths)


def test_a_secret_may_come_from_another_program(secret_file: Path) -> None:
    """A shell's `<(command)` is a pipe that somebody writes into, and is read."""
    with secret_file.open("rb") as file:
        path = Path(f"/dev/fd/{file.fileno()}")
        if not path.exists():
            pytest.skip("there is no such folder")
        assert secret_of(path) == secret_of(secret_file)
    read, write = os.pipe()
    os.write(write, secret_file.read_bytes())
    os.close(write)
    try:
        assert secret_of(Path(f"/dev/fd/{read}")) == secret_of(secret_file)
    finally:
        os.close(read)
