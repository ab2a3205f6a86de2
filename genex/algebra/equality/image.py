"""A random image of a program in two prime fields, in which the laws of exp and log hold exactly.

Two expressions whose images agree are equal, but for a chance of one in 2⁵⁹; images that differ
prove nothing once a function is involved. The units modulo P hold a group of Q elements, so that
exponents count modulo Q: exp(u) is a power of a generator, and exp(u + v) = exp(u)·exp(v).
"""

from hashlib import blake2b

from genex.algebra.equality.fields import Atom, E, Log, P, Q, Value, opposite
from genex.algebra.program.program import Program
from genex.algebra.program.signs import POSITIVE


class Image:
    """The images of a program's values, for one choice of signs under its absolute values."""

    def __init__(self, program: Program, key: bytes, choices: list[int]) -> None:
        self.program = program
        self.key = key
        self.choices = choices
        self.values: list[Value] = []
        self.partial: set[Atom] = set()  # what has to be positive, or within bounds
        self.in_ring = True  # only + − × ÷ and integer powers so far
        self._before: set[Atom] = set()
        self._signed: dict[Value, int] = {}
        self.logs: dict[int, Log] = {}

    def begin_answer(self) -> None:
        """From here on conditions are the answer's."""
        self._before = set(self.partial)

    @property
    def new_conditions(self) -> set[Atom]:
        """What the answer asks for and the reference does not."""
        return self.partial - self._before

    # -- random but fixed

    def random(self, *what: object) -> Value:
        """A value that depends on nothing but the key and what it stands for."""
        digest = blake2b(repr(what).encode(), key=self.key, digest_size=32).digest()
        return int.from_bytes(digest[:16], "big") % P, int.from_bytes(digest[16:], "big") % Q

    def atom(self, atom: Atom) -> Value:
        """The logarithm of an atom."""
        return (1, 1) if atom == E else self.random("log", atom)

    # -- signs

    def sign(self, value: Value) -> int:
        """The chosen sign of a value; its opposite has the other one."""
        canon = min(value, opposite(value))
        if canon not in self._signed:
            met = len(self._signed)
            if met == len(self.choices):
                self.choices.append(1)
            self._signed[canon] = self.choices[met]
        return self._signed[canon] * (1 if value == canon else -1)

    def is_positive(self, place: int) -> bool:
        """Whether a value has a logarithm everywhere."""
        return self.program.signs[place] >= POSITIVE
