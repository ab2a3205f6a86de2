"""How much room a label takes: a type that writers can fill, and a good guess without fonts."""

from collections.abc import Callable
from typing import NamedTuple

from genex.document.inline import Code, Inline, Math, Runs, Text
from genex.figures.letters import Size, word_size
from genex.figures.mathsize import math_size

_CODE_LETTER = 0.54
_OTHER = Size(1.0, 0.7, 0.2)


class Extent(NamedTuple):
    """The room of a label around its baseline, in points."""

    width: float
    height: float
    depth: float


Measure = Callable[[Runs, float], Extent]


def estimate(content: Runs, size: float) -> Extent:
    """Guess what a label takes at a size; rather too much than too little."""
    sizes = [_size(run) for run in content]
    return Extent(
        size * sum(s.width for s in sizes),
        size * max((s.height for s in sizes), default=0.0),
        size * max((s.depth for s in sizes), default=0.0),
    )


def _size(run: Inline) -> Size:
    match run:
        case Math(latex=latex):
            return math_size(latex)
        case Text(text=text):
            return word_size(text)
        case Code(text=text):
            return Size(_CODE_LETTER * len(text), 0.7, 0.2)
        case _:
            return _OTHER
