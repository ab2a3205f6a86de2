"""Keys one after the other: from a terminal as they are pressed, or from a pipe as they stand."""

import os
import sys
from codecs import getincrementaldecoder
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, Protocol

from genex.by_hand.keys import END, ENTER, ESCAPE

_LONGEST = 10_000  # characters of a line
_AT_ONCE = 0.02  # seconds within which the rest of an arrow key comes
_SEQUENCES = (b"[", b"O")  # of several characters, as arrows send them
_SAME = {"\r": ENTER, "\x04": END}


class Keyboard(Protocol):
    """Where keys come from."""

    def key(self) -> str:
        """The next key; END where there are no more."""
        ...

    def line(self, asks: str) -> str | None:
        """A line that is typed behind a key; None if somebody thinks better of it."""
        ...


class Pipe:
    """Keys in a file or pipe, by which a script or a test marks."""

    def __init__(self, source: BinaryIO) -> None:
        self.source = source
        self.decode = getincrementaldecoder("utf-8")("replace").decode

    def key(self) -> str:
        """The next character."""
        while byte := self.source.read(1):
            if found := self.decode(byte):
                return _SAME.get(found, found)
        return END

    def line(self, asks: str) -> str:  # noqa: ARG002  (nobody is asked)
        """What stands before the end of the line."""
        return self.source.readline(_LONGEST).decode("utf-8", "replace").rstrip("\r\n")


class Posix:
    """Keys as they are pressed in a terminal that is told to hand on each one."""

    def __init__(self, handle: int) -> None:
        self.handle = handle
        self.decode = getincrementaldecoder("utf-8")("replace").decode

    def key(self) -> str:
        """The next key; one that sends several characters, such as an arrow, is Escape."""
        while byte := self.byte():
            if found := self.decode(byte):
                if found == ESCAPE:
                    self.pass_over()
                return _SAME.get(found, found)
        return END

    def byte(self) -> bytes:
        """The next byte; nothing if the terminal is gone."""
        try:
            return os.read(self.handle, 1)
        except OSError:
            return b""

    def pass_over(self) -> None:
        """Read what a key sends behind the escape: a letter, or [ or O and all up to a letter."""
        if self.has_more() and self.byte() in _SEQUENCES:
            while self.has_more() and not self.byte().isalpha():
                pass

    def has_more(self) -> bool:
        """Whether another byte comes at once."""
        from select import select  # noqa: PLC0415  (Windows has none for terminals)

        return bool(select([self.handle], [], [], _AT_ONCE)[0])

    def line(self, asks: str) -> str | None:
        """A line, which may be edited."""
        with suppress(ImportError):  # not every system has it
            import readline  # noqa: F401, PLC0415  (input uses it)
        with _lines_again(self.handle), suppress(EOFError, KeyboardInterrupt, UnicodeDecodeError):
            return input(f"{asks}: ")
        return None


class Windows:
    """Keys as they are pressed in a console of Windows."""

    def key(self) -> str:
        """The next key; one that sends two characters, such as an arrow, is Escape."""
        import msvcrt  # noqa: PLC0415  (only there)

        found: str = msvcrt.getwch()  # type: ignore[attr-defined, unused-ignore]
        if found == "\x03":
            raise KeyboardInterrupt
        if found in {"\x00", "\xe0"}:
            msvcrt.getwch()  # type: ignore[attr-defined, unused-ignore]
            return ESCAPE
        return END if found == "\x1a" else _SAME.get(found, found)

    def line(self, asks: str) -> str | None:
        """A line, which may be edited."""
        with suppress(EOFError, KeyboardInterrupt):
            return input(f"{asks}: ")
        return None


@contextmanager
def keyboard_here() -> Iterator[Keyboard]:
    """The keyboard of this terminal, or what is piped in its place."""
    if sys.stdin is None:  # it was closed before genex began
        with open(os.devnull, "rb") as nothing:  # noqa: PTH123  (a device)
            yield Pipe(nothing)
    elif not sys.stdin.isatty():
        yield Pipe(sys.stdin.buffer)
    elif sys.platform == "win32":
        yield Windows()
    else:
        with _each_key(sys.stdin.fileno()):
            yield Posix(sys.stdin.fileno())


@contextmanager
def _each_key(handle: int) -> Iterator[None]:
    """A terminal that hands on each key at once and does not print it, until it is left."""
    import termios  # noqa: PLC0415  (not on Windows)
    import tty  # noqa: PLC0415

    before = termios.tcgetattr(handle)
    try:
        tty.setcbreak(handle, termios.TCSADRAIN)  # what was typed ahead stays
        yield
    finally:
        with suppress(termios.error):  # it may be gone
            termios.tcsetattr(handle, termios.TCSADRAIN, before)


@contextmanager
def _lines_again(handle: int) -> Iterator[None]:
    """A terminal that prints and edits lines, as before it handed on each key."""
    import termios  # noqa: PLC0415  (not on Windows)

    now = termios.tcgetattr(handle)
    lines = [*now]
    lines[0] |= termios.ICRNL
    lines[3] |= termios.ECHO | termios.ICANON
    try:
        termios.tcsetattr(handle, termios.TCSADRAIN, lines)
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(handle, termios.TCSADRAIN, now)
