"""How a document looks: sizes, distances and the sheet of paper."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from genex.document.blocks import Align, Runs
from genex.typeset.text.lines import Type

MILLIMETRE = 72 / 25.4
_PAPERS = {"a4": (210 * MILLIMETRE, 297 * MILLIMETRE), "letter": (612.0, 792.0)}
USUAL_SIZE = 10.5  # drawings are made for text of this size


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes in points; all distances follow from them, so larger text is larger in all."""

    size: float = USUAL_SIZE
    leading: float = 1.3

    @property
    def line(self) -> float:
        """Return the distance of two lines of text."""
        return self.size * self.leading

    def type(self, align: Align = "justified", scale: float = 1.0) -> Type:
        """Return how text is set, larger or smaller than usual if wanted."""
        return Type(self.size * scale, self.line * scale, align)


@dataclass(frozen=True, slots=True)
class Margins:
    """White on the four sides of a page, in millimetres."""

    top: float = 25.0
    right: float = 23.0
    bottom: float = 25.0
    left: float = 23.0


@dataclass(frozen=True, slots=True)
class Marginal:
    """What stands in the head or the foot of a page; `code` becomes a QR code at the left."""

    left: Runs = ()
    middle: Runs = ()
    right: Runs = ()
    rule: bool = False
    code: str = ""


MarginalOf = Callable[[int, int], Marginal]


def _empty(page: int, pages: int) -> Marginal:  # noqa: ARG001 (every head and foot is asked so)
    """Return a head or foot with nothing in it."""
    return Marginal()


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The sheet, its margins, its style, and what stands in head and foot of page n of m."""

    paper: Literal["a4", "letter"] = "a4"
    margins: Margins = Margins()
    style: Style = Style()
    head: MarginalOf = _empty
    foot: MarginalOf = _empty

    @property
    def width(self) -> float:
        """Return the width of the sheet in points."""
        return _PAPERS[self.paper][0]

    @property
    def height(self) -> float:
        """Return the height of the sheet in points."""
        return _PAPERS[self.paper][1]

    @property
    def left(self) -> float:
        """Return where text begins."""
        return self.margins.left * MILLIMETRE

    @property
    def measure(self) -> float:
        """Return how wide text is."""
        return self.width - (self.margins.left + self.margins.right) * MILLIMETRE

    @property
    def top(self) -> float:
        """Return where text begins, from the bottom of the sheet."""
        return self.height - self.margins.top * MILLIMETRE

    @property
    def room(self) -> float:
        """Return how much text a page holds."""
        return self.height - (self.margins.top + self.margins.bottom) * MILLIMETRE
