"""What an operation is: the shape it gives, its line in a program, and how it is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from genex.exercise import Draw

Sizes = tuple[int, ...]
Operation = tuple[Any, ...]  # its name and its arguments: ("view", 32, -1, 28)
Rule = Callable[..., Sizes]
MOST_DIMENSIONS = 4  # of a drawn tensor


class Misfit(Exception):
    """The operation is not defined for this shape."""


def fit(condition: object) -> None:
    """Raise a misfit unless the condition holds."""
    if not condition:
        raise Misfit


def axis(dim: int, rank: int) -> int:
    """A dimension counted from the front; negative ones count from the end."""
    fit(-rank <= dim < rank)
    return dim % rank


@dataclass(frozen=True)
class Kind:
    """A kind of operation, such as view."""

    rule: Rule  # (shape, arguments) -> shape, or a misfit
    code: Callable[..., str]  # (arguments) -> what stands behind `x =`
    draw: Callable[[Draw, str, Sizes], Operation]  # the arguments
    suits: Callable[[Sizes], bool]  # can it be drawn, and does it leave a matrix at least?
    form: str  # of given arguments: i a whole number, b true or false, s a shape, t a text
    example: str
    scatters: bool = False  # numbers may be out of order in memory, so that a view fails behind it


def fresh(d: Draw, name: str, shape: Sizes, low: int = 2, high: int = 8) -> int:
    """A size that the tensor does not have yet."""
    return d.choice(name, [n for n in range(low, high + 1) if n not in shape])


def written(sizes: Sequence[Any]) -> str:
    """Arguments side by side."""
    return ", ".join(map(str, sizes))


def rand(shape: Sequence[int]) -> str:
    """Another tensor of the program."""
    return f"torch.rand({written(shape)})"


def method(name: str) -> Callable[..., str]:
    """An operation written as x.name(arguments)."""
    return lambda *arguments: f"x.{name}({written(arguments)})"


def at_least(rank: int) -> Callable[[Sizes], bool]:
    """Whether the tensor has so many dimensions."""
    return lambda shape: len(shape) >= rank


def can_grow(shape: Sizes) -> bool:
    """Whether it may get one more dimension."""
    return len(shape) < MOST_DIMENSIONS
