"""Tensors of one number, with the history that a backward pass goes through."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from genex.exercise import Number
from genex.families.graphs.autograd.polynomials import Term, derivative
from genex.families.graphs.autograd.rules import Book


@dataclass(eq=False)
class Tensor:
    """A number with its history."""

    name: str
    value: Number
    requires: bool
    terms: tuple[Term, ...] = ()  # none of a leaf
    sources: "Mapping[str, Tensor]" = field(default_factory=dict)
    gradient: Number | None = None
    freed: bool = False
    changes: int = 0  # in place

    def __post_init__(self) -> None:
        self.at = {name: source.value for name, source in self.sources.items()}
        self.seen = {name: source.changes for name, source in self.sources.items()}
        self.ways: int = sum(source.ways for source in self.sources.values()) or 1  # back to leaves

    @property
    def leaf(self) -> bool:
        """Whether no operation made it."""
        return not self.terms

    @property
    def saves(self) -> bool:
        """Whether anything is saved for its backward pass, and freed after it."""
        known = {name for name, source in self.sources.items() if source.requires}
        return any(known.intersection(term.names) and term.saves for term in self.terms)

    @property
    def stale(self) -> bool:
        """Whether a source has been changed in place since."""
        return any(source.changes != self.seen[name] for name, source in self.sources.items())

    def graph(self) -> "Iterator[Tensor]":
        """Itself and all that it comes from, as far as gradients are required."""
        yield self
        for source in self.sources.values():
            if source.requires:
                yield from source.graph()

    def flow(self, book: Book, upstream: Number = 1, links: "Links" = ()) -> "Iterator[Path]":
        """What comes back to the leaves, one path after the other."""
        if self.leaf:
            yield Path(self, upstream, links)
        for name, source in self.sources.items():
            if source.requires:
                slopes = tuple(book["slope"](term, name, self.at) for term in self.terms)
                back = book["through"](upstream, sum(slopes), not links)
                yield from source.flow(
                    book, back, (*links, _Link(self.name, name, self.terms, slopes))
                )


@dataclass(frozen=True)
class _Link:
    """The slope of a result by one of the tensors that it was made of."""

    of: str
    by: str
    terms: tuple[Term, ...]
    slopes: tuple[Number, ...]  # of the terms

    @property
    def latex(self) -> str:
        """The derivative as a formula, if it is more than a number."""
        return derivative(self.terms, self.by)

    @property
    def total(self) -> Number:
        """The slope."""
        return sum(self.slopes)


Links = tuple[_Link, ...]


@dataclass(frozen=True, eq=False)
class Path:
    """A way back to a leaf."""

    leaf: Tensor
    amount: Number  # that comes back along it
    links: Links
