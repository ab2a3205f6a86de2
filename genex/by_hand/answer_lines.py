"""A text from anybody as lines of a terminal: wrapped, and unable to command it."""

from collections.abc import Iterator

from genex.messages import printable
from genex.terminal.cells import cells_of_line

_TAB = 4


def answer_lines(text: str, width: int) -> Iterator[str]:
    """The lines of a text; spaces before a line stay, a word that is too long is cut."""
    for line in text.replace("\r\n", "\n").split("\n"):
        yield from _folded_line(printable(line.expandtabs(_TAB)), width)


def _folded_line(line: str, width: int) -> Iterator[str]:
    """A line in pieces."""
    if cells_of_line(line) <= width:
        yield line.rstrip()
        return
    body = line.lstrip(" ")
    indent = " " * min(len(line) - len(body), width // 2)
    room, found, used = width - len(indent), "", 0
    for word in _short_words(body, room):
        taken = cells_of_line(word)
        if found and used + 1 + taken > room:
            yield indent + found
            found, used = "", 0
        found, used = (f"{found} {word}", used + 1 + taken) if found else (word, taken)
    yield indent + found


def _short_words(text: str, room: int) -> Iterator[str]:
    """The words of a line, and the pieces of those that are too long."""
    for word in text.split(" "):
        if cells_of_line(word) <= room:
            yield from filter(None, [word])
        else:
            yield from _pieces(word, room)


def _pieces(word: str, room: int) -> Iterator[str]:
    """A word cut where the line ends; signs that sit on others stay with them."""
    piece, used = "", 0
    for char in word:
        taken = cells_of_line(char)
        if piece and used + taken > room:
            yield piece
            piece, used = "", 0
        piece, used = piece + char, used + taken
    yield piece
