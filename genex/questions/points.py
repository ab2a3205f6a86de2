"""A point of knowledge: what holds in several wordings, what does not, and the belief behind it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Misconception:
    """A false belief, what follows from it in several wordings, and why that is wrong."""

    name: str
    says: tuple[str, ...]
    because: str


@dataclass(frozen=True)
class Point:
    """What one question asks for, whatever its form."""

    name: str
    topic: str
    asks: str
    right: tuple[tuple[str, ...], ...]  # facts, each in several wordings
    wrong: tuple[Misconception, ...]
    solution: str
    rubric: Any = field(default=None, compare=False)  # of the short answer, as it is written
    source: str = ""
    written: Any = field(default=None, compare=False, repr=False)  # as a key keeps it

    @property
    def statements(self) -> tuple[tuple[str, ...], ...]:
        """All statements in their wordings: facts first, then what is wrong."""
        return (*self.right, *(one.says for one in self.wrong))

    def misconceptions(self) -> Iterator[tuple[int, Misconception]]:
        """What is wrong, each with its place among the statements."""
        yield from enumerate(self.wrong, len(self.right))
