"""The shape of a tensor: (32, 84, 28), [32, 84, 28], 32 x 84 x 28, or the word error."""

import re
from typing import Any

from genex.answers.cells import Cell, CellReader, Reading, short
from genex.answers.dressing import undressed
from genex.answers.kind import Asked, Kind
from genex.answers.likeness import is_like_shape
from genex.answers.lists import lists_as_text
from genex.errors import AnswerError
from genex.exact.cells import flat
from genex.exact.values import Shape

_ERROR = "error"
_WRAPPER = re.compile(r"(?:torch\.)?(?:size|shape)\s*\((.*)\)", re.IGNORECASE | re.DOTALL)
_SIZES = re.compile(r"\d{1,9}(?:(?:\s*[,x×*]\s*|\s+)\d{1,9})*\s*,?", re.ASCII)
_QUOTES = " \t\n\r\"'`‘’“”„"
_MOST_DIMENSIONS = 12


def _read_shape(text: str) -> Cell:
    """A shape or an error."""
    bare = text.strip(_QUOTES)
    if re.fullmatch(r"[a-z]*error\b.*", bare, re.IGNORECASE | re.DOTALL):
        return Cell(_ERROR, _ERROR)
    inner = _sizes_in(bare)
    if inner is None:
        inner = _sizes_in(undressed(bare).strip())
    if inner is None:
        raise AnswerError(f"‘{short(text)}’ is neither a list of sizes nor the word error")
    return _shape_of([int(size) for size in re.findall(r"\d+", inner)])


def _sizes_in(bare: str) -> str | None:
    """The sizes of a shape without what stands around them, if they are sizes."""
    wrapped = _WRAPPER.fullmatch(bare)
    inner = _unbracketed(wrapped[1].strip() if wrapped else bare)
    if inner and (not _SIZES.fullmatch(inner) or {"*", ","} <= {*inner}):  # 2*16, 28 is no list
        return None
    return inner


def _unbracketed(text: str) -> str:
    """What stands inside brackets."""
    pairs = {"(": ")", "[": "]", "{": "}"}
    return text[1:-1].strip() if text[-1:] == pairs.get(text[:1]) else text


def _shape_of(sizes: list[int]) -> Cell:
    """The cell of so many sizes."""
    if len(sizes) > _MOST_DIMENSIONS:
        raise AnswerError(f"a shape of more than {_MOST_DIMENSIONS} dimensions")
    return Cell(str(sizes), Shape(sizes))


class Shapes(Kind):
    """Shapes of tensors, or the word error."""

    name, width, worked, bracketed = "shape", 9.0, False, True

    def suits(self, value: Any, *, formula: bool) -> bool:
        """Whether a shape or an error is among the cells."""
        return not formula and any(isinstance(cell, (Shape, str)) for cell in flat(value))

    def reader(self, _asked: Asked) -> CellReader:
        """What reads one shape."""
        return _read_shape

    def read(self, answer: Any, asked: Asked) -> Reading:
        """Read shapes, of which each may be a list."""
        return super().read(lists_as_text(answer, asked.size), asked)

    def resembles(self, _cell: Cell, value: Any, expected: Any) -> bool:
        """Whether it has the sizes of a shape, but for some of them."""
        shapes = isinstance(value, Shape) and isinstance(expected, Shape)
        return shapes and is_like_shape(value, expected)

    def worth(self, cell: Cell, value: Any) -> int:
        """As many digits as there are sizes."""
        return len(value) if isinstance(value, Shape) else super().worth(cell, value)


SHAPE = Shapes()
