"""Where the units of a network stand, and how they are drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from genex.document.drawing import Circle, Label, Point, Shape
from genex.document.inline import Math, Runs, runs
from genex.figures import looks
from genex.figures.boxes import ink_box
from genex.figures.network.layer import BIAS, DOTS, Layer, Weights
from genex.typeset.style import USUAL_SIZE

_RADIUS, _RIM = 10.5, 3.0  # of a unit at least, and from the label in it to its outline
_ROW, _COLUMN = 36.0, 64.0  # from unit to unit, from layer to layer
_ROOMY = 104.0  # from layer to layer if there is something to read between them
_STEEPEST = 0.6  # an edge rises at most by so much of the way across, or so
_CAPTION_GAP, _CAPTION_ROW = 15.0, 12.5
_ABOVE = 3.0  # from a unit to the label above it
_DOT, _DOT_STEP = 1.0, 5.0


@dataclass(frozen=True, slots=True)
class Seat:
    """The place of one unit."""

    number: int
    center: Point


@dataclass(frozen=True, slots=True)
class Plan:
    """The places of all units, layer by layer, and how large a unit is."""

    columns: tuple[tuple[Seat, ...], ...]
    radius: float

    @property
    def bottom(self) -> float:
        """Return where the lowest unit ends."""
        return min(seat.center[1] for column in self.columns for seat in column) - self.radius


def planned(layers: Sequence[Layer], weights: Sequence[Weights], spread: float) -> Plan:
    """Place layers from left to right, the units of each around the same middle."""
    radius = max(_radii(layers))
    row = max(_ROW, _tallest(layers) + 2 * radius + 2 * _ABOVE + 2) * spread
    xs = [0.0]
    for place, (left, right) in enumerate(pairwise(layers)):
        named = place < len(weights) and weights[place].named
        least = (_ROOMY if named else _COLUMN) + 2 * (radius - _RADIUS)
        xs.append(xs[-1] + max(least, _gap(left, right, row)) * spread)
    columns = (_seats(layer, x, row) for layer, x in zip(layers, xs, strict=True))
    return Plan(tuple(columns), radius)


def _seats(layer: Layer, x: float, row: float) -> tuple[Seat, ...]:
    top = row * (len(layer.column) - 1) / 2
    return tuple(Seat(number, (x, top - row * i)) for i, number in enumerate(layer.column))


def _radii(layers: Sequence[Layer]) -> Iterator[float]:
    """Yield how large units must be for the signs in them."""
    yield _RADIUS
    for layer in layers:
        for number in layer.column:
            yield ink_box(_inside(layer, number)).width / 2 + _RIM


def _tallest(layers: Sequence[Layer]) -> float:
    """Return how high the labels above units are."""
    inks = (ink_box(content) for layer in layers for content in _outside(layer))
    return max((ink.height for ink in inks), default=0.0)


def _gap(left: Layer, right: Layer, row: float) -> float:
    """Return how far two layers must be apart so that edges are flat and captions do not meet."""
    rise = row * (len(left.column) + len(right.column) - 2) / 2
    captions = (_caption_width(left) + _caption_width(right)) / 2
    return max(_STEEPEST * rise, captions + USUAL_SIZE)


def _caption_width(layer: Layer) -> float:
    return ink_box(layer.caption, looks.SMALL).width


def _inside(layer: Layer, number: int) -> Runs:
    """Return what stands in a unit: its sign, or else its label."""
    if number == DOTS:
        return ()
    if number == BIAS:
        return (Math("1"),)
    sign = layer.inner or (layer.labels[number] if layer.labels else "")
    return (Math(sign),) if sign else ()


def _outside(layer: Layer) -> list[Runs]:
    """Return the labels that stand above the units, as there is a sign in them."""
    if not (layer.inner and layer.labels):
        return []
    return [(Math(layer.labels[number]),) for number in layer.column if number >= 0]


def drawn_units(layers: Sequence[Layer], plan: Plan) -> list[Shape]:
    """Draw all units with their labels and captions."""
    shapes: list[Shape] = []
    for layer, column in zip(layers, plan.columns, strict=True):
        alone = layer is layers[-1] and layer.units == 1  # its label stands on the arrow out
        for seat in column:
            shapes.extend(_unit(layer, seat, plan.radius))
            if layer.inner and layer.labels and seat.number >= 0 and not alone:
                shapes.append(_above(seat, layer.labels[seat.number], plan.radius))
    return [*shapes, *_captions(layers, plan)]


def _unit(layer: Layer, seat: Seat, radius: float) -> Iterator[Shape]:
    """Draw a unit, or the dots for those left out."""
    if seat.number == DOTS:
        x, y = seat.center
        yield from (Circle((x, y + _DOT_STEP * i), _DOT, fill=0.0) for i in (1, 0, -1))
        return
    fill = looks.TINT if seat.number == BIAS else looks.WHITE
    yield Circle(seat.center, radius, looks.OUTLINE, fill)
    if sign := _inside(layer, seat.number):
        yield Label(seat.center, sign)


def _above(seat: Seat, latex: str, radius: float) -> Label:
    """Return the label of a unit, standing on top of it."""
    x, y = seat.center
    name = (Math(latex),)
    return Label((x, y + radius + _ABOVE - ink_box(name).bottom), name)


def _captions(layers: Sequence[Layer], plan: Plan) -> Iterator[Label]:
    """Write the sizes under the layers, if units are left out, and the captions under them."""
    sized = any(layer.abridged for layer in layers)
    lowest = plan.bottom - _CAPTION_GAP
    for layer, column in zip(layers, plan.columns, strict=True):
        x, y = column[0].center[0], lowest
        if sized:
            yield Label((x, y), runs(str(layer.units)), scale=looks.SMALL)
            y -= _CAPTION_ROW
        if layer.caption:
            yield Label((x, y), layer.caption, scale=looks.SMALL)
