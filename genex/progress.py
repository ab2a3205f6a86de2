"""Long work can be watched; whoever starts it says how."""

from collections.abc import Callable, Iterable
from typing import Any

Watch = Callable[[Iterable[Any], int | None], Iterable[Any]]  # items, and how many if that is known


def unwatched(items: Iterable[Any], _count: int | None = None) -> Iterable[Any]:
    """The items, with nobody watching."""
    return items
