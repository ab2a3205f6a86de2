"""A program of layers, followed from its input: its shapes, its flaws, and numpy's count."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import prod
from typing import Any

from genex.exercise import Shape
from genex.families.tensors.layers.dense import Linear
from genex.families.tensors.layers.layer import Layer, Sizes, Trial, nothing
from genex.families.tensors.layers.sequences import Embedding
from genex.families.tensors.layers.spelling import read

FLOAT32 = 4  # bytes
_LONGEST = 16  # lines of a program
_LARGEST = 10**9  # numbers of a tensor


def shapes(network: Sequence[Layer], start: Sizes) -> list[Shape]:
    """The shape after each layer."""
    found = [Shape(start)]
    for layer in network:
        found.append(layer.shape(found[-1]))
    return found[1:]


def spelled(network: Iterable[Layer]) -> tuple[str, ...]:
    """The lines of a program that makes these layers."""
    return tuple(layer.spelled() for layer in network)


def blank(network: Sequence[Layer]) -> int:
    """The place of the first Linear, whose inputs the program leaves blank."""
    return next((k for k, one in enumerate(network) if isinstance(one, Linear)), len(network))


def without_blank(network: Sequence[Layer], in_features: int) -> list[Layer]:
    """The layers with the blank filled in."""
    place = blank(network)
    return [
        one.changed(in_features=in_features) if k == place else one for k, one in enumerate(network)
    ]


def flaw(start: Sizes, lines: Sequence[str], rank: int) -> str:
    """What is wrong with a program that somebody gave, or nothing."""
    if len(start) != rank or min(start) < 1 or prod(start) > _LARGEST:
        return f"start: expected {rank} sizes, the batch first, of {_LARGEST:,} numbers at most."
    if not 1 <= len(lines) <= _LONGEST:
        return f"lines: {len(lines)} given, expected 1 to {_LONGEST}."
    try:
        return next(_flaws(start, read_all(lines)), "")
    except ValueError as error:
        return str(error)


def read_all(lines: Sequence[str]) -> list[Layer]:
    """The layers of a program, or a ValueError that names the line."""
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(read(line))
        except ValueError as error:
            raise ValueError(f"lines, {number}: {error}") from None
    return found


def _flaws(start: Sizes, network: Sequence[Layer]) -> Iterator[str]:
    """Lines that do not follow from those before, and what stands in the wrong place."""
    blanks = [k for k, one in enumerate(network) if getattr(one, "in_features", 0) is None]
    if blanks != [blank(network)]:
        yield "lines: leave only the inputs of the first Linear blank: Linear(_, 10)."
    tables = [k for k, one in enumerate(network) if isinstance(one, Embedding)]
    if tables != ([0] if len(start) == 2 else []):
        yield "lines: tokens need one Embedding, as the first layer; images need none."
    shape = Shape(start)
    for number, layer in enumerate(network, 1):
        if wanted := layer.wants(shape):
            yield f"lines, {number}: {layer.spelled()} expects {wanted}, but gets {list(shape)}."
            return
        shape = layer.shape(shape)
        if prod(shape) > _LARGEST:
            yield f"lines, {number}: makes a tensor of more than {_LARGEST:,} numbers."


def tried(lines: Sequence[str], start: Sizes) -> Mapping[str, Any]:
    """The second route: numpy carries out line by line, and counts."""
    trials = [Trial(nothing(*start), 0, 0)]
    network = read_all(lines)
    for layer in network:
        trials.append(layer.trial(trials[-1].output))
    outputs = [output for output, _, _ in trials]
    in_all = sum(learned for _, learned, _ in trials)
    kept = [x for x, one in zip(outputs[1:], network, strict=True) if one.own_memory]
    return {
        "sizes": [Shape(output.shape) for output in outputs[1:]],
        "in_features": outputs[blank(network)].shape[-1],
        "parameters": [learned for _, learned, _ in trials[1:]],
        "in_all": in_all,
        "parameter_bytes": in_all * FLOAT32,
        "macs": sum(used for _, _, used in trials),
        "activation_bytes": sum(x.size for x in kept) * FLOAT32,
    }
