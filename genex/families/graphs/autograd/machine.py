"""What is known while a program runs, and what a backward pass brings back."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from genex.exercise import Number
from genex.families.graphs.autograd.rules import Book
from genex.families.graphs.autograd.statements import Statement
from genex.families.graphs.autograd.tensors import Links, Tensor

FREED, LEAF, UNCONNECTED = "freed", "leaf", "unconnected"  # why a line fails


class Failure(Exception):
    """A statement fails; the argument says why."""


@dataclass(frozen=True)
class Arrival:
    """What a backward pass brings back to a leaf."""

    name: str
    paths: tuple[tuple[Links, Number], ...]  # what each brings back
    before: Number | None
    amount: Number
    after: Number


@dataclass
class Machine:
    """The variables of a program while it runs."""

    book: Book
    tensors: dict[str, Tensor] = field(default_factory=dict)
    arrays: dict[str, list[Number]] = field(default_factory=dict)
    kin: dict[str, tuple[str, str]] = field(default_factory=dict)  # the other, and its page
    result: Number = 0  # where the last backward pass began
    odd: str = ""  # the first thing that no exercise should hold

    def name_array(self, name: str, cells: Sequence[Number]) -> None:
        """A new array or tensor of several numbers; what had the name before has lost it."""
        other = self.kin.pop(name, None)
        if other:
            self.kin.pop(other[0], None)
        self.arrays[name] = [*cells]

    def suspect(self, statement: Statement, condition: object, words: str) -> None:
        """Note something odd."""
        if condition and not self.odd:
            self.odd = f"line {statement.line}: {words}"
