"""Sets a formula, as a whole and as the pieces at which a line may break."""

from functools import cached_property, lru_cache
from itertools import zip_longest
from typing import Final

from genex.latex import kinds, styles
from genex.latex.read import read_formula
from genex.latex.tree import Atom, Items, Style
from genex.typeset.math import emit
from genex.typeset.math.layout.rules import setter
from genex.typeset.strip import Piece

_CACHED: Final = 1024
"""So many formulas are kept: those of ten papers, in 5 MB."""

_PENALTIES: Final = {kinds.REL: 500, kinds.BIN: 700}
"""TeX's \\relpenalty and \\binoppenalty: what a break after such an atom costs."""

Segments = tuple[tuple[Piece, float, int], ...]


class Formula:
    """A formula, set when it is first looked at: whole, or cut where a line may break."""

    def __init__(self, items: Items, style: int) -> None:
        self._items = items
        self._style = style

    @cached_property
    def piece(self) -> Piece:
        """The formula in one piece."""
        return emit.piece(setter().items(self._items, self._style))

    @cached_property
    def segments(self) -> Segments:
        """Pieces, each with the glue (em) and the penalty of a break after it; 0 after the last."""
        return tuple(
            (emit.piece(setter().items(run, self._style)), glue, cost)
            for run, glue, cost in _broken(self._items, self._style)
        )


def _broken(items: Items, style: int) -> list[tuple[Items, float, int]]:
    """The list cut after relations and binary operators, with space and cost of each cut."""
    runs: list[tuple[Items, float, int]] = []
    run: Items = []
    for item, following in zip_longest(items, items[1:]):
        run.append(item)
        if isinstance(item, Style):
            style = styles.restyled(style, item.style)
        if type(item) is Atom and type(following) is Atom and item.kind in _PENALTIES:
            glue = setter().sizes[style].spaces[item.kind][following.kind]
            if following.kind != kinds.REL:
                runs.append((run, glue / 1000, _PENALTIES[item.kind]))
                run = [Style(style)]
    return [*runs, (run, 0.0, 0)]


@lru_cache(maxsize=_CACHED)
def set_formula(latex: str, display: bool = False) -> Formula:
    """A formula set in display or in text style; raises FormulaError if it cannot be read."""
    drawable = setter().font.characters
    return Formula(read_formula(latex, drawable), styles.DISPLAY if display else styles.TEXT)
