"""What is sent as an answer: a text, a number, or lists of them."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

from genex.algebra import limits
from genex.algebra.names import Names
from genex.algebra.reading.read import read_tree
from genex.algebra.tree import Apply, Items, Number, Tree
from genex.errors import AnswerError

Answer: TypeAlias = str | int | float | Sequence["Answer"]


def tree_of(answer: Answer, names: Names, depth: int = 0) -> Tree:
    """The tree of a text, a number or lists of them."""
    if isinstance(answer, str):
        return read_tree(answer, names)
    if isinstance(answer, bool) or not isinstance(answer, int | float | list | tuple):
        raise AnswerError("the answer is neither a text nor a number nor a list of them")
    if isinstance(answer, int | float):
        return _plain_number(answer)
    if depth >= limits.NESTING or not 0 < len(answer) <= limits.CELLS:
        raise AnswerError("the list is empty, too long or nested too deeply")
    return Items(tuple(tree_of(item, names, depth + 1) for item in answer))


def _plain_number(answer: float) -> Tree:
    if not abs(answer) < 10**limits.SCIENTIFIC:
        raise AnswerError("the number is too large, or none at all")
    text = repr(abs(answer))
    tree = Number(Fraction(text), text)
    return Apply("neg", (tree,)) if answer < 0 else tree
