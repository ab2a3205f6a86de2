"""What was worked out, kept by what it was worked out from, within bounds."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")
MOST_KEPT = 1_000


class Memo(Generic[_K, _V]):
    """Values by their keys; it starts anew when it holds too many."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self.most = most
        self.kept: dict[_K, _V] = {}

    def of(self, key: _K, work: Callable[[], _V]) -> _V:
        """The value kept for a key, or a new one."""
        if key not in self.kept:
            if len(self.kept) >= self.most:
                self.kept.clear()
            self.kept[key] = work()
        return self.kept[key]
