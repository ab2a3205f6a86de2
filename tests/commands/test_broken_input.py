"""What is broken gets one line: place, fact, way out."""

import os
from pathlib import Path

import pytest

from genex.commands.cli import main
from genex.families import registry
from genex.publishing.quiz_files import make_quiz
from tests.commands.broken import Case, cases

BLUEPRINTS = list(cases("broken-blueprints"))
COMMANDS = list(cases("broken-commands"))
HEAD = "[[section]]\n[[section.question]]\n"
QUESTION = '[[section.question]]\nfamily = "tensor-shapes"\n'

UNWRITABLE = {  # what Markdown cannot hold: its bytes, and the message
    "not UTF-8": (b'title = "\xe4"', "not UTF-8 text (byte 10). Save it as UTF-8."),
    "huge": (b"#" * 1_000_001, "larger than 1,000,000 bytes. Is it a blueprint?"),
    "deep": (b"x = " + b"[" * 100_000, "not a blueprint: it is nested too deeply."),
    "10,000 questions": (
        ("[[section]]\n" + QUESTION * 10_000).encode(),
        "has 10000 exercises, more than the 200 that fit. Split it into several papers.",
    ),
    "10,000 parts": (
        (HEAD + "parts = [" + '{ family = "svm-loss" }, ' * 10_000 + "]").encode(),
        "has 10000 exercises, more than the 200 that fit. Split it into several papers.",
    ),
    "a number of thousands of digits": (
        (HEAD + 'family = "svm-loss"\noptions = { classes = 0x' + "f" * 9000 + " }").encode(),
        "expected a whole number from -1000000 to 1000000, found a number of thousands of digits.",
    ),
}


@pytest.fixture(autouse=True)
def _quiet_corner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder, a secret, and no plugins of other tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GENEX_SECRET", "long enough")
    monkeypatch.setattr(registry, "PLUGGED", {})


def complaint(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    """What genex complains of; anything but an explained error fails here."""
    with pytest.raises(SystemExit) as stop:
        main(command, prog_name="genex")
    out, err = capsys.readouterr()
    assert stop.value.code in {1, 2}
    assert not out
    return err.partition("Error: ")[2].rstrip("\n")


def test_there_are_cases() -> None:
    """The tables have not been emptied, and no case is there twice."""
    names = [case.name for case in BLUEPRINTS + COMMANDS]
    assert len(BLUEPRINTS) >= 80
    assert len(COMMANDS) >= 25
    assert len(names) == len(set(names))


@pytest.mark.parametrize("case", BLUEPRINTS + COMMANDS, ids=lambda case: case.name)
def test_broken_input_gets_its_message(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every case of the tables gets exactly the message that stands there, and writes nothing."""
    case.write(tmp_path)
    assert complaint(capsys, *case.command) == case.message
    assert {path.name for path in tmp_path.iterdir()} == {*case.files}


@pytest.mark.parametrize("name", UNWRITABLE)
def test_unwritable_blueprints(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What no text can hold is refused too, before any time is spent on it."""
    content, message = UNWRITABLE[name]
    (tmp_path / "paper.toml").write_bytes(content)
    found = complaint(capsys, "make-quiz", "paper.toml")
    assert found.startswith("paper.toml")
    assert found.endswith(message)
    assert len(found) < 300


def test_folder_is_no_blueprint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder is said to be one."""
    (tmp_path / "papers").mkdir()
    message = "papers: cannot be read: Is a directory. Give the path of a blueprint."
    assert complaint(capsys, "make-quiz", "papers") == message


@pytest.mark.parametrize("command", ["make-quiz", "new"])
def test_name_too_long(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that no file can have gets a message."""
    assert complaint(capsys, command, "a" * 300).startswith(("aaa", "'aaa"))


def test_file_in_the_way_of_the_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An --out that cannot be a folder is named."""
    (tmp_path / "taken").write_text("A file.", "utf-8")
    found = complaint(capsys, "make-quiz", "--out", "taken")
    assert found.startswith("taken/")
    assert found.endswith(": cannot be written: Not a directory. Choose another folder with --out.")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_folder_without_permission(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An --out that may not be written is named."""
    tmp_path.chmod(0o500)
    found = complaint(capsys, "make-quiz")
    assert found.endswith(
        ": cannot be written: Permission denied. Choose another folder with --out."
    )


def test_other_content_in_the_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of another content is named and stays as it is."""
    name = make_quiz(7, secret="long enough").id
    path = tmp_path / "out" / name / "exam.pdf"
    path.parent.mkdir(parents=True)
    path.write_text("mine", "utf-8")
    assert complaint(capsys, "make-quiz") == (
        f"out/{name}/exam.pdf: already exists with other content."
        " Use --force to replace it, or --out for another folder."
    )
    assert path.read_text("utf-8") == "mine"
    assert len(list(path.parent.iterdir())) == 1


def test_guess_of_the_message_is_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Following the way out of one message leads past it."""
    (tmp_path / "paper.toml").write_text(HEAD + 'family = "svm-los"\n', "utf-8")
    assert complaint(capsys, "make-quiz", "paper.toml").endswith("Did you mean 'svm-loss'?")
    (tmp_path / "paper.toml").write_text(HEAD + 'family = "svm-loss"\n', "utf-8")
    main(["make-quiz", "paper.toml"], prog_name="genex", standalone_mode=False)
    assert "exam.pdf" in capsys.readouterr().out
