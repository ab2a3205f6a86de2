"""The graph of a family, read off its class: what there is, and what follows from what."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from types import FunctionType
from typing import Any

from genex.errors import AuthorError
from genex.exercise.slips import Feature, Slip
from genex.exercise.steps import Step, names_in_code


@dataclass(frozen=True)
class Graph:
    """What a family is made of, and what follows from what."""

    fields: tuple[str, ...]
    steps: Mapping[str, Step]
    slips: Mapping[str, Slip]
    features: Mapping[str, Feature]
    reads: Mapping[str, set[str]]  # the fields and steps that a step's rule names
    downstream: Mapping[str, set[str]]  # all steps that follow from a field or step


_GRAPHS: dict[type, Graph] = {}


def graph(family: type[Any]) -> Graph:
    """The graph of a family, read off its class once."""
    if family not in _GRAPHS:
        _GRAPHS[family] = _read_graph(family)
    return _GRAPHS[family]


def _read_graph(family: type[Any]) -> Graph:
    """The steps, slips and features of a class, and what its rules read."""
    parts = {name: part for base in reversed(family.__mro__) for name, part in vars(base).items()}
    steps = {name: part for name, part in parts.items() if isinstance(part, Step)}
    drawn = tuple(f.name for f in fields(family))
    helpers = {
        n: names_in_code(p.__code__) for n, p in parts.items() if isinstance(p, FunctionType)
    }
    slips = {name: part for name, part in parts.items() if isinstance(part, Slip)}
    for name, part in parts.items():
        if hasattr(part, "cache_info"):
            raise AuthorError(
                f"{slug(family)}: '{name}' keeps its values, so that a twin would get those of"
                " another one. Make it a step, or leave the cache out."
            )
    known = {*drawn, *steps}
    _check_names(slug(family), steps, slips, known)
    reads = {
        name: _closed(part.reads(), helpers) & known - {name}  # a function may bear its step's name
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


def _check_names(
    family: str, steps: Mapping[str, Step], slips: Mapping[str, Slip], known: Collection[str]
) -> None:
    """Refuse what a step is said to read, or a slip spoils, where there is no such thing."""
    named = [(f"'{name}' is said to read", read) for name in steps for read in steps[name].told]
    named += [(f"the slip '{slip.name}' spoils", slip.spoils) for slip in slips.values()]
    for what, name in sorted(named):
        if name not in known:
            raise AuthorError(
                f"{family}: {what} '{name}', which is neither a field nor a step. Name one of them."
            )


def _closed(names: set[str], helpers: Mapping[str, set[str]]) -> set[str]:
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


def slug(family: type[Any]) -> str:
    """The one name of a family: SvmLoss is svm-loss everywhere."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", family.__name__).lower()


def asks(exercise: Any) -> list[Step]:
    """What the paper asks of this exercise, in order."""
    steps = graph(type(exercise)).steps.values()
    return [s for s in steps if s.marks is not None and (s.when is None or s.when(exercise))]


def possible_slips(exercise: Any) -> list[Slip]:
    """The slips that can be made in this exercise."""
    slips = graph(type(exercise)).slips.values()
    return [s for s in slips if s.when is None or s.when(exercise)]


def features(exercise: Any) -> dict[str, Any]:
    """The counts of work, by name."""
    return {name: getattr(exercise, name) for name in graph(type(exercise)).features}
