"""What a rule really reads, held against the graph that is read off its code."""

import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from inspect import getattr_static
from itertools import takewhile
from types import FunctionType, MethodType
from typing import Any

from genex.errors import GenexError
from genex.exercise.graph import graph
from genex.exercise.slips import Feature
from genex.exercise.steps import DerivedStep, SameStep, Step

_BROKEN = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError),
    *(TypeError, ValueError, GenexError),
)


class _Watched:
    """An exercise that notes which of its fields and steps are read, and in which function."""

    def __init__(self, exercise: Any) -> None:
        self._exercise, self._seen = exercise, dict[str, str]()

    def __getattr__(self, name: str) -> Any:
        family = type(self._exercise)
        part = getattr_static(family, name, None)
        if isinstance(part, property) and part.fget is not None:
            return part.fget(self)
        if isinstance(part, cached_property):
            return part.func(self)
        if isinstance(part, Feature):
            return part.rule(self)
        if isinstance(part, FunctionType):
            return MethodType(part, self)
        known = graph(family)
        if name in known.fields or name in known.steps:
            self._seen.setdefault(name, sys._getframe(1).f_code.co_name)  # noqa: SLF001
        return getattr(self._exercise, name)


def _reads_of(step: Step, exercise: Any) -> dict[str, str]:
    """What the rule of a step reads in this exercise, and the function that reads it first."""
    watched = _Watched(exercise)
    with suppress(*_BROKEN):  # a rule that is not asked here may fail; what it read before counts
        step.rule(watched)
    return watched._seen  # noqa: SLF001  (its own)


def real_reads(exercise: Any) -> Mapping[str, Collection[str]]:
    """What each step reads: what the graph knows, and what its rule reads out of sight."""
    known = graph(type(exercise))
    hidden = {
        name: _reads_of(step, exercise).keys() - known.reads[name] - {name}
        for name, step in known.steps.items()
        if not isinstance(step, (SameStep, DerivedStep))
    }
    return {name: reads | hidden.get(name, set()) for name, reads in known.reads.items()}


def hidden_reads(exercise: Any, until: str = "") -> Iterator[str]:
    """The rules that read what the graph does not know of, a line each with the way out."""
    known = graph(type(exercise))
    for name, step in takewhile(lambda pair: pair[0] != until, known.steps.items()):
        if isinstance(step, (SameStep, DerivedStep)):
            continue  # what they read is named where they are made
        found = _reads_of(step, exercise).items()
        hidden = {read: where for read, where in found if read not in known.reads[name] | {name}}
        if hidden:
            yield _in_words(name, hidden, step.told)


def _in_words(name: str, hidden: Mapping[str, str], told: Collection[str]) -> str:
    """What a rule reads out of sight, and what its author can write: all that it should tell."""
    reads = " and ".join(f"'{read}'" for read in hidden)
    every = ", ".join(f'"{read}"' for read in [*sorted(told), *hidden])
    said = f"({every})" if len(hidden) + len(told) > 1 else every
    return (
        f"the rule of '{name}' reads {reads} out of sight, in {next(iter(hidden.values()))}()."
        f" Read it in the rule itself, or say so beside that rule: reads={said}"
    )
