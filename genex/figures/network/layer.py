"""A layer of a network as its author describes it."""

from dataclasses import dataclass

from genex.document.inline import Runs

_MOST = 6  # units of a layer that are shown; of larger layers the first ones and the last
DOTS, BIAS = -1, -2  # in place of a unit's number

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """Units with a label each; `inner` is what they compute, `bias` adds one that is always 1."""

    units: int
    labels: tuple[str, ...] = ()
    inner: str = ""
    bias: bool = False
    caption: Runs = ()

    @property
    def abridged(self) -> bool:
        """Tell whether some units are left out of the figure."""
        return self.units > _MOST

    @property
    def column(self) -> tuple[int, ...]:
        """Return what stands in the column from top to bottom: units by number, dots, bias."""
        shown = tuple(range(self.units))
        if self.abridged:
            shown = (*range(_MOST - 2), DOTS, self.units - 1)
        return (*shown, BIAS) if self.bias else shown


@dataclass(frozen=True, slots=True)
class Weights:
    """What is written along the edges into a layer: W with a row for each unit, and its bias."""

    matrix: Rows = ()
    bias: tuple[str, ...] = ()

    @property
    def named(self) -> bool:
        """Tell whether anything is written."""
        return bool(self.matrix or self.bias)

    def label(self, source: int, target: int) -> str:
        """Return what is written along one edge."""
        if source == BIAS:
            return self.bias[target] if self.bias else ""
        return self.matrix[target][source] if self.matrix else ""
