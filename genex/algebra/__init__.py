"""The language in which students type expressions: grammar, tree, equality."""

from genex.algebra.arrays import read_matrix, read_shape, read_vector
from genex.algebra.compare import Verdict, compare, verdict
from genex.algebra.names import Names
from genex.algebra.numeric.values import evaluate, number, rational
from genex.algebra.question import Question, question
from genex.algebra.reading.messages import pointed
from genex.algebra.reading.read import read
from genex.algebra.tree import Tree, free_names
from genex.algebra.writing.show import latex, plain

__all__ = [
    "Names",
    "Question",
    "Tree",
    "Verdict",
    "compare",
    "evaluate",
    "free_names",
    "latex",
    "number",
    "plain",
    "pointed",
    "question",
    "rational",
    "read",
    "read_matrix",
    "read_shape",
    "read_vector",
    "verdict",
]
