"""The language in which students type expressions: grammar, tree, equality."""

from genex.algebra.arrays import read_matrix, read_shape, read_vector
from genex.algebra.compare import Verdict, compare, verdict_on
from genex.algebra.names import Names
from genex.algebra.numeric.values import number_value, rational_value, value_at_point
from genex.algebra.question import Question, question_of
from genex.algebra.reading.messages import pointed
from genex.algebra.reading.read import read_tree
from genex.algebra.tree import Tree, free_names
from genex.algebra.writing.show import tree_in_latex, tree_in_text

__all__ = [
    "Names",
    "Question",
    "Tree",
    "Verdict",
    "compare",
    "free_names",
    "number_value",
    "pointed",
    "question_of",
    "rational_value",
    "read_matrix",
    "read_shape",
    "read_tree",
    "read_vector",
    "tree_in_latex",
    "tree_in_text",
    "value_at_point",
    "verdict_on",
]
