"""What is typed at a part: an answer, in one line or row by row, or a command."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from genex.answers import Asked, Reading


class Command(StrEnum):
    """What somebody may want besides answering."""

    FORM = "?"
    HINT = "hint"
    SKIP = "skip"
    BACK = "back"
    QUIT = "quit"


_HELP = {Command.FORM, Command.HINT}
_ALSO = {"q": Command.QUIT, "exit": Command.QUIT, "help": Command.FORM}
_SIGN = ":"  # before a command that might be an answer, too
_OPENING, _CLOSING = "[({", "])}"

Typed = list[str] | Command  # lines of an answer; no lines are an empty one


@dataclass
class Typist:
    """Who types, and what is said to ask for more."""

    ask: Callable[[], str | None]  # a line that was typed; None at its end
    more: Callable[[int, Asked], None]  # asks for the next row or cell, by its number
    fault: Callable[[Reading], None]  # says why a row or cell cannot be read
    help: Callable[[Command], None]  # shows the form or a hint

    def next(self, asked: Asked) -> tuple[Typed, bool]:
        """A command, or the lines of an answer and whether they are one each row or cell."""
        while True:
            found = self.line(asked)
            if isinstance(found, Command) or not found or not _has_lines(asked):
                return found, False
            one = replace(asked, size=asked.size[1:])
            if not _is_begun(found[0], asked, one):
                return found, False
            lines = self.gathered(found, asked, one)
            if lines:
                return lines, isinstance(lines, list) and len(lines) > 1

    def line(self, asked: Asked) -> Typed:
        """A line, or a command that leads on; those that help are obeyed at once."""
        while True:
            found = _understood(self.ask(), asked)
            if not isinstance(found, Command) or found not in _HELP:
                return found
            self.help(found)

    def gathered(self, lines: list[str], asked: Asked, one: Asked) -> Typed:
        """All lines of an answer that was begun; an empty line gives it up."""
        while len(lines) < asked.size[0]:
            self.more(len(lines) + 1, asked)
            found = self.line(asked)
            if isinstance(found, Command) or not found:
                return found
            reading = one.read(found[0])
            if not _has_fault(reading):
                lines = [*lines, *found]
            elif not _has_fault(asked.read(found[0])):  # all of it in one line, after all
                return found
            else:
                self.fault(reading)
        return lines


def _has_fault(reading: Reading) -> bool:
    """Whether something in it could not be read."""
    return bool(reading.problem) or any(cell.problem for cell in reading.cells)


def _has_lines(asked: Asked) -> bool:
    """Whether an answer has several rows or cells, which may be typed line by line."""
    return bool(asked.size) and asked.size[0] > 1 and not asked.labels


def _understood(line: str | None, asked: Asked) -> Typed:
    """A command, or the line of an answer; what may be an answer is one."""
    if line is None:
        return Command.QUIT
    text = line.strip()
    word = text.removeprefix(_SIGN).strip().lower()
    command = _ALSO.get(word) or next((one for one in Command if one == word), None)
    if command is None or (not text.startswith(_SIGN) and _may_be_answer(text, asked)):
        return [text] if text else []
    return command


def _may_be_answer(text: str, asked: Asked) -> bool:
    """Whether a word can be read as an answer, such as a name in a formula."""
    cell = asked.read(text) if not asked.size else replace(asked, size=()).read(text)
    return all(one.filled for one in cell.cells) and bool(cell.cells) and not cell.problem


def needs_sign(asked: Asked) -> bool:
    """Whether commands may be answers here, so that they need a sign."""
    return any(_may_be_answer(command, asked) for command in Command)


def _is_begun(line: str, asked: Asked, one: Asked) -> bool:
    """Whether a line is the first row or cell of an answer rather than all of it."""
    whole = not asked.read(line).problem
    if whole and not (asked.kind.bracketed and line.count("[") == 1):  # a shape may look like three
        return False
    reading = one.read(line)
    return not _has_fault(reading) and all(cell.filled for cell in reading.cells)
