"""How a run behaves: long work that is watched, and a collector that looks rarely."""

import gc
from collections.abc import Callable, Iterable
from typing import Any

Watch = Callable[[Iterable[Any], int | None], Iterable[Any]]  # items, and how many if that is known


def unwatched(items: Iterable[Any], _count: int | None = None) -> Iterable[Any]:
    """The items, with nobody watching."""
    return items


_OBJECTS = 400_000  # new ones before it looks: more than one paper makes


def collect_rarely() -> None:
    """Look seldom: papers and marks are made of many small objects, hardly any in circles."""
    gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])
