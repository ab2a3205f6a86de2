"""The language in which students type expressions: grammar, tree, equality."""

from genex.algebra.arrays import read_matrix, read_shape, read_vector
from genex.algebra.comparing import Verdict, compare, verdict
from genex.algebra.grammar import read
from genex.algebra.messages import pointed
from genex.algebra.names import Names
from genex.algebra.questions import Question, question
from genex.algebra.show import latex, plain
from genex.algebra.tree import Tree, free_names
from genex.algebra.values import evaluate, number, rational

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
