"""A formula in the names of its question, as a tree."""

from genex.algebra import Items, Names, read_tree, tree_in_text
from genex.answers.cells import Cell
from genex.answers.dressing import undressed
from genex.answers.number_text import refuse_raised_points
from genex.errors import AnswerError


def read_expression(text: str, names: Names | None) -> Cell:
    """One formula; what is shown back is how it was understood."""
    text = undressed(text)
    refuse_raised_points(text)
    tree = read_tree(text, names)
    if isinstance(tree, Items):
        raise AnswerError("one formula is expected here, not a list")
    return Cell(tree_in_text(tree, names or Names()), (text.strip(), tree))
