"""The options of families: their types, their limits, what a level stands for."""

import inspect
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any, get_type_hints

from genex.errors import BlueprintError
from genex.exercise.exercise import Exercise
from genex.exercise.graph import slug
from genex.messages import guess, shortly


def check_known(name: str, names: Iterable[str], complaint: str) -> None:
    """One of the names."""
    if name not in (names := list(names)):
        raise BlueprintError(f"{complaint} {shortly(name)}.{guess(name, names)}")


def level_options(kind: type[Exercise], level: str, place: str) -> dict[str, Any]:
    """The options that a level stands for."""
    levels = {"exam": {}, **kind.levels}
    check_known(level, levels, f"{place}: {slug(kind)} has no level")
    return dict(levels[level])


def check_limits(place: str, value: Any, limits: tuple[int, int] | None) -> None:
    """An option within its limits."""
    if limits and not limits[0] <= value <= limits[1]:
        raise BlueprintError(f"{place}: must be from {limits[0]} to {limits[1]}, not {value}.")


def options_of(kind: type[Exercise]) -> dict[str, Any]:
    """The options of a family with their types: what its draw() takes beside the draws."""
    hints = get_type_hints(kind.draw)
    names = list(inspect.signature(kind.draw).parameters)[1:]
    return {name: hints[name] for name in names}


def settings(family: type[Exercise]) -> Iterator[dict[str, Any]]:
    """The options of every level, with each yes-or-no option both ways."""
    switches = [name for name, hint in options_of(family).items() if hint is bool]
    for level in ({}, *family.levels.values()):
        for answers in product((False, True), repeat=len(switches)):
            yield {**level, **dict(zip(switches, answers, strict=True))}
