"""The kinds of answer, one object each: read, compared, shown back, given room on paper."""

from genex.answers.cells import Cell, Reading
from genex.answers.kind import Asked, Cells, Kind, Truth
from genex.answers.kinds import KINDS, kind_of

__all__ = ["KINDS", "Asked", "Cell", "Cells", "Kind", "Reading", "Truth", "kind_of"]
