"""Numbers with an error bound: what is computed is proved to be within it.

One set of rules serves two kinds of numbers, those of the machine and long ones. A ball is a pair
(middle, radius). Undefined says that the value does not exist, Unclear that the bound is too wide
to tell. A kit notes when something too small to be seen was added: then two balls that overlap say
nothing, while two that do not are different all the same.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple, Protocol, TypeAlias

Ball: TypeAlias = tuple[Any, Any]


class Undefined(Exception):
    """The value does not exist, or is not real."""


class Hole(Undefined):
    """Something is divided by exactly zero: a single point, as a rule."""


class Unclear(Exception):
    """The value cannot be told at this precision."""


class Kit(Protocol):
    """Numbers of one kind and their elementary functions."""

    unit: Any  # relative error of one operation
    tiny: Any  # absolute error where a result may underflow
    huge: Any  # results beyond it are not used
    exponent: Any  # the largest argument of exp that is used
    faint: Any  # a summand that is smaller than this part of the sum is lost
    lost: bool  # whether one was

    def number(self, value: Fraction) -> Any: ...  # noqa: D102
    def exp(self, x: Any) -> Any: ...  # noqa: D102
    def log(self, x: Any) -> Any: ...  # noqa: D102
    def sin(self, x: Any) -> Any: ...  # noqa: D102
    def cos(self, x: Any) -> Any: ...  # noqa: D102
    def asin(self, x: Any) -> Any: ...  # noqa: D102
    def atan(self, x: Any) -> Any: ...  # noqa: D102
    def atan2(self, y: Any, x: Any) -> Any: ...  # noqa: D102
    def floor(self, x: Any) -> Any: ...  # noqa: D102
    def factorial(self, x: Any) -> Any: ...  # noqa: D102
    def pi(self) -> Any: ...  # noqa: D102


class Point(NamedTuple):
    """A kit of numbers, and the value of each name."""

    kit: Kit
    names: Mapping[str, Any]
