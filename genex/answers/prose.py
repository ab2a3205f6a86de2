"""Words of a student's own: a text, a program or the name of a file, which a person reads."""

from collections.abc import Iterator
from typing import Any

from genex.answers.cells import BLANK, Cell, CellReader, Reading, short
from genex.answers.kind import Asked, Kind, Label, Truth
from genex.document.blocks import AnswerBox, Block, Field, Fields, RuledLines, Squares
from genex.errors import AnswerError
from genex.exact.cells import flat
from genex.exact.choices import Prose

LONGEST_TEXT = 100_000  # characters
_LINES_PER_CM = 2.1
_BOX = 4.0  # cm, where the place itself does not say more
_FILE_WIDTH = 24.0


def _prose_of(answer: Any) -> str:
    """The text of an answer: as it is, lines in a list, or the name of a file."""
    if answer is None:
        return ""
    if isinstance(answer, dict) and answer.keys() == {"file"}:
        return _prose_of(answer["file"])
    if isinstance(answer, list) and all(isinstance(line, str) for line in answer):
        answer = "\n".join(answer)
    if not isinstance(answer, str):
        raise AnswerError("a text is expected here")
    if len(answer) > LONGEST_TEXT:
        raise AnswerError(f"longer than {LONGEST_TEXT:,} characters")
    return answer.strip()


class ProseAnswer(Kind):
    """Words that genex passes on to a person; only an empty answer is decided at once."""

    name, worked, by_person = "prose", False, True

    def suits(self, value: Any, *, formula: bool) -> bool:
        """Whether words are asked for."""
        return not formula and any(isinstance(cell, Prose) for cell in flat(value))

    def reader(self, asked: Asked) -> CellReader:  # noqa: ARG002  (all texts are alike)
        """What reads a text."""
        return lambda text: Cell(short(text) or "?", _prose_of(text))

    def read(self, answer: Any, asked: Asked) -> Reading:  # noqa: ARG002  (there is one cell)
        """Read a text, however long; what cannot be one goes to a person, too."""
        try:
            text = _prose_of(answer)
        except AnswerError as error:
            return Reading((), str(error))
        return Reading((Cell(short(text) or "?", text) if text else BLANK,))

    def is_right(self, _cell: Cell, _value: Any, _k: int, _truth: Truth) -> bool | None:
        """Nobody knows before a person has read it."""
        return None

    def worth(self, _cell: Cell, _value: Any) -> int:
        """Nothing: no slip explains words."""
        return 0

    def space(self, value: Any, label: Label) -> Iterator[Block]:
        """Lines, a frame, squares, lines of a program, or a line for the name of a file."""
        match value.paper:
            case "lines":
                yield RuledLines(int(value.size))
            case "grid":
                yield Squares(_LINES_PER_CM * float(value.size))
            case "box":
                yield AnswerBox(_LINES_PER_CM * float(value.size or _BOX))
            case "code":
                yield RuledLines(int(value.size), numbered=True)
            case _:
                yield Fields((Field(label(), width=_FILE_WIDTH),))


PROSE = ProseAnswer()
