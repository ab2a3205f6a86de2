"""What a person decides about an answer, in place of what genex found or could not tell."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any


@dataclass(frozen=True)
class Ruling:
    """A person's word on one answer: marks, or items of the rubric, or what the student meant."""

    marks: Fraction | None = None
    items: tuple[str, ...] = ()  # by their words, whatever they are worth by now
    read_as: str = ""  # what the student meant, which genex marks as if it had been written
    comment: str = ""  # for the student
    note: str = ""  # for a colleague
    by: str = ""
    at: str = ""  # in UTC, as ISO 8601 has it
    number: int = 0  # in the order in which people decided
    ref: str = ""  # the row of a table in which it was written, if it was

    @property
    def decides(self) -> bool:
        """Whether marks come of it; a comment or a note alone leaves them as they are."""
        return self.marks is not None or bool(self.items or self.read_as)

    def says(self, other: "Ruling") -> bool:
        """Whether another one decides alike and has as much to tell."""
        return self.words == other.words

    @property
    def words(self) -> tuple[Any, ...]:
        """What is decided and told, whoever did it."""
        return self.marks, self.items, self.read_as, self.comment, self.note
