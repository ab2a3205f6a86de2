"""What an author lets genex draw: 2..6, 0.1..0.9 by 0.1, or one of a list."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from genex.errors import BlueprintError
from genex.messages import shortly

Value = Fraction | str
_NUMBER = r"[-−]?\d{1,9}(?:\.\d{1,6})?"
_RANGE = re.compile(rf"\s*({_NUMBER})\s*\.\.\s*({_NUMBER})(?:\s+by\s+({_NUMBER}))?\s*")
_MOST = 10_000  # values to draw from
_FEWEST = 2


@dataclass(frozen=True)
class Range:
    """The values that a name may have."""

    name: str
    values: tuple[Value, ...]

    @property
    def worded(self) -> bool:
        """Whether it is a word that is drawn, not a number."""
        return any(isinstance(value, str) for value in self.values)


def read_ranges(written: Mapping[str, Any], place: str) -> tuple[Range, ...]:
    """Each drawn name with its values."""
    return tuple(Range(n, _values(source, f"{place}, {n}")) for n, source in written.items())


def _values(source: Any, place: str) -> tuple[Value, ...]:
    """The values behind a name."""
    if isinstance(source, str):
        return _of_range(source, place)
    if not isinstance(source, list) or len(source) < _FEWEST:
        raise BlueprintError(
            f'{place}: expected a range such as "2..6" or a list of two or more values, found'
            f" {shortly(source)}."
        )
    found = tuple(_value(one, place) for one in source)
    if len({type(one) for one in found}) > 1 or len({*found}) < len(found):
        raise BlueprintError(f"{place}: give different values, all numbers or all words.")
    return found


def _value(one: Any, place: str) -> Value:
    """A value of a list."""
    if isinstance(one, bool) or not isinstance(one, (int, float, str)) or one == "":
        raise BlueprintError(f"{place}: {shortly(one)} is neither a number nor a word.")
    if not isinstance(one, str):
        return Fraction(str(one))
    return Fraction(one) if re.fullmatch(r"-?\d{1,9}/[1-9]\d{0,8}", one) else one


def _of_range(text: str, place: str) -> tuple[Value, ...]:
    """The numbers from one to another; without a step, by a unit of the last decimal written."""
    match = _RANGE.fullmatch(text)
    if match is None:
        raise BlueprintError(
            f'{place}: cannot read {shortly(text)}. Write a range such as "2..6" or'
            ' "0.1..0.9 by 0.1", or a list.'
        )
    low, high = _number(match[1]), _number(match[2])
    step = _number(match[3]) if match[3] else _unit(match[1], match[2])
    count = int((high - low) / step) + 1 if step > 0 else 0
    if not _FEWEST <= count <= _MOST:
        raise BlueprintError(
            f"{place}: {shortly(text)} has {max(count, 0):,} values. Give {_FEWEST} to {_MOST:,}."
        )
    return tuple(low + k * step for k in range(count))


def _number(text: str) -> Fraction:
    """A number as it is typed."""
    return Fraction(text.replace("−", "-"))


def _unit(*ends: str) -> Fraction:
    """A unit of the last decimal that is written."""
    return Fraction(1, 10 ** max(len(end.partition(".")[2]) for end in ends))
