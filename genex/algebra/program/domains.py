"""Where the symbols of a question live: real, positive, integer, an interval."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from genex.algebra.program.signs import POSITIVE, SHARE, UNKNOWN
from genex.errors import AuthorError

Declared: TypeAlias = str | tuple[float, float] | list[float]

INDEX = "index"  # the k of z_k
COUNT = "count"  # how many values an index has

_INTERVAL = re.compile(r"[\[(]\s*([-+0-9.eE]+)\s*,\s*([-+0-9.eE]+)\s*[\])]")


@dataclass(frozen=True, slots=True)
class Domain:
    """An interval of the reals, or the integers in it."""

    low: float
    high: float
    integer: bool = False
    role: str = ""

    @property
    def positive(self) -> bool:
        """Whether all values but perhaps the end are above zero."""
        return self.low >= 0

    @property
    def sign(self) -> int:
        """What is known of the values inside."""
        if not self.positive:
            return UNKNOWN
        return POSITIVE if self.high > 1 else SHARE


def counting(where: Domain) -> Domain:
    """The integers of a domain from 2 on, where the products behind a factorial have a factor."""
    return replace(where, low=max(where.low, min(2.0, where.high))) if where.integer else where


_FAR = float("inf")
REAL = Domain(-_FAR, _FAR)
_NAMED = {
    "real": REAL,
    "positive": Domain(0.0, _FAR),
    "integer": Domain(-3.0, 9.0, integer=True),
    "smallint": Domain(1.0, 2.0, integer=True),
    INDEX: Domain(1.0, 9.0, integer=True, role=INDEX),
    COUNT: Domain(1.0, 9.0, integer=True, role=COUNT),
}


def _domain(name: str, declared: Declared) -> Domain:
    """What a question's author declared for a name."""
    if isinstance(declared, str):
        return _spelled(name, declared)
    low, high = (float(end) for end in declared)
    if not low < high:
        raise AuthorError(f"domains: {name}: the interval {declared} is empty")
    return Domain(low, high)


def _spelled(name: str, text: str) -> Domain:
    if text in _NAMED:
        return _NAMED[text]
    match = _INTERVAL.fullmatch(text.strip())
    if match:
        return _domain(name, (float(match[1]), float(match[2])))
    kinds = ", ".join(_NAMED)
    raise AuthorError(f"domains: {name}: unknown domain ‘{text}’. Use {kinds} or [low, high].")


def domains(declared: Mapping[str, Declared] | None) -> dict[str, Domain]:
    """The domains of all declared names."""
    return {name: _domain(name, where) for name, where in (declared or {}).items()}
