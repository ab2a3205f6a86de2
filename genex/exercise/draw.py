"""The only randomness: named, versioned streams of hashed counters.

The algorithm, for whoever wants to rebuild a draw elsewhere (all text is UTF-8):

- A stream is named by a path such as `svm-loss/1/7//3/logits`. Its block number n (0, 1, 2, …) is
  HMAC-SHA-256 with the secret as key (empty without one) of the text `genex draw 1 PATH n`.
- Each block holds four unsigned 64-bit words, big-endian, used in order.
- An integer below k is `word mod k` for the first word below the largest multiple of k that
  fits into 64 bits; words above it are passed over.

Every other draw is made of these integers, in the order in which it is written below.
"""

import hmac
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import Any, TypeVar

from genex.errors import AuthorError
from genex.exact.values import Count

_ALGORITHM = "genex draw 1"
_WORD = 1 << 64
_MOST_ROWS = 100  # that are drawn until one meets a condition
_T = TypeVar("_T")
Row = tuple[Fraction, ...]


def random_words(secret: bytes, path: str) -> Iterator[int]:
    """The endless 64-bit words of a stream."""
    counter = 0
    while True:
        block = hmac.digest(secret, f"{_ALGORITHM} {path} {counter}".encode(), "sha256")
        for start in range(0, 32, 8):
            yield int.from_bytes(block[start : start + 8], "big")
        counter += 1


def below(stream: Iterator[int], count: int) -> int:
    """A uniform integer 0 … count − 1."""
    limit = _WORD - _WORD % count
    return next(word for word in stream if word < limit) % count


class Unsuitable(Exception):
    """What was drawn makes no exercise; the generator draws again. It says why in a clause."""


class Draw:
    """Draws by name: a name's value depends on nothing but the path, the secret and the name.

    >>> Draw("dice").integer("first", 1, 6), Draw("dice").integer("first", 1, 6)
    (3, 3)

    A pinned name gives the pinned value, so that an existing paper can be reproduced.

    >>> Draw("dice", pins={"first": 5}).integer("first", 1, 6)
    5
    """

    def __init__(
        self,
        *path: object,
        secret: bytes = b"",
        pins: Mapping[str, Any] | None = None,
        common: Sequence[object] | None = None,
    ) -> None:
        self.path = "/".join(map(str, path))
        self.secret = secret
        self.pins = pins or {}
        self.used: set[str] = set()
        self.common_path = path if common is None else common

    @cached_property
    def common(self) -> "Draw":
        """Draws that all variants of a question share, such as which operations it is made of."""
        return Draw(*self.common_path, "common", secret=self.secret, pins=self.pins)

    def take(self, name: str, make: Callable[[Iterator[int]], _T]) -> _T:
        """The value behind a name: pinned, or made from the name's own stream."""
        if name in self.used:
            raise AuthorError(f"draw {self.path}: '{name}' is drawn twice. Give each its own name.")
        self.used.add(name)
        if name in self.pins:
            return self.pins[name]  # type: ignore[no-any-return]
        return make(random_words(self.secret, f"{self.path}/{name}"))

    def integer(self, name: str, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        size = self.some(name, high - low + 1)
        return self.take(name, lambda stream: low + below(stream, size))

    def integers(self, name: str, count: int, low: int, high: int) -> tuple[int, ...]:
        """Several whole numbers from low to high."""
        size = self.some(name, high - low + 1) if count else 0
        return self.take(
            name, lambda stream: tuple(low + below(stream, size) for _ in range(count))
        )

    def count(self, name: str, low: int, high: int, by: int = 1) -> Count:
        """A whole number to calculate with: low, low + by, … up to high."""
        size = self.some(name, (high - low) // by + 1)
        return self.take(name, lambda stream: Count(Fraction(low + by * below(stream, size))))

    def choice(self, name: str, options: Sequence[_T]) -> _T:
        """One of the options."""
        size = self.some(name, len(options))
        return self.take(name, lambda stream: options[below(stream, size)])

    def some(self, name: str, count: int) -> int:
        """How many there are to draw from; there must be some."""
        if count < 1:
            raise AuthorError(
                f"draw {self.path}/{name}: there is nothing to draw from."
                " Give a range from the lower to the higher end, or a list that is not empty."
            )
        return count

    def permutation(self, name: str, items: Sequence[_T]) -> tuple[_T, ...]:
        """The items in a random order."""
        return self.take(name, lambda stream: _shuffled(stream, items))

    def decimal(self, name: str, low: str, high: str, decimals: int = 1) -> Fraction:
        """A number from low to high with so many decimals."""
        grid = self.grid(name, 1, low, high, decimals)
        return self.take(name, lambda stream: grid.row(stream, 1)[0])

    def decimals(
        self,
        name: str,
        count: int,
        low: str,
        high: str,
        decimals: int = 1,
        *,
        zero: bool = True,
        where: Callable[[Row], bool] = lambda _: True,
    ) -> Row:
        """Different numbers from low to high with so many decimals, with or without zero.

        A row that does not meet the condition is drawn again; what is pinned need not meet it.
        """
        grid = self.grid(name, count, low, high, decimals, zero=zero)
        return self.take(
            name, lambda stream: _fitting(lambda: grid.row(stream, count), where, name)
        )

    def matrix(
        self,
        name: str,
        rows: int,
        columns: int,
        low: str,
        high: str,
        decimals: int = 1,
        *,
        zero: bool = True,
    ) -> tuple[tuple[Fraction, ...], ...]:
        """Rows of numbers with so many decimals, all different within a row."""
        if rows == 0:
            return ()
        grid = self.grid(name, columns, low, high, decimals, zero=zero)
        return self.take(name, lambda stream: tuple(grid.row(stream, columns) for _ in range(rows)))

    def grid(
        self, name: str, count: int, low: str, high: str, decimals: int, *, zero: bool = True
    ) -> "Grid":
        """The numbers to draw from; there must be enough of them."""
        scale = 10**decimals
        grid = Grid(ceil(Fraction(low) * scale), floor(Fraction(high) * scale), decimals, zero)
        if len(grid) < count:
            raise AuthorError(
                f"draw {self.path}/{name}: {low} to {high} with {decimals} decimals has fewer than"
                f" {count} different numbers. Widen the range."
            )
        return grid


@dataclass(frozen=True)
class Grid:
    """The decimal numbers first/10^decimals … last/10^decimals, with or without zero."""

    first: int
    last: int
    decimals: int
    zero: bool

    def __len__(self) -> int:
        return self.last - self.first + 1 - (not self.zero and self.first <= 0 <= self.last)

    def row(self, stream: Iterator[int], count: int) -> Row:
        """Different numbers of the grid; a repeat is drawn again."""
        row: dict[int, None] = {}
        while len(row) < count:
            number = self.first + below(stream, self.last - self.first + 1)
            if number or self.zero:
                row[number] = None
        return tuple(Fraction(number, 10**self.decimals) for number in row)


def _fitting(draw_row: Callable[[], Row], where: Callable[[Row], bool], name: str) -> Row:
    """The first row that meets a condition."""
    rows = (draw_row() for _ in range(_MOST_ROWS))
    found = next(filter(where, rows), None)
    if found is None:
        raise Unsuitable(f"no '{name}' meet their condition")
    return found


def _shuffled(stream: Iterator[int], items: Sequence[_T]) -> tuple[_T, ...]:
    """The items in a random order, by Fisher and Yates from the end."""
    order = list(items)
    for last in range(len(order) - 1, 0, -1):
        other = below(stream, last + 1)
        order[last], order[other] = order[other], order[last]
    return tuple(order)
