"""Sets atoms side by side in character cells, and hands each nucleus to the rule for its type."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

from genex.latex.styles import DISPLAY, SCRIPT, TEXT, restyled
from genex.latex.tree import Items, Nucleus, Space, Style
from genex.terminal.math.boxes import Box, blank_box, boxes_beside
from genex.terminal.math.spacing import Set, gap

_Rule: TypeAlias = Callable[["Setter", Any], Box]
Rules: TypeAlias = Mapping[type, _Rule]
AtomRule: TypeAlias = Callable[["Setter", Items, int], Box]

_CELL: Final = 500.0
"""The width of a cell in thousandths of an em; the smallest space of LaTeX is a cell too."""

QUAD: Final = 1000.0
"""A quad stands between formulas, not in one."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way of setting formulas: in one row or in several."""

    rules: Rules
    atom: AtomRule


@dataclass(frozen=True, slots=True)
class Setter:
    """A way of setting formulas, that of their scripts, and one of TeX's styles."""

    way: Way
    line: Way
    style: int = DISPLAY

    @property
    def tight(self) -> bool:
        """Whether this is the style of scripts, with hardly any space."""
        return self.style >= SCRIPT

    @property
    def limits(self) -> bool:
        """Whether scripts of operators stand above and below."""
        return self.way is not self.line and self.style < TEXT

    def at_most(self, style: int) -> "Setter":
        """Return the setter of a part, in this style or the present one if that is smaller."""
        return replace(self, style=max(self.style, style))

    def in_line(self) -> "Setter":
        """Return the setter that takes one row."""
        return replace(self, way=self.line)

    def small(self) -> "Setter":
        """Return the setter of scripts: they take one row each."""
        return self.in_line().at_most(SCRIPT)

    def nucleus(self, nucleus: Nucleus) -> Box:
        """Set a nucleus by the rule for its type."""
        return self.way.rules[type(nucleus)](self, nucleus)

    def items(self, items: Items) -> Box:
        """Set a list of atoms."""
        setter = self
        boxes: list[Box] = []
        before: Set | None = None
        wanted = 0
        for index, item in enumerate(items):
            if isinstance(item, Style):
                setter = replace(setter, style=restyled(setter.style, item.style))
            elif isinstance(item, Space):
                wanted += _free(item.width)
            else:
                after = item, setter.way.atom(setter, items, index)
                between = gap(before, after, tight=setter.tight) if before else 0
                boxes += [blank_box(max(between, wanted)), after[1]]
                before, wanted = after, 0
        return boxes_beside([*boxes, blank_box(wanted)])


def _free(width: float) -> int:
    """Return how many cells white space is; there are none less than none."""
    return max(1, round(width / _CELL)) if width > 0 else 0
