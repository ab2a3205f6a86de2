"""The language in which students type expressions: grammar, tree, values, equality."""

from genex.algebra.names import Names
from genex.algebra.numeric.balls import Unclear, Undefined
from genex.algebra.reading.read import read_tree
from genex.algebra.tree import Apply, Items, Name, Number, Tree, free_names
from genex.algebra.values import in_doubles, in_fractions
from genex.algebra.verdict import Verdict, compare
from genex.algebra.writing import tree_in_text

__all__ = [
    "Apply",
    "Items",
    "Name",
    "Names",
    "Number",
    "Tree",
    "Unclear",
    "Undefined",
    "Verdict",
    "compare",
    "free_names",
    "in_doubles",
    "in_fractions",
    "read_tree",
    "tree_in_text",
]
