"""What a family is made of: steps, what is asked, slips as wrong twins of steps, features."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from types import CodeType
from typing import Any, Self

from genex.errors import AuthorError
from genex.exact.cells import each, exactly
from genex.exact.rounding import Figures, Places

Rule = Callable[..., Any]  # from an exercise, which knows its steps, to a value


class Step:
    """A quantity of the working, worked out once; wrong twins and clamped values take its place."""

    marks: Fraction | None = None  # of an asked quantity
    decimals: Places | Rule | None = None  # stated on the paper; None asks for the exact value
    when: Rule | None = None  # asked only of exercises for which this holds
    within: Fraction | None = None  # how far a number may be off, where no rounding is asked

    def __init__(self, rule: Rule, *, nonzero: bool = False) -> None:
        self.rule = rule
        self.nonzero = nonzero  # a kink lies at 0, so a telling exercise avoids it
        self.told: frozenset[str] = frozenset()  # what it reads where its own code does not say so

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, exercise: Any | None, owner: type | None = None) -> Any:
        if exercise is None:
            return self
        value = self.rule(exercise)
        for slip in exercise.slipped.get(self.name, ()):
            value = slip.rule(exercise, value)
        exercise.__dict__[self.name] = value  # from now on Python finds it there first
        return value

    def places(self, exercise: Any) -> Places | None:
        """The places that the paper states for this exercise."""
        if not callable(self.decimals):
            return self.decimals
        found: Places | None = self.decimals(exercise)
        return found

    def judged(self, exercise: Any) -> Any:
        """What is compared with answers: its value."""
        return getattr(exercise, self.name)

    def reads(self) -> set[str]:
        """The fields and steps that its rule names, and those that its author told."""
        return names_in_code(self.rule.__code__) | self.told

    def with_reads(self, reads: str | Iterable[str]) -> Self:
        """Take what the rule reads in helpers and properties, where the graph does not see it."""
        self.told |= {reads} if isinstance(reads, str) else {*reads}
        return self


def names_in_code(code: CodeType) -> set[str]:
    """Every attribute named in a function and in the functions inside it."""
    inner = (names_in_code(part) for part in code.co_consts if isinstance(part, CodeType))
    return set(code.co_names).union(*inner)


class SameStep(Step):
    """Another step's value, asked for on its own."""

    def __init__(self, of: Step | str) -> None:
        super().__init__(self.same)
        self.of_what = of

    def __set_name__(self, owner: type, name: str) -> None:
        super().__set_name__(owner, name)
        self.of = _name_of(self.of_what)

    def same(self, exercise: Any) -> Any:
        """The value of the other step."""
        return getattr(exercise, self.of)

    def reads(self) -> set[str]:
        """The other step."""
        return {self.of} | self.told


class ChainedStep(Step):
    """A list in which each entry follows from the one before it, or from all that are above it."""

    def __init__(self, link: Rule, start: str, over: str) -> None:
        super().__init__(self.whole)
        self.link, self.start, self.over = link, start, over

    def whole(self, exercise: Any) -> list[Any]:
        """All entries by the rule."""
        return self.follow(exercise, {})

    def follow(self, exercise: Any, written: Mapping[int, Any]) -> list[Any]:
        """Each entry from those before it, or from what somebody wrote in their place."""
        found: list[Any] = []
        above: list[Any] = []
        for k, item in enumerate(getattr(exercise, self.over)):
            found.append(self.link(exercise, self.before(exercise, above), item))
            above.append(written.get(k, found[k]))
        return found

    def before(self, exercise: Any, above: list[Any]) -> Any:
        """What an entry follows from: without a start, all that are above it."""
        if not self.start:
            return above
        return above[-1] if above else getattr(exercise, self.start)

    def reads(self) -> set[str]:
        """What its rule names, where it starts and what it runs over."""
        ends = {self.start, self.over} - {""}
        return names_in_code(self.link.__code__) | ends | self.told


class FormulaStep(SameStep):
    """Another step's formula: the same rules, worked out on names instead of numbers."""

    def same(self, exercise: Any) -> Any:
        """The other step among names; among floats its number stands for it."""
        return getattr(exercise if exercise.in_floats else exercise.in_names(), self.of)


class DerivedStep(Step):
    """A step whose rule sympy derives from the right rules of other steps, once per shape."""

    def __init__(self, of: Step, by: Step | str, times: Step | None = None) -> None:
        super().__init__(self.derived)
        self.what = of, by, times

    def __set_name__(self, owner: type, name: str) -> None:
        super().__set_name__(owner, name)
        of, by, times = self.what
        self.of, self.by, self.times = _name_of(of), _name_of(by), _name_of(times) if times else ""

    def derived(self, exercise: Any) -> Any:
        """The derived formula at this exercise's values."""
        value = exercise.derivation_of(self)(exercise)
        return value if exercise.in_floats else each(exactly, value)

    def reads(self) -> set[str]:
        """Where the derivation starts and ends."""
        return {self.of, self.by} | ({self.times} if self.times else set()) | self.told


class DerivativeStep(DerivedStep):
    """The slopes of a step."""


class SolutionStep(DerivedStep):
    """The value at which another step has the value asked for."""

    def __init__(self, of: Step, by: Step | str, equals: int) -> None:
        super().__init__(of, by)
        self.equals = equals


def _name_of(quantity: Step | str) -> str:
    """The name of a field or step."""
    return quantity if isinstance(quantity, str) else quantity.name


def step(
    rule: Rule | None = None, *, nonzero: bool = False, reads: str | Iterable[str] = ()
) -> Any:
    """Make a method a step of the working; `nonzero` keeps its values off the kink at 0.

    `reads` names fields and steps that it reads in helper functions and properties.
    """
    return Step(rule) if rule else lambda rule: Step(rule, nonzero=nonzero).with_reads(reads)


def chained(*, over: str, start: str = "") -> Callable[[Rule], Any]:
    """Make a method one link of a chain: (exercise, entry before, item) -> entry, for each item.

    Without a `start` it is given a list of all entries above it in place of the one before.
    """
    return lambda link: ChainedStep(link, start, over)


def asked(
    marks: float | str,
    *,
    decimals: int | Rule | None = None,
    significant: int | None = None,
    when: Rule | None = None,
    reads: str | Iterable[str] = (),
) -> Callable[[Rule | Step], Any]:
    """Make a step something that the paper asks for: exact, or to decimals or figures.

    A rule gives the decimals of exercises that are not all asked alike; `reads` is as in `step`.
    """

    def mark(rule: Rule | Step) -> Step:
        quantity = rule if isinstance(rule, Step) else Step(rule)
        quantity.marks, quantity.when = Fraction(marks), when
        quantity.decimals = decimals if significant is None else Figures(significant)
        if (2 * quantity.marks).denominator != 1 or quantity.marks <= 0:
            raise AuthorError(f"asked(marks={marks}): give whole or half marks.")
        return quantity.with_reads(reads)

    return mark


def value(of: Step | str) -> Any:
    """The value of a step, to ask for it apart from the step's place in the working."""
    return SameStep(of)


def formula(of: Step | str) -> Any:
    """The formula of a step, in the names that the family gives its fields and steps."""
    return FormulaStep(of)


def derivative(of: Step, by: Step | str, times: Step | None = None) -> Any:
    """The derivative of a step by a field or step; of a vector, each slope weighted by `times`."""
    return DerivativeStep(of, by, times)


def solution(of: Step, by: Step | str, equals: int) -> Any:
    """The positive value of a field or step at which another step has the value asked for."""
    return SolutionStep(of, by, equals)
