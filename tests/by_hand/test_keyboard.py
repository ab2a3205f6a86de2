"""Keys from a pipe and from a terminal."""

import os
import sys
from contextlib import suppress
from io import BytesIO

import pytest

from genex.by_hand.keyboard import Pipe, Posix, keyboard_here
from genex.by_hand.keys import END, ENTER, ESCAPE

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="a terminal of Unix")


def test_a_pipe_gives_key_after_key():
    """Each character is a key, and a line is what stands before its end."""
    pipe = Pipe(BytesIO("1é\r\nm1½\nq".encode()))
    assert [pipe.key() for _ in range(5)] == ["1", "é", ENTER, ENTER, "m"]
    assert [pipe.line("Marks"), pipe.key(), pipe.key()] == ["1½", "q", END]


def test_a_pipe_of_anything_is_read():
    """Bytes that are no text are keys that do nothing, and no line is endless."""
    assert Pipe(BytesIO(b"\xff1")).key() == "\N{REPLACEMENT CHARACTER}"
    assert len(Pipe(BytesIO(b"a" * 10**6)).line("Comment")) == 10_000


@pytest.fixture
def terminal():
    """Both ends of a terminal: what a person presses, and what genex reads."""
    pty = pytest.importorskip("pty")
    person, genex = pty.openpty()
    yield person, genex
    for handle in (person, genex):
        with suppress(OSError):
            os.close(handle)


@on_posix
def test_a_terminal_gives_each_key_at_once(terminal, monkeypatch):
    """No Enter is needed, arrows are Escape, and afterwards the terminal is as it was."""
    import termios

    person, genex = terminal
    before = termios.tcgetattr(genex)
    with open(genex, closefd=False) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        with keyboard_here() as keyboard:
            os.write(person, "f\x1b[A½\r\x04".encode())
            assert [keyboard.key() for _ in range(3)] == ["f", ESCAPE, "½"]
            assert [keyboard.key(), keyboard.key()] == [ENTER, END]
    assert termios.tcgetattr(genex) == before


@on_posix
def test_a_terminal_that_is_gone_has_no_more_keys(terminal):
    """Closing the window between two keys is the end, not an error."""
    person, genex = terminal
    os.close(person)
    assert Posix(genex).key() == END


def test_without_any_input_there_are_no_keys(monkeypatch):
    """A process that was started without standard input ends at once."""
    monkeypatch.setattr(sys, "stdin", None)
    with keyboard_here() as keyboard:
        assert keyboard.key() == END
