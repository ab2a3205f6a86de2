"""A reference and an answer side by side, and what is found out about them."""

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

from genex.algebra.equality.samples import Samples
from genex.algebra.numeric.balls import Ball
from genex.algebra.program.domains import REAL, counting
from genex.algebra.program.program import Program


@dataclass(frozen=True)
class Outcome:
    """Equal, not equal or, with None, undecided; and why."""

    equal: bool | None
    reason: str


SAME = Outcome(True, "it is the same expression")
PROVED = Outcome(True, "it follows by the laws of algebra")
UNDECIDED = Outcome(None, "neither proved equal nor found different")
NO_VALUE = "the answer has no value: something in it is not defined"


@dataclass
class Pair:
    """A reference and an answer in one program: the reference first, then the answer."""

    program: Program
    reference: int
    answer: int
    middle: int  # where the reference's steps end
    key: bytes
    agreed: list[tuple[dict[str, float], list[Ball]]] = field(default_factory=list)
    holes: int = 0  # points where the answer divides by zero and the reference has a value
    proved: bool = False  # equal by algebra, if the answer is defined where the reference is

    @cached_property
    def samples(self) -> Samples:
        """Points for all names that occur."""
        names = sorted(str(step.value) for step in self.program.steps if step.op == "name")
        domains = {name: self.program.domains.get(name, REAL) for name in names}
        if "factorial" in self.ops:  # what stands before a ! counts something
            domains = {name: counting(where) for name, where in domains.items()}
        return Samples(domains, self.key)

    @cached_property
    def ops(self) -> frozenset[str]:
        """The operations that occur."""
        return frozenset(step.op for step in self.program.steps)

    @property
    def constant(self) -> bool:
        """Whether no name occurs."""
        return "name" not in self.ops


def random_key(*texts: str) -> bytes:
    """The key of a comparison's random choices."""
    return blake2b("\0".join(texts).encode("utf-8", "replace"), digest_size=16).digest()
