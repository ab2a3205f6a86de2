"""The kinds of answer: how each is read, and how it is shown back."""

from genex.answers.cells import Cell, Reading
from genex.answers.kinds import Asked, read_answer

__all__ = ["Asked", "Cell", "Reading", "read_answer"]
