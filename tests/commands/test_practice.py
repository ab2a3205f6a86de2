"""genex practice in a terminal of its own, from a pipe, and with its log."""

import io
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from genex.commands.cli import main
from tests.process import CHECKOUT, CLEAN

_PROMPT = re.compile(r"\n(\x1b\[\?2004h)?> $")  # some terminals are told that a line may be pasted
_PATIENCE = 60.0  # seconds until a prompt must have come


class Terminal:
    """A process at a terminal, and what it has printed."""

    def __init__(self, folder: Path, *command: str) -> None:
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "genex", *command],
            cwd=folder,
            env={**CLEAN, "PYTHONPATH": str(CHECKOUT), "TERM": "xterm", "COLUMNS": "80"},
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=_own_terminal,  # noqa: PLW1509  (so that ^C is a signal)
        )
        os.close(slave)
        self.printed = ""

    def wait(self, done: Callable[[str], bool], patience: float = _PATIENCE) -> str:
        """Read until something has been printed, and return what is new."""
        start, end = len(self.printed), time.monotonic() + patience
        while not done(self.printed[start:]) and time.monotonic() < end:
            if select.select([self.master], [], [], 0.1)[0]:
                try:
                    self.printed += os.read(self.master, 65536).decode("utf-8", "replace")
                except OSError:  # its other end is closed
                    break
        return self.printed[start:]

    def prompt(self) -> str:
        """Wait for a prompt at the beginning of a line."""
        return self.wait(lambda new: bool(_PROMPT.search(new)))

    def type(self, keys: bytes) -> str:
        """Press keys, and wait for the next prompt."""
        os.write(self.master, keys)
        return self.prompt()

    def end(self, key: bytes) -> str:
        """Press a key that ends it, and return what it prints before it is gone.

        A terminal that has just shown its prompt may not listen yet, so the key is pressed again.
        """
        start, end = len(self.printed), time.monotonic() + _PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            os.write(self.master, key)
            self.wait(lambda _: self.process.poll() is not None, patience=1.0)
        self.wait(lambda _: False, patience=0.5)
        assert self.process.returncode == 0
        return self.printed[start:]

    def close(self) -> None:
        """Leave nothing running."""
        self.process.kill()
        self.process.wait()
        os.close(self.master)


def _own_terminal() -> None:
    """Make the terminal that of the process, as a login does."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_lines_are_edited_in_a_terminal(folder: Path) -> None:
    """Arrows move in the line and bring back what was typed before; Ctrl-D ends it."""
    with closing(Terminal(folder, "practice", "sigmoid-chain")) as terminal:
        assert "Seed 7" in terminal.prompt()
        assert "Read as `0.25`" in terminal.type(b"5\x1b[D0.2\n")
        assert "Read as `0.25`" in terminal.type(b"\x1b[A\n")
        assert "0 of 1 marks in 1 exercise" in terminal.end(b"\x04")


def test_an_interrupt_ends_the_practice_with_its_sum(folder: Path) -> None:
    """Ctrl-C at the prompt is no crash."""
    with closing(Terminal(folder, "practice", "sigmoid-chain")) as terminal:
        terminal.prompt()
        assert "0 of 0 marks in 0 exercises" in terminal.end(b"\x03")
        assert "Traceback" not in terminal.printed


def practised(typed: bytes, *options: str) -> str:
    """What is printed when something is piped in."""
    result = CliRunner().invoke(main, ["practice", *options], input=io.BytesIO(typed))
    assert result.exit_code == 0, result.output
    return result.output


def test_a_pipe_is_answered_as_if_it_were_typed(folder: Path) -> None:
    """Lines that come from a file are shown behind their prompts, and its end ends the practice."""
    said = practised(b"7\n\n", "sigmoid-chain")
    assert "> 7\nRead as `7`." in said
    assert (folder / "out" / "practice.jsonl").read_text("utf-8").count("\n") == 2


def test_bytes_that_are_no_text_are_unreadable(folder: Path) -> None:
    """What no encoding knows is no try, and neither is a line of a million characters."""
    said = practised(b"\xff\xfe\n" + b"1" * 1_000_000 + b"\n", "sigmoid-chain")
    assert said.count("This could not be read") >= 2
    assert "The log is" in said
    assert folder.exists()


def test_practice_goes_on_without_a_log(folder: Path) -> None:
    """A log that cannot be written costs one line."""
    (folder / "taken").write_text("", "utf-8")
    said = practised(b"7\n8\n", "sigmoid-chain", "--log", "taken/log.jsonl")
    assert (
        said.count(
            "taken/log.jsonl: cannot be written: taken is no folder."
            " Choose another file with --log. Practice goes on without a log."
        )
        == 1
    )
    assert "Worked solution" in said


def test_what_went_wrong_comes_again_and_progress_is_shown(folder: Path) -> None:
    """Both options read the log that a session has written."""
    practised(b"7\n8\n", "sigmoid-chain", "--level", "warm-up")
    assert "1 part of 1 exercise went wrong before." in practised(b"", "--again")
    assert "sigmoid-chain" in practised(b"", "--progress")
    assert folder.exists()
