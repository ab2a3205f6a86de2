"""The language in which students type expressions: grammar, tree, equality."""

from genex.algebra.compare import Verdict, compare

__all__ = ["Verdict", "compare"]
