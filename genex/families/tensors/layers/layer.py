"""What every layer of a network tells: the shape after it, its parameters, its products."""

from dataclasses import Field, dataclass, field, fields, replace
from math import prod
from typing import Any, ClassVar, NamedTuple, Self

from genex.exercise import Shape, np

Sizes = tuple[int, ...]
Array = Any  # of numpy


def twin(right: Any) -> Any:
    """A property that no program states; the wrong twins of a layer have another one."""
    return field(default=right, metadata={"twin": True})


def nothing(*sizes: int) -> Array:
    """An array that takes no memory, however large."""
    return np.broadcast_to(np.False_, sizes)


class Trial(NamedTuple):
    """A layer carried out: its output, its parameters, its products for one example."""

    output: Array
    parameters: int
    macs: int


@dataclass(frozen=True, kw_only=True)
class Layer:
    """A layer that keeps the shape and learns nothing, unless its kind says otherwise."""

    order: ClassVar[tuple[str, ...]] = ()  # arguments that may come without their names
    plain: ClassVar[int] = 0  # so many of them are written so
    line: ClassVar[str] = "x = {}(x)"  # of a program that calls it
    own_memory: ClassVar[bool] = True  # or does the output share the input's?

    @property
    def kind(self) -> str:
        """PyTorch's name."""
        return type(self).__name__

    @property
    def label(self) -> str:
        """How it is called in a table."""
        return self.kind

    def spelled(self, blank: str = "_") -> str:
        """As PyTorch writes it; what it takes for granted is left out."""
        values = [(one, getattr(self, one.name)) for one in stated(type(self))]
        texts = [
            ("" if place < self.plain else f"{one.name}=")
            + (blank if value is None else str(value))
            for place, (one, value) in enumerate(values)
            if place < self.plain or value != one.default
        ]
        return f"{self.kind}({', '.join(texts)})"

    @property
    def code(self) -> str:
        """As it is printed."""
        return f"nn.{self.spelled('____')}"

    @property
    def call(self) -> str:
        """As a line of a program that calls it."""
        return self.line.format(self.code)

    def wants(self, before: Shape) -> str:
        """What it would need instead of an input of this shape, or nothing."""
        del before
        return ""

    def shape(self, before: Shape) -> Shape:
        """The shape of the output for that of the input."""
        return before

    @property
    def weights(self) -> list[Sizes]:
        """Its parameters as a sum of products of these factors."""
        return []

    def products(self, before: Shape, after: Shape) -> list[Sizes]:
        """Its multiply-accumulates for one example as a sum of products of these factors."""
        del before, after
        return []

    def trial(self, x: Array) -> Trial:
        """The second route: numpy goes through the layer's work and counts."""
        return Trial(x, 0, 0)

    @property
    def parameter_count(self) -> int:
        """How many parameters it has."""
        return sum(map(prod, self.weights))

    def mac_count(self, before: Shape, after: Shape) -> int:
        """How many multiply-accumulates one example takes."""
        return sum(map(prod, self.products(before, after)))

    def changed(self, **arguments: Any) -> Self:
        """The layer with other arguments, as far as it has them; a function works one out."""
        known = {f.name: arguments[f.name] for f in fields(self) if f.name in arguments}
        return replace(self, **{n: v(self) if callable(v) else v for n, v in known.items()})


def stated(kind: type[Layer]) -> list[Field[Any]]:
    """The arguments that a program states, in PyTorch's order; those without a place come last."""
    known = {one.name: one for one in fields(kind) if not one.metadata}
    return [known.pop(name) for name in kind.order] + [*known.values()]
