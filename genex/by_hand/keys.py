"""The keys of marking: what each one does, in a word and in a sentence."""

from typing import NamedTuple

ENTER, ESCAPE, END = "\n", "\x1b", ""
"""END is no key: it is read where no more keys come."""


class Key(NamedTuple):
    """A key, its word in the last line of the screen, what it does, and what it asks to type."""

    key: str
    word: str
    does: str
    asks: str = ""


KEYS = (
    Key("1", "1–9 tick", "ticks an item, or no longer; of a group it is this one only"),
    Key("0", "", "shows the next nine items"),
    Key(ENTER, "Enter save", "saves what is ticked and goes on; if nothing is, it only says so"),
    Key("f", "f full", "gives full marks and goes on"),
    Key("z", "z none", "gives no marks and goes on"),
    Key("m", "m marks", "types marks and goes on: 1.5, 1½, 3/2", "Marks"),
    Key("u", "u undo", "takes back the last decision, as often as you like"),
    Key("b", "b back", "shows the one before"),
    Key("s", "s later", "puts it behind all others"),
    Key("c", "c comment", "types a comment for the student", "Comment"),
    Key("C", "", "picks one of the comments before"),
    Key("t", "t meant", "types what the student meant; genex reads and marks it", "What was meant"),
    Key("=", "= as before", "ticks and comments as in the last decision"),
    Key("+", "", "adds an item, for all from now on: -1/2 no reason", "New item"),
    Key("a", "a ask", "asks a colleague: leaves it open with a note", "Note"),
    Key("/", "/ search", "goes to the next answer with these words, or with those before", "Words"),
    Key("g", "g group", "shows all wordings of a group"),
    Key("x", "", "takes a wording out of the group, by its number", "Number of the wording"),
    Key("r", "r right", "shows the right answer and the solution"),
    Key(" ", "", "shows more of a long answer"),
    Key("?", "? help", "shows the keys"),
    Key("q", "q stop", "stops; what is saved stays"),
)  # fmt: skip

TYPED = {key.key: key.asks for key in KEYS if key.asks}
IN_ONE_LINE = tuple(key.word for key in KEYS if key.word)
