"""An exercise: a graph of steps over drawn fields, and its twins with slips or clamped values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from fractions import Fraction
from functools import lru_cache
from types import FunctionType
from typing import Any, ClassVar, Self, TypeVar

from genex.draw import Draw
from genex.errors import AuthorError
from genex.exact.formula import name as named
from genex.steps import Feature, Slip, Step, names_in

Symbol = str | tuple[str, ...]  # a name for a quantity's cells, or one for each of its vectors


Values = dict[str, Any]
E = TypeVar("E", bound="Exercise")


@dataclass(slots=True)
class Twin:
    """What makes an exercise the twin of another one."""

    clamped: Values = field(default_factory=dict)  # steps that are not worked out by their rules
    slips: Mapping[str, tuple[Slip, ...]] = field(default_factory=dict)
    right: Any = None  # the exercise without slips, where there are any
    in_floats: bool = False


@dataclass(frozen=True)
class Exercise:
    """One exercise: its fields are the numbers printed on the page."""

    _twin: ClassVar[Twin] = Twin()  # of what was drawn; each twin has its own
    version: ClassVar[int] = 1  # grows when the same seed gives another exercise
    topic: ClassVar[str] = "Other"
    names: ClassVar[Mapping[str, Symbol]] = {}  # fields and steps that formulas call by a name
    levels: ClassVar[Mapping[str, Mapping[str, Any]]] = {}  # options of each level
    limits: ClassVar[Mapping[str, tuple[int, int]]] = {}  # of options that are whole numbers
    ranges: ClassVar[Mapping[str, tuple[float, float]]] = {}  # of fields and steps

    @classmethod
    def draw(cls, d: Draw) -> Self:  # noqa: ARG003  (families use it)
        """Draw the fields."""
        raise AuthorError(f"{slug(cls)}: draws nothing. Give {cls.__name__} a draw(cls, d).")

    def direct(self) -> Mapping[str, Any]:
        """The second route: values by numpy or brute force, sharing nothing with the steps."""
        return {}

    def flaw(self) -> str:
        """What is wrong with fields that somebody gave, and the way out; empty if nothing is."""
        return ""

    @property
    def slipped(self) -> Mapping[str, tuple[Slip, ...]]:
        """The slips at work in this twin, by the step that they spoil."""
        return self._twin.slips

    @property
    def in_floats(self) -> bool:
        """Whether this is the fast twin for comparing."""
        return self._twin.in_floats

    def twin(self, **values: Any) -> Self:
        """Make a twin with other fields or clamped steps; what is clamped stays so."""
        own, state = self._drawn(), self._twin
        clamped = {**state.clamped}
        for name, value in values.items():
            (own if name in own else clamped)[name] = value
        return _made(type(self), own, Twin(clamped, state.slips, state.right, state.in_floats))

    def with_slips(self, *slips: Slip) -> Self:
        """Make a twin with more steps done wrong; several slips at one step add up."""
        own, state = self._drawn(), self._twin
        spoiled = {s.spoils: tuple(t for t in slips if t.spoils == s.spoils) for s in slips}
        slipped = {name: (*state.slips.get(name, ()), *more) for name, more in spoiled.items()}
        own |= {name: _spoiled(self, name, more) for name, more in spoiled.items() if name in own}
        wrong = Twin(state.clamped, {**state.slips, **slipped}, self.without_slips, state.in_floats)
        return _made(type(self), own, wrong)

    @property
    def without_slips(self) -> Self:
        """The exercise that this is a twin of."""
        return self if self._twin.right is None else self._twin.right

    def released(self, name: str) -> Self:
        """Make a twin in which a clamped step is worked out again."""
        state = self._twin
        clamped = {other: value for other, value in state.clamped.items() if other != name}
        return _made(type(self), self._drawn(), replace(state, clamped=clamped))

    def in_turn(self, names: Iterable[str], change: Callable[[Any], Any]) -> tuple[Self, Values]:
        """Clamp steps one after the other to what a change makes of them; tell what they were."""
        other, found = self.twin(), dict[str, Any]()
        for name in names:
            found[name] = getattr(other, name)
            other.__dict__[name] = change(found[name])  # what reads it from now on is new
        return other.twin(**{name: other.__dict__[name] for name in found}), found

    def _drawn(self) -> Values:
        """Its fields."""
        own = self.__dict__
        return {name: own[name] for name in graph(type(self)).fields}

    def floats(self) -> Self:
        """Make the fast twin: the exercise in floats."""
        own = {name: in_floats(value) for name, value in self._drawn().items()}
        return _made(type(self), own, Twin(slips=self.slipped, in_floats=True))

    def in_names(self) -> Self:
        """The twin in which what has a name becomes that name, so that steps become formulas.

        Exercises that differ only in what has a name share it: a class works out formulas once.
        """
        right = self.without_slips
        values = {f.name: getattr(right, f.name) for f in fields(right)}
        values |= {q: in_names(getattr(right, q), name) for q, name in self.names.items()}
        slips = tuple(slip for at_step in self.slipped.values() for slip in at_step)
        family: Any = type(self)
        return named_twin(family, tuple(values.items()), slips)  # type: ignore[no-any-return]


def _made(family: type[E], own: Mapping[str, Any], state: Twin) -> E:
    """Make a twin: its fields, its clamped steps, and nothing that was worked out before."""
    other = object.__new__(family)
    other.__dict__.update(own, **state.clamped, _twin=state)
    return other


@lru_cache(maxsize=256)
def named_twin(family: Any, values: tuple[tuple[str, Any], ...], slips: tuple[Slip, ...]) -> Any:
    """An exercise made of names."""
    named, drawn = dict(values), graph(family).fields
    clamped = {name: value for name, value in values if name not in drawn}
    made = _made(family, {name: named[name] for name in drawn}, Twin(clamped=clamped))
    return made.with_slips(*slips)


def _spoiled(exercise: Exercise, name: str, slips: Iterable[Slip]) -> Any:
    """A field's value after the slips at it."""
    value = getattr(exercise, name)
    for wrong in slips:
        value = wrong.rule(exercise, value)
    return value


