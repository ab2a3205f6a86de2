"""Round numbers along an axis, written as exactly as they are."""

import math
from dataclasses import dataclass

_ROUND_STEPS = (1.0, 2.0, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, and what is written there in LaTeX."""

    at: float
    latex: str


@dataclass(frozen=True, slots=True)
class Axis:
    """An interval of numbers and its name; ticks are chosen if none are given."""

    low: float
    high: float
    name: str = ""
    ticks: tuple[Tick, ...] | None = None

    def holds(self, number: float) -> bool:
        """Tell whether a number is on the axis."""
        return self.low <= number <= self.high

    def marked(self, wanted: float) -> tuple[Tick, ...]:
        """Return the ticks that are given, or else about so many round numbers."""
        return round_ticks(self.low, self.high, wanted) if self.ticks is None else self.ticks


def round_ticks(low: float, high: float, wanted: float) -> tuple[Tick, ...]:
    """Return ticks at multiples of 1, 2 or 5 times a power of ten."""
    least = (high - low) / (wanted + 1)
    power = math.floor(math.log10(least))
    step = next(s * 10.0**power for s in _ROUND_STEPS if s * 10.0**power >= least * (1 - 1e-9))
    places = max(0, -math.floor(math.log10(step) + 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(Tick(n * step, _decimal(n * step, places)) for n in range(first, last + 1))


def _decimal(number: float, places: int) -> str:
    """Write a number; zero has no sign."""
    return f"{number or 0.0:.{places}f}"
