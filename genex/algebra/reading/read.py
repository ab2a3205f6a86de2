"""A text as the tree of an expression."""

from genex.algebra import limits
from genex.algebra.names import Names
from genex.algebra.reading.grammar import Parser
from genex.algebra.reading.hats import hatted
from genex.algebra.reading.operands import read_operand
from genex.algebra.reading.tokens import tokens
from genex.algebra.reading.words import separated
from genex.algebra.tree import Items, Tree, height, walk
from genex.errors import AnswerError


def read_tree(text: str, names: Names | None = None) -> Tree:
    """The tree of an expression; AnswerError with the place where it cannot be read."""
    if not isinstance(text, str):
        raise AnswerError("the answer is not a text")
    known = names or Names(closed=False)
    row = hatted(separated(tokens(text), known), known, text)
    parser = Parser(row, known, text, read_operand)
    tree = parser.whole()
    _check_lists(tree)
    if height(tree) > limits.HEIGHT:
        raise AnswerError("the answer is nested too deeply")
    return tree


def _check_lists(tree: Tree) -> None:
    """Lists stand around expressions, never inside them."""
    if isinstance(tree, Items):
        for item in tree.items:
            _check_lists(item)
    elif any(isinstance(node, Items) for node in walk(tree)):
        raise AnswerError("a list cannot stand inside an expression")
