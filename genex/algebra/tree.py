"""An expression as it was written: numbers, names, operations, sums over an index, lists."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number; `text` is how it was typed."""

    value: Fraction
    text: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A symbol."""

    name: str
    place: int | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Apply:
    """An operation or a function, with what it is applied to."""

    op: str
    args: tuple["Tree", ...]
    place: int | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Total:
    """A sum over all values of an index, perhaps but one."""

    index: str
    body: "Tree"
    but: str | None = None
    place: int | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Items:
    """A list: a vector, or a matrix as a list of its rows."""

    items: tuple["Tree", ...]


Tree: TypeAlias = Number | Name | Apply | Total | Items


def children(tree: Tree) -> tuple[Tree, ...]:
    """The trees directly below."""
    match tree:
        case Apply():
            return tree.args
        case Total():
            return (tree.body,)
        case Items():
            return tree.items
        case _:
            return ()


def walk(tree: Tree) -> Iterator[Tree]:
    """The tree and everything below it, from left to right."""
    waiting = [tree]
    while waiting:
        here = waiting.pop()
        yield here
        waiting.extend(reversed(children(here)))


def height(tree: Tree) -> int:
    """How many levels a tree has."""
    levels, row = 0, [tree]
    while row:
        levels, row = levels + 1, [child for node in row for child in children(node)]
    return levels


def free_names(tree: Tree) -> tuple[str, ...]:
    """The names in a tree, each once, in the order in which they are read."""
    return tuple(dict.fromkeys(node.name for node in walk(tree) if isinstance(node, Name)))


def leaves(tree: Tree) -> tuple[Tree, ...]:
    """The entries of a list of lists in reading order; of an expression, itself."""
    if not isinstance(tree, Items):
        return (tree,)
    return tuple(leaf for item in tree.items for leaf in leaves(item))


def shape(tree: Tree) -> tuple[object, ...]:
    """How lists stand inside one another; () for an expression."""
    return tuple(shape(item) for item in tree.items) if isinstance(tree, Items) else ()
