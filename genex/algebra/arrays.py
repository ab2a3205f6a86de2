"""Vectors, matrices and shapes as people type them, and as JSON lists."""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

from genex.algebra import limits
from genex.algebra.names import Names
from genex.algebra.numeric.values import rational_value
from genex.algebra.reading.json_answers import Answer, tree_of
from genex.algebra.reading.read import read_tree
from genex.algebra.tree import Items, Tree
from genex.errors import AnswerError

Part: TypeAlias = tuple[str, int]  # a piece of the text, and its place in it

_LONGEST = 20_000
_MOST_DIMENSIONS = 12
_LARGEST_DIMENSION = 10**9
_WRAPPER = re.compile(
    r"\s*(?:torch\.|np\.|numpy\.)?(?:Size|tensor|array|Tensor)\s*\((.*)\)\s*", re.DOTALL
)
_BRACKETS = {"[": "]", "(": ")", "{": "}"}


def read_vector(answer: Answer, names: Names | None = None) -> tuple[Tree, ...]:
    """The entries of a vector: [1, 2, 3], (1, 2, 3), 1 2 3, one on each line, or a JSON list."""
    known = names or Names()
    if not isinstance(answer, str):
        return _entries(tree_of(answer, known))
    inner = _unwrapped((answer, 0))
    separators = next((each for each in (",", ";", "\n") if _cut(inner, each)[1:]), " ")
    return tuple(_cell(part, known) for part in _cut(inner, separators))


def read_matrix(answer: Answer, names: Names | None = None) -> tuple[tuple[Tree, ...], ...]:
    """The rows of a matrix: [[1, 2], [3, 4]], 1 2; 3 4, a row on each line, or JSON lists."""
    known = names or Names()
    if not isinstance(answer, str):
        rows = tuple(_entries(row) for row in _entries(tree_of(answer, known)))
    else:
        rows = tuple(_row(part, known) for part in _rows(_unwrapped((answer, 0))))
    if len({len(row) for row in rows}) != 1:
        lengths = ", ".join(str(len(row)) for row in rows)
        raise AnswerError(f"the rows have different lengths: {lengths}")
    if len(rows) * len(rows[0]) > limits.CELLS:
        raise AnswerError(f"the matrix has more than {limits.CELLS:,} cells")
    return rows


def read_shape(answer: Answer) -> tuple[int, ...]:
    """A shape: (32, 84, 28), [32, 84, 28], 32 x 84 x 28, 32×84×28, torch.Size([]), a JSON list."""
    if not isinstance(answer, str):
        if isinstance(answer, list | tuple) and not answer:
            return ()
        return tuple(_dimension(tree, None) for tree in _entries(tree_of(answer, Names())))
    text, place = _unwrapped((answer, 0))
    if not text.strip() and answer.strip():
        return ()
    text = re.sub(r"[x×]", ",", text)
    text = re.sub(r",\s*$", lambda match: " " * len(match[0]), text)
    dimensions = _cut((text, place), "," if "," in text else " ")
    if len(dimensions) > _MOST_DIMENSIONS:
        raise AnswerError(f"a shape of more than {_MOST_DIMENSIONS} dimensions", place)
    return tuple(_dimension(_cell(part, Names()), part[1]) for part in dimensions)


def _dimension(tree: Tree, place: int | None) -> int:
    value = rational_value(tree)
    if value is None or value.denominator != 1 or not 0 <= value <= _LARGEST_DIMENSION:
        raise AnswerError("a dimension is a whole number that is not negative", place)
    return int(value)


# -- pieces of text


def _unwrapped(part: Part) -> Part:
    """The text inside tensor(…) and inside one pair of brackets around everything."""
    text, place = part
    if len(text) > _LONGEST:
        raise AnswerError(f"the answer is longer than {_LONGEST:,} characters", _LONGEST)
    match = _WRAPPER.fullmatch(text)
    if match:
        text, place = match[1], place + match.start(1)
    start = len(text) - len(text.lstrip())
    bare = text.strip()
    if bare[:1] in _BRACKETS and _closes_at_end(bare):
        return bare[1:-1], place + start + 1
    return bare, place + start


def _closes_at_end(text: str) -> bool:
    """Whether the first bracket is closed by the last character and not before."""
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign in "[({") - (sign in "])}")
        if depth == 0:
            return at == len(text) - 1
    return False


def _cut(part: Part, separator: str) -> list[Part]:
    """The pieces between separators that stand in no bracket; a space means any white space."""
    text, place = part
    pieces, depth, start = [], 0, 0
    for at, sign in enumerate(text):
        depth += (sign in "[({") - (sign in "])}")
        if depth == 0 and (sign == separator or (separator == " " and sign.isspace())):
            pieces.append((text[start:at], place + start))
            start = at + 1
    pieces.append((text[start:], place + start))
    if separator in " \n":
        pieces = [piece for piece in pieces if piece[0].strip()]
    if len(pieces) > limits.CELLS:
        raise AnswerError(f"more than {limits.CELLS:,} entries", place)
    return pieces or [part]


def _rows(part: Part) -> list[Part]:
    """The rows of a matrix: between semicolons or lines, or each in its brackets."""
    for separator in (";", "\n"):
        pieces = [piece for piece in _cut(part, separator) if piece[0].strip(" \t,\r\n")]
        if len(pieces) > 1:
            return pieces
    pieces = _cut(part, ",")
    bracketed = all(piece[0].strip()[:1] in _BRACKETS for piece in pieces)
    return pieces if bracketed else [part]


def _row(part: Part, names: Names) -> tuple[Tree, ...]:
    text, place = part
    trailing = text.rstrip().removesuffix(",")
    inner = _unwrapped((trailing, place))
    pieces = _cut(inner, "," if len(_cut(inner, ",")) > 1 else " ")
    return tuple(_cell(piece, names) for piece in pieces)


def _cell(part: Part, names: Names) -> Tree:
    """One entry; what is wrong with it is told with its place in the whole text."""
    text, place = part[0].lstrip(), part[1] + len(part[0]) - len(part[0].lstrip())
    try:
        tree = read_tree(text, names)
    except AnswerError as error:
        raise AnswerError(str(error), place + (error.place or 0)) from None
    if isinstance(tree, Items):
        raise AnswerError("there is a list where a number is expected", place)
    return tree


def _entries(tree: Tree) -> tuple[Tree, ...]:
    if not isinstance(tree, Items):
        raise AnswerError("a list is expected")
    return tree.items


def _values(cells: Sequence[Tree]) -> tuple[Fraction | None, ...]:
    """The exact values of cells; None for one that is not rational."""
    return tuple(rational_value(cell) for cell in cells)