def in_floats(value: Any) -> Any:
    """Fractions as floats; whole numbers, labels and texts as they are."""
    if isinstance(value, tuple):
        return tuple(map(in_floats, value))
    return value.numerator / value.denominator if isinstance(value, Fraction) else value


def in_names(value: Any, symbol: Symbol) -> Any:
    """A name for each cell: x, or x1 and x2, or w11 and w12.

    Of vectors that have a name each, this is the name of any one element.
    """
    if isinstance(symbol, tuple):
        return tuple((named(letter),) for letter, _ in zip(symbol, value, strict=False))
    if isinstance(value, (tuple, list)):
        return tuple(in_names(cell, f"{symbol}{n}") for n, cell in enumerate(value, 1))
    return value if value is None else named(symbol)


@dataclass(frozen=True)
class Graph:
    """What a family is made of, and what follows from what."""

    fields: tuple[str, ...]
    steps: Mapping[str, Step]
    slips: Mapping[str, Slip]
    features: Mapping[str, Feature]
    reads: Mapping[str, set[str]]  # the fields and steps that a step's rule names
    downstream: Mapping[str, set[str]]  # all steps that follow from a field or step


GRAPHS: dict[type, Graph] = {}


def graph(family: type[Exercise]) -> Graph:
    """The graph of a family, read off its class once."""
    if family not in GRAPHS:
        GRAPHS[family] = read_graph(family)
    return GRAPHS[family]


def read_graph(family: type[Exercise]) -> Graph:
    """The steps, slips and features of a class, and what its rules read."""
    parts = {name: part for base in reversed(family.__mro__) for name, part in vars(base).items()}
    steps = {name: part for name, part in parts.items() if isinstance(part, Step)}
    drawn = tuple(f.name for f in fields(family))
    helpers = {n: names_in(p.__code__) for n, p in parts.items() if isinstance(p, FunctionType)}
    known = {*drawn, *steps}
    for name, part in steps.items():
        if strange := sorted(part.told - known):
            raise AuthorError(
                f"{slug(family)}: '{name}' is said to read '{strange[0]}', which is neither"
                " a field nor a step. Name one of them."
            )
    slips = {name: part for name, part in parts.items() if isinstance(part, Slip)}
    for slip in slips.values():
        if slip.spoils not in known:
            raise AuthorError(
                f"{slug(family)}: the slip '{slip.name}' spoils '{slip.spoils}', which is neither"
                " a field nor a step. Name one of them."
            )
    reads = {
        name: closed(part.reads(), helpers) & known - {name}  # a function may bear its step's name
        for name, part in steps.items()
    }
    return Graph(
        drawn,
        steps,
        slips,
        {name: part for name, part in parts.items() if isinstance(part, Feature)},
        reads,
        {name: following(name, reads) for name in (*drawn, *steps)},
    )


def closed(names: set[str], helpers: Mapping[str, set[str]]) -> set[str]:
    """The names, and those that the helper methods among them name."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(helpers.get(name, ()))
    return found


def following(name: str, reads: Mapping[str, Iterable[str]]) -> set[str]:
    """All that follows from a quantity."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        source = waiting.pop()
        new = {step for step, read in reads.items() if source in read} - found
        found |= new
        waiting.extend(new)
    return found


def slug(family: type[Exercise]) -> str:
    """The one name of a family: SvmLoss is svm-loss everywhere."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", family.__name__).lower()


def asks(exercise: Exercise) -> list[Step]:
    """What the paper asks of this exercise, in order."""
    steps = graph(type(exercise)).steps.values()
    return [s for s in steps if s.marks is not None and (s.when is None or s.when(exercise))]


def possible_slips(exercise: Exercise) -> list[Slip]:
    """The slips that can be made in this exercise."""
    slips = graph(type(exercise)).slips.values()
    return [s for s in slips if s.when is None or s.when(exercise)]


def features(exercise: Exercise) -> dict[str, Any]:
    """The counts of work, by name."""
    return {name: getattr(exercise, name) for name in graph(type(exercise)).features}


def symbols(exercise: Exercise) -> dict[str, Any]:
    """The number behind each name that formulas may use: x1, x2, yhat, …"""
    return dict(
        pair
        for quantity, symbol in exercise.names.items()
        for pair in named_cells(getattr(exercise, quantity), symbol)
    )


def named_cells(value: Any, symbol: Symbol) -> Iterator[tuple[str, Any]]:
    """The cells of a value, each with its name; of vectors with a name each, the first elements."""
    if isinstance(symbol, tuple):
        yield from zip(symbol, (vector[0] for vector in value), strict=False)
    elif isinstance(value, (tuple, list)):
        for n, cell in enumerate(value, 1):
            yield from named_cells(cell, f"{symbol}{n}")
    elif value is not None:
        yield symbol, value
