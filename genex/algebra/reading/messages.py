"""What is wrong with an answer, shown under the answer itself."""

from genex.errors import AnswerError

_WIDTH = 60


def pointed(text: str, error: AnswerError) -> str:
    """The fault, and below it the line of the answer with a caret under the place.

    >>> print(pointed("2*(x + 1", AnswerError("‘(’ is never closed", 2)))
    ‘(’ is never closed
        2*(x + 1
          ^
    """
    if error.place is None or not text.strip():
        return str(error)
    start = text.rfind("\n", 0, error.place) + 1
    line = text[start:].partition("\n")[0]
    column = min(error.place - start, len(line))
    first = max(0, column - _WIDTH // 2)
    shown = "".join(sign if sign.isprintable() else "�" for sign in line[first : first + _WIDTH])
    return f"{error}\n    {shown}\n    {' ' * (column - first)}^"
