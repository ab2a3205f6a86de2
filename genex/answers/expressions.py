"""A formula in the names of its question, as a tree."""

from genex.algebra.names import Names
from genex.algebra.reading.read import read
from genex.algebra.tree import Items
from genex.algebra.writing.show import plain
from genex.answers.cells import Cell
from genex.errors import AnswerError


def read_expression(text: str, names: Names) -> Cell:
    """One formula; what is shown back is how it was understood."""
    tree = read(text, names)
    if isinstance(tree, Items):
        raise AnswerError("one formula is asked here, not a list")
    return Cell(plain(tree, names), (text, tree))
