"""Dimensions that go: sum, mean, max, and one place of an index or a slice."""

from collections.abc import Callable

from genex.exercise import Draw
from genex.families.tensors.shapes.kind import Kind, Operation, Sizes, at_least, axis, fit


def reduced(shape: Sizes, dim: int, keepdim: bool) -> Sizes:
    """A sum, mean or maximum over one dimension."""
    dim = axis(dim, len(shape))
    return (*shape[:dim], *((1,) if keepdim else ()), *shape[dim + 1 :])


def _reduction(name: str) -> Callable[..., str]:
    """As a program writes it; max also gives the places, so its values are taken."""
    tail = ".values" if name == "max" else ""
    keep = {True: ", keepdim=True", False: ""}
    return lambda dim, keepdim: f"x.{name}(dim={dim}{keep[keepdim]}){tail}"


def _draw_reduced(d: Draw, at: str, shape: Sizes) -> Operation:
    """Any dimension of more than 1, sometimes counted from the end; of a matrix it is kept."""
    dims = [dim for dim in (*range(len(shape)), -1) if shape[dim] > 1]
    keepdim = len(shape) < 3 or d.common.choice(f"{at}/keepdim", (False, True))
    return (d.choice(f"{at}/dim", dims), keepdim)


def _index(shape: Sizes, dim: int, place: int) -> Sizes:
    """One place of a dimension: the dimension goes."""
    dim = axis(dim, len(shape))
    fit(-shape[dim] <= place < shape[dim])
    return (*shape[:dim], *shape[dim + 1 :])


def _draw_index(d: Draw, at: str, shape: Sizes) -> Operation:
    """The first place of a dimension, the last, or one between them."""
    dim = d.integer(f"{at}/dim", 0, len(shape) - 1)
    return (dim, d.choice(f"{at}/place", [*range(shape[dim]), -1]))


def _slice_(shape: Sizes, dim: int, start: int, stop: int) -> Sizes:
    """Places from start up to stop, which is not among them: the dimension stays."""
    dim = axis(dim, len(shape))
    return (*shape[:dim], len(range(shape[dim])[start:stop]), *shape[dim + 1 :])


def _draw_slice(d: Draw, at: str, shape: Sizes) -> Operation:
    """Some places, but not all, of the largest dimension."""
    size = max(shape)
    start = d.integer(f"{at}/start", 0, size - 2)
    stop = d.choice(f"{at}/stop", [n for n in range(start + 1, size + 1) if n - start < size])
    return (shape.index(size), start, stop)


def _brackets(dim: int, inside: str) -> str:
    """Square brackets behind x, with colons for the dimensions in front or behind."""
    return f"x[{':, ' * dim}{inside}]" if dim >= 0 else f"x[..., {inside}{', :' * (-dim - 1)}]"


def _kind_of_reduction(name: str) -> Kind:
    """Sum, mean or max."""
    return Kind(
        reduced,
        _reduction(name),
        _draw_reduced,
        lambda s: any(n > 1 for n in s),
        "ib",
        f'["{name}", 0, false]',
    )


KINDS = {
    **{name: _kind_of_reduction(name) for name in ("sum", "mean", "max")},
    "index": Kind(
        _index,
        lambda dim, place: _brackets(dim, str(place)),
        _draw_index,
        at_least(3),
        "ii",
        '["index", 0, 2]',
        scatters=True,
    ),
    "slice": Kind(
        _slice_,
        lambda dim, start, stop: _brackets(dim, f"{start}:{stop}"),
        _draw_slice,
        lambda s: max(s) > 2,
        "iii",
        '["slice", 0, 2, 5]',
        scatters=True,
    ),
}
