"""Networks: layers of units, the edges between them, and what is written along the edges."""

from dataclasses import dataclass

from genex.document.drawing import Drawing, Shape
from genex.errors import AuthorError
from genex.figures.frame import framed_drawing
from genex.figures.network.edges import drawn_edges, edges_between
from genex.figures.network.layer import Layer, Weights
from genex.figures.network.outputs import drawn_outputs
from genex.figures.network.units import Plan, drawn_units, planned

_SPREADS = tuple(1.06**step for step in range(14))
# How far apart things are, and whether labels must be aligned, tried in this order.
_TRIES = (*((spread, True) for spread in _SPREADS[:7]), *((spread, False) for spread in _SPREADS))


@dataclass(frozen=True, slots=True)
class Network:
    """Layers from left to right; with a `loss`, arrows lead from the last layer into its box."""

    layers: tuple[Layer, ...]
    weights: tuple[Weights, ...] = ()
    loss: str = ""
    target: str = ""
    words: str = ""


def draw_network(figure: Network) -> Drawing:
    """Draw a network as small as its labels allow."""
    _check(figure)
    for spread, aligned in _TRIES:
        plan = planned(figure.layers, figure.weights, spread)
        shapes = _shapes(figure, plan, aligned=aligned)
        if shapes:
            return framed_drawing(shapes, figure.words or _described(figure))
    raise AuthorError(
        "network: the weights do not fit along the edges. Give them as matrices in the text."
    )


def _shapes(figure: Network, plan: Plan, *, aligned: bool) -> list[Shape] | None:
    """Draw edges under units; None if some label finds no place."""
    units = drawn_units(figure.layers, plan)
    edges = edges_between(plan, figure.weights)
    lines = drawn_edges(edges, units, aligned=aligned)
    if lines is None:
        return None
    outputs = drawn_outputs(figure.layers, plan, figure.loss, figure.target)
    return [*lines, *units, *outputs]


def _described(figure: Network) -> str:
    sizes = "-".join(str(layer.units) for layer in figure.layers)
    return f"A fully connected {sizes} network."


def _check(figure: Network) -> None:
    """Refuse what cannot be drawn."""
    if not figure.layers:
        raise AuthorError("network: there are no layers. Give one or more.")
    for number, layer in enumerate(figure.layers, 1):
        if layer.units < 1:
            raise AuthorError(f"network, layer {number}: there are no units. Give one or more.")
        if len(layer.labels) not in {0, layer.units}:
            raise AuthorError(
                f"network, layer {number}: {layer.units} units have {len(layer.labels)} labels. "
                "Give one for each unit, or none."
            )
    for number, weights in enumerate(figure.weights, 1):
        _check_weights(figure.layers, number, weights)


def _check_weights(layers: tuple[Layer, ...], number: int, weights: Weights) -> None:
    """Refuse weights that do not belong to the layers at their ends."""
    if number >= len(layers):
        raise AuthorError(f"network, weights {number}: there is no layer after them.")
    source, target = layers[number - 1], layers[number]
    place = f"network, weights {number}"
    if weights.named and (source.abridged or target.abridged):
        raise AuthorError(f"{place}: units are left out of the figure. Remove the weights too.")
    shape = {len(row) for row in weights.matrix}
    if weights.matrix and (len(weights.matrix) != target.units or shape != {source.units}):
        raise AuthorError(
            f"{place}: the matrix is not {target.units} × {source.units}. "
            "Give a row for each unit that the edges enter."
        )
    if weights.bias and (not source.bias or len(weights.bias) != target.units):
        raise AuthorError(
            f"{place}: {len(weights.bias)} biases for {target.units} units. "
            "Give one for each, and the layer before them a bias unit."
        )
