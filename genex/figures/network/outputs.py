"""What leaves a network: the arrow of its output, and the loss it is compared in."""

from collections.abc import Iterator, Sequence

from genex.document.drawing import Label, Line, Point, Rectangle, Shape
from genex.document.inline import Math, Runs
from genex.figures import looks
from genex.figures.boxes import Box, centered, ink_box, middled
from genex.figures.network.layer import Layer
from genex.figures.network.units import Plan

_OUT, _ASIDE = 30.0, 6.0  # how long the arrow out is at least, and more than its label
_LOSS_PAD, _LOSS_HEIGHT, _ROUNDING = 7.0, 20.0, 3.0
_TARGET_DROP, _TARGET_GAP = 18.0, 3.5


def drawn_outputs(layers: Sequence[Layer], plan: Plan, loss: str, target: str) -> Iterator[Shape]:
    """Draw arrows from the last layer into the loss, or out of a single unit with a name."""
    name = _name(layers[-1])
    rims = [(s.center[0] + plan.radius, s.center[1]) for s in plan.columns[-1] if s.number >= 0]
    if not (loss or name):
        return
    length = max(_OUT, ink_box(name).width + 2 * _ASIDE, _drop(rims))
    yield from _arrows(rims, length, loss=bool(loss))
    if name:
        yield _on_arrow(name, rims[0], length, loss=bool(loss))
    if loss:
        yield from _loss((rims[0][0] + length, 0.0), (Math(loss),), target)


def _name(last: Layer) -> Runs:
    """Return the label of a single output unit, if a sign stands in the unit itself."""
    alone = last.units == 1 and last.inner and last.labels
    return (Math(last.labels[0]),) if alone else ()


def _drop(rims: Sequence[Point]) -> float:
    return 0.9 * max(abs(y) for _, y in rims)


def _arrows(rims: Sequence[Point], length: float, *, loss: bool) -> Iterator[Line]:
    """Draw arrows to one point, where the loss begins, or straight out."""
    for x, y in rims:
        yield Line((x, y), (x + length, 0.0 if loss else y), looks.EDGE, arrow=True)


def _on_arrow(name: Runs, rim: Point, length: float, *, loss: bool) -> Label:
    """Write the name above the arrow, or at its tip if nothing follows."""
    x, y = rim
    if not loss:
        return middled(Label((x + length, y), name, "right"))
    return Label((x + length / 2 - 2, y + 2.5 - ink_box(name).bottom), name)


def _loss(at: Point, name: Runs, target: str) -> Iterator[Shape]:
    """Draw the box of the loss, with the target below it."""
    width = max(ink_box(name).width + 2 * _LOSS_PAD, _LOSS_HEIGHT)
    box = centered((at[0] + width / 2, at[1]), width, _LOSS_HEIGHT)
    yield draw_box(box)
    yield Label(box.center, name)
    if target:
        x, y = box.center[0], box.bottom
        yield Line((x, y - _TARGET_DROP), (x, y), looks.EDGE, arrow=True)
        below = (Math(target),)
        yield Label((x, y - _TARGET_DROP - _TARGET_GAP - ink_box(below).top), below)


def draw_box(box: Box, rounding: float = _ROUNDING) -> Rectangle:
    """Draw the outline of a box."""
    corner = (box.left, box.bottom)
    return Rectangle(corner, box.width, box.height, looks.OUTLINE, looks.WHITE, rounding)
