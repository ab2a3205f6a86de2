"""What is asked of every stack of layers, and the slips that any of them invites."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from genex.exercise import Exercise, Rule, Shape, asked, chained, feature, slip, step
from genex.families.tensors.layers import program
from genex.families.tensors.layers.layer import Layer


def misread(kind: type[Layer] | tuple[type[Layer], ...], **arguments: Any) -> Any:
    """A slip: layers of a kind are taken for others; possible where that makes a difference."""

    def rule(_: Exercise, network: Sequence[Layer]) -> list[Layer]:
        return [one.changed(**arguments) if isinstance(one, kind) else one for one in network]

    return slip("network", rule, when=lambda e: rule(e, e.network) != e.network)


def _of_activations(rule: Rule) -> Any:
    """A slip at the numbers that are kept, where their memory is asked for."""
    return slip("kept", rule, when=lambda e: e.activations)


@dataclass(frozen=True)
class Network(Exercise):
    """Counts of layers; a family says which `network`, and the shape from which it `start`s.

    It also says whether the memory of the `activations` is asked for.
    """

    @asked(marks=4)
    @chained(start="start", over="network")
    def sizes(self: Any, shape: Sequence[int], layer: Layer) -> Shape:
        """The shape after each line."""
        return layer.shape(Shape(shape))

    @step
    def before(self: Any) -> list[Shape]:
        """The shape that each line finds."""
        return [Shape(self.start), *self.sizes[:-1]]

    @asked(marks=1)
    def in_features(self: Any) -> int:
        """What belongs into the blank."""
        place = program.blank(self.network)
        return int(self.before[place][-1])

    @step
    def filled(self: Any) -> list[Layer]:
        """The layers without a blank."""
        return program.without_blank(self.network, self.in_features)

    @asked(marks=3)
    def parameters(self: Any) -> list[int]:
        """The parameters of each line."""
        return [one.parameter_count for one in self.filled]

    @asked(marks=1)
    def in_all(self: Any) -> int:
        """The parameters of the network."""
        return int(sum(self.parameters))

    @asked(marks=1)
    def parameter_bytes(self: Any) -> int:
        """Their memory in float32."""
        return program.FLOAT32 * int(self.in_all)

    @step
    def products(self: Any) -> list[int]:
        """The multiply-accumulates of each line for one example."""
        found = zip(self.filled, self.before, self.sizes, strict=True)
        return [one.mac_count(before, after) for one, before, after in found]

    @asked(marks=2)
    def macs(self: Any) -> int:
        """The multiply-accumulates of one example's forward pass."""
        return int(sum(self.products))

    @step
    def kept(self: Any) -> list[int]:
        """The numbers of each output that has its own memory, for the whole batch."""
        found = zip(self.network, self.sizes, strict=True)
        return [prod(after) if one.own_memory else 0 for one, after in found]

    @asked(marks=1, when=lambda e: e.activations)
    def activation_bytes(self: Any) -> int:
        """Their memory in float32."""
        return program.FLOAT32 * int(sum(self.kept))

    bias_left_out = misread(Layer, bias=False)
    batch_counted = slip("parameters", lambda e, found: [e.start[0] * n for n in found])
    eight_bytes = slip("parameter_bytes", lambda _, found: 2 * found)
    bits_for_bytes = slip("parameter_bytes", lambda _, found: 8 * found)
    bias_additions_counted = slip(
        "products",
        lambda e, found: [
            n + prod(after[1:]) if getattr(one, "bias", False) else n
            for n, one, after in zip(found, e.filled, e.sizes, strict=True)
        ],
        when=lambda e: any(getattr(one, "bias", False) for one in e.network),
    )
    two_operations = slip("macs", lambda _, found: 2 * found)
    whole_batch = slip("macs", lambda e, found: e.start[0] * found)
    batch_left_out = _of_activations(lambda e, kept: [n // e.start[0] for n in kept])
    input_counted = _of_activations(lambda e, kept: [*kept, prod(e.start)])


@dataclass(frozen=True)
class Program(Network):
    """The layers of a program; it leaves the inputs of its first Linear blank."""

    start: tuple[int, ...]  # the shape of the input, the batch first
    lines: tuple[str, ...]  # such as "Conv2d(3, 16, kernel_size=5)"
    activations: bool

    rank = 0  # the dimensions of the input

    @step
    def network(self) -> list[Layer]:
        """The layers, as they are read."""
        return program.read_all(self.lines)

    @feature
    def kinds(self) -> list[str]:
        """What the lines are."""
        return [one.kind for one in self.network]

    def flaw(self) -> str:
        """What is wrong with a program that somebody gave."""
        return program.flaw(self.start, self.lines, self.rank)

    def direct(self) -> Mapping[str, Any]:
        """All shapes and counts by numpy, which goes through the work of each line."""
        return program.tried(self.lines, self.start)
