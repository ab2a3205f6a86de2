"""A tree as people write it, in plain Unicode and in LaTeX; both read back to the same tree."""

from genex.algebra.names import Names
from genex.algebra.tree import Tree
from genex.algebra.writing.latex_style import LATEX
from genex.algebra.writing.plain_style import PLAIN
from genex.algebra.writing.writer import writer


def tree_in_text(tree: Tree, known: Names | None = None) -> str:
    """A tree in Unicode: (ŷ − y)·w₁."""
    return writer(PLAIN, tree, known).text(tree)


def tree_in_latex(tree: Tree, known: Names | None = None) -> str:
    r"""A tree in LaTeX: \left(\hat{y} - y\right) \cdot w_{1}."""
    return writer(LATEX, tree, known).text(tree)
