"""The first line of a worked solution, as a hint: how to begin, without the answer in it."""

import re
from collections.abc import Sequence

from genex.exact.rounding import Places
from genex.exercise.exercise import Exercise
from genex.wording.templates import blocks_of, words_of
from genex.wording.texts import block_words, solution_words

_DISPLAY = re.compile(r"\$\$(.*?)\$\$", re.DOTALL)
_ALIGNED = re.compile(r"\s*\\begin\{aligned\}\s*(.*?)(?:\\\\\s*\n|\\end\{aligned\})", re.DOTALL)
_ENDS = (".", "?", "!", ")")
_DOTS = "\N{HORIZONTAL ELLIPSIS}"


def hint(exercise: Exercise, name: str, decimals: Places | None, answer: Sequence[str]) -> str:
    """How to begin: the block `NAME_hint` of the solutions, or else their first line.

    An `answer` of one cell is left out where that line works it out.
    """
    own = f"{name}_hint"
    if own in blocks_of(words_of("solutions", type(exercise))):
        return block_words("solutions", own, exercise, decimals=decimals)
    first = solution_words(exercise, name, decimals).partition("\n\n")[0]
    if first.startswith("$$"):
        return _of_display(first, whole=len(answer) > 1)
    if first.startswith("|"):
        return "\n".join(first.split("\n")[:3])  # the head, the rule below it, a row
    return _finished(_without(_DISPLAY.split(first)[0].strip(), answer))


def _of_display(text: str, *, whole: bool) -> str:
    """The first line of a formula: as a whole if more follow, or else without its last result."""
    found = _DISPLAY.match(text)
    body = found[1] if found else text.strip("$")
    aligned = _ALIGNED.match(body)
    body = (aligned[1].replace("&=", "=") if aligned else body).strip()
    if (aligned and whole) or "=" not in body:
        return f"$$ {body} $$"
    return rf"$$ {body.rpartition('=')[0]}= \dots $$"


def _without(text: str, answer: Sequence[str]) -> str:
    """A line whose last result is left out, if it is the answer; of many cells it says a few."""
    if len(answer) != 1:
        return text
    return re.sub(rf"([=:]\s*){re.escape(answer[0])}(?![\d.]*\d)", rf"\1{_DOTS}", text)


def _finished(text: str) -> str:
    """A line that leads to a formula, ended where the formula would begin."""
    if text.endswith(":"):
        return f"{text[:-1]}."
    return text if text.endswith(_ENDS) or text[-1:] == _DOTS else f"{text.rstrip(',')} {_DOTS}"
