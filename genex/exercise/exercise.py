"""An exercise: a graph of steps over drawn fields, and its twins with slips or clamped values."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any, ClassVar, Self, TypeVar

from genex.errors import AuthorError
from genex.exact.digits import Digits
from genex.exercise.derived_rules import Derivation, derivation
from genex.exercise.draw import Draw
from genex.exercise.graph import graph, slug
from genex.exercise.names import Symbol, in_names
from genex.exercise.slips import Slip
from genex.exercise.steps import DerivedStep

Values = dict[str, Any]
_E = TypeVar("_E", bound="Exercise")


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
    also_named: ClassVar[Mapping[str, Symbol]] = {}  # that a statement names, so that answers may
    domains: ClassVar[Mapping[str, str]] = {}  # of names in formulas that are not any real number
    as_written: ClassVar[tuple[str, ...]] = ()  # what is asked and no second route can confirm
    levels: ClassVar[Mapping[str, Mapping[str, Any]]] = {}  # options of each level
    limits: ClassVar[Mapping[str, tuple[int, int]]] = {}  # of options that are whole numbers
    ranges: ClassVar[Mapping[str, tuple[float, float]]] = {}  # of fields and steps

    @classmethod
    def draw(cls, d: Draw) -> Self:  # noqa: ARG003  (families use it)
        """Draw the fields."""
        raise AuthorError(f"{slug(cls)}: has no draw(). Give {cls.__name__} a draw(cls, d).")

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
        steps = graph(type(self)).steps
        for name, value in values.items():
            if name not in own and name not in steps:
                raise AuthorError(f"{slug(type(self))}: has no field or step '{name}' to change.")
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

    def derivation_of(self, step: DerivedStep) -> Derivation:
        """What sympy derived for a step, for exercises of this shape."""
        return derivation(self, step)

    @cached_property
    def known_digits(self) -> Digits:
        """The digits proven so far, which whoever prints or marks its values shares."""
        return Digits()

    def _drawn(self) -> Values:
        """Its fields."""
        own = self.__dict__
        return {name: own[name] for name in graph(type(self)).fields}

    def floats(self) -> Self:
        """Make the fast twin: the exercise in floats."""
        own = {name: _in_floats(value) for name, value in self._drawn().items()}
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


def _made(family: type[_E], own: Mapping[str, Any], state: Twin) -> _E:
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


def _in_floats(value: Any) -> Any:
    """Fractions as floats; whole numbers, labels and texts as they are."""
    if isinstance(value, tuple):
        return tuple(map(_in_floats, value))
    return value.numerator / value.denominator if isinstance(value, Fraction) else value
