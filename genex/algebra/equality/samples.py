"""Points at which to try two expressions: drawn from the texts themselves, so no one can aim."""

from collections.abc import Iterator
from hashlib import blake2b

from genex.algebra.program.domains import REAL, Domain

_NEAR = ((0.3, 2.5), (0.3, 1.2), (0.05, 0.9), (1.5, 6.0), (5.0, 40.0))
_FAR = (-6, 12)  # powers of ten
_STEPS = 2.0**-24  # samples are short binary fractions: exact, and quick to compute with


class Samples:
    """The points of one comparison; the same texts give the same points."""

    def __init__(self, names: dict[str, Domain], key: bytes) -> None:
        self.names = names
        self.key = key

    def near(self, count: int) -> Iterator[dict[str, float]]:
        """Points of ordinary size."""
        for turn in range(count):
            yield {name: self.draw(name, where, turn) for name, where in self.names.items()}

    def far(self, count: int) -> Iterator[dict[str, float]]:
        """Points from very near zero to very far away, in one name or in all."""
        for turn in range(count):
            yield {name: self.draw_far(name, where, turn) for name, where in self.names.items()}

    def draw(self, name: str, where: Domain, turn: int) -> float:
        """A value of ordinary size in a domain."""
        u, v = self.uniform(name, turn)
        if where.integer:
            return where.low + int(u * (where.high - where.low + 1))
        low, high = _NEAR[(turn if len(self.names) == 1 else int(v * 97)) % len(_NEAR)]
        if where == REAL:
            return _short((low + (high - low) * u) * (1 if v < 0.5 else -1))
        if where.low == 0 and where.high > 1e9:
            return _short(low + (high - low) * u)
        return _inside(where, u, low + (high - low) * v)

    def draw_far(self, name: str, where: Domain, turn: int) -> float:
        """A value of any size in a domain."""
        u, v = self.uniform(name, -1 - turn)
        if where.integer or where.high - where.low < 1e9 or v > 0.8:
            return self.draw(name, where, turn)
        sign = -1 if where == REAL and turn % 2 else 1
        size = 10 ** (_FAR[0] + u * (_FAR[1] - _FAR[0]))
        return sign * _short(size) + (max(0, where.low))

    def uniform(self, name: str, turn: int) -> tuple[float, float]:
        """Two numbers between 0 and 1."""
        digest = blake2b(f"{name}/{turn}".encode(), key=self.key, digest_size=16).digest()
        u = int.from_bytes(digest[:8], "big")
        v = int.from_bytes(digest[8:], "big")
        return (u + 0.5) * 2.0**-64, v * 2.0**-64


def _short(value: float) -> float:
    return round(value / _STEPS) * _STEPS


def _inside(where: Domain, u: float, size: float) -> float:
    """A value strictly inside an interval, which may have one end only."""
    if where.high - where.low < 1e9:
        return where.low + (where.high - where.low) * u
    return where.low + size if where.low > -1e9 else where.high - size
