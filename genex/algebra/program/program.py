"""Elementary operations in a row, each distinct value once, shared by answer and reference."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from genex.algebra import limits
from genex.algebra.program.domains import REAL, Domain
from genex.algebra.program.signs import POSITIVE, Fact, sign_of
from genex.errors import AnswerError

# Operations that need not have a value, unless that on which they work is positive.
_PARTIAL = frozenset(("inv", "log", "power", "asin", "atan2", "factorial"))


class Step(NamedTuple):
    """One operation on the values of earlier steps; `value` is what a number or a name is."""

    op: str
    args: tuple[int, ...] = ()
    value: Fraction | str | int = 0


class Program:
    """A row of steps that grows; what is put in twice is there once."""

    def __init__(self, domains: Mapping[str, Domain]) -> None:
        self.domains = domains
        self.steps: list[Step] = []
        self.signs: list[int] = []
        self.total: list[bool] = []  # whether a value exists for all numbers
        self._known: dict[Step, int] = {}

    def copy(self) -> "Program":
        """A copy of the row, to be continued apart."""
        other = Program(self.domains)
        other.steps, other._known = self.steps[:], dict(self._known)
        other.signs, other.total = self.signs[:], self.total[:]
        return other

    def put(self, op: str, args: tuple[int, ...] = (), value: Fraction | str | int = 0) -> int:
        """The place of a step in the row."""
        step = Step(op, args, value)
        place = self._known.get(step)
        if place is None:
            place = self._known[step] = len(self.steps)
            if place >= limits.STEPS:
                raise AnswerError("the answer takes too many operations")
            self.steps.append(step)
            self.signs.append(sign_of(step.op, [self.signs[arg] for arg in args], self._fact(step)))
            self.total.append(self._is_total(step))
        return place

    def _is_total(self, step: Step) -> bool:
        """Whether a step has a value wherever names have one."""
        partial = step.op in _PARTIAL and self.signs[step.args[0]] < POSITIVE
        return not partial and all(self.total[arg] for arg in step.args)

    def _fact(self, step: Step) -> Fact:
        """What a rule of signs has to know of a step beyond the signs of its parts."""
        if step.op == "name":
            return self.domains.get(str(step.value), REAL).sign
        if step.op == "add":
            return self.exact(step.args[-1])
        if step.op == "power":  # (-1)^n may be negative, (-1)^(1/2) is not real
            exponent = self.exact(step.args[1])
            return exponent is not None and exponent.denominator > 1
        return None if isinstance(step.value, str) else step.value

    # -- leaves

    def number(self, value: Fraction | int) -> int:
        """An exact number."""
        return self.put("number", (), Fraction(value))

    def name(self, name: str) -> int:
        """A symbol."""
        return self.put("name", (), name)

    def exact(self, place: int) -> Fraction | None:
        """The value of a step that is an exact number."""
        step = self.steps[place]
        return step.value if step.op == "number" and isinstance(step.value, Fraction) else None
