"""What to draw for a question, and what is given instead of drawn."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from genex.errors import BlueprintError
from genex.exact.rounding import Places
from genex.exercise.draw import Draw, Unsuitable
from genex.exercise.exercise import Exercise
from genex.exercise.field_checks import FAILURES, flaw
from genex.exercise.graph import graph, slug


@dataclass(frozen=True)
class Plan:
    """What to draw: a family, its options, the fields that are pinned, and what is asked."""

    family: type[Exercise]
    options: Mapping[str, Any] = field(default_factory=dict)
    pins: Mapping[str, Any] = field(default_factory=dict)
    decimals: Places | None = None  # of the parts that are rounded; None: the family's own
    place: str = ""  # in the blueprint, for errors
    ask: tuple[str, ...] = ()  # what the paper asks; empty: everything
    number: int = 0  # of a question that one class asks several times, each with draws of its own

    @property
    def stream(self) -> str:
        """The name of its draws."""
        name = slug(self.family)
        return f"{name}.{self.number}" if self.number else name

    @cached_property
    def fixed(self) -> bool:
        """Whether nothing is left to draw, so that it is issued even if slips coincide."""
        given = bool(self.pins) or not graph(self.family).fields
        return given and self.drawn() <= self.pins.keys()

    def drawn(self) -> set[str]:
        """The names that the family draws, pinned or not; none if all of its fields are pinned."""
        if self.pins.keys() >= {*graph(self.family).fields}:
            return set()
        d = Draw("names", pins=self.pins)
        with suppress(Unsuitable, *FAILURES):
            self.family.draw(d, **self.options)
        return d.used | d.common.used

    def exercise(self, d: Draw) -> Exercise:
        """The exercise of these draws; a pinned field that the family does not draw is set."""
        names = graph(self.family).fields
        pins = {name: d.pins[name] for name in names if name in d.pins}
        if not pins:
            return self.family.draw(d, **self.options)
        if len(pins) == len(names):
            return self.sound(self.family(**pins), pins)
        return self.sound(replace(self.around(d), **pins), pins)

    def around(self, d: Draw) -> Exercise:
        """The exercise drawn around what is given, if that fits together at all."""
        try:
            return self.family.draw(d, **self.options)
        except FAILURES as error:
            place = f"{self.place or slug(self.family)}, given"
            raise BlueprintError(f"{place}: {error}. Give values that fit together.") from None

    def sound(self, exercise: Exercise, given: Iterable[str]) -> Exercise:
        """The exercise, if what is given in it fits together."""
        if wrong := flaw(exercise, given):
            source = "given" if self.pins else "share"
            raise BlueprintError(f"{self.place or slug(self.family)}, {source}, {wrong}")
        return exercise


def with_shared_pins(plans: Sequence[Plan], shared: Sequence[str]) -> list[Plan]:
    """The plans of one question; a shared field that one pins is pinned in all of them."""
    known: dict[str, Any] = {}
    for plan in plans:
        for name in shared:
            if name in plan.pins and known.setdefault(name, plan.pins[name]) != plan.pins[name]:
                raise BlueprintError(
                    f"{plan.place}, given, {name}: another part that shares it gives other values."
                    " Give it once."
                )
    return [replace(plan, pins={**known, **plan.pins}) for plan in plans]
