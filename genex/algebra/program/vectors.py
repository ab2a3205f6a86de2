"""Names that stand for vectors: w·x is written out, and (ŷ − y)·x becomes a list."""

from collections.abc import Callable, Mapping

from genex.algebra.tree import Apply, Items, Name, Tree, children
from genex.errors import AnswerError


def written_out(tree: Tree, vectors: Mapping[str, Items]) -> Tree:
    """The tree with each vector written out as its entries."""
    if not vectors:
        return tree
    match tree:
        case Name(name):
            return vectors.get(name, tree)
        case Items(items):
            return Items(tuple(written_out(item, vectors) for item in items))
        case Apply(op, args, place):
            return _applied(op, tuple(written_out(arg, vectors) for arg in args), place)
        case _:
            return tree


def _applied(op: str, args: tuple[Tree, ...], place: int | None) -> Tree:
    if not any(isinstance(arg, Items) for arg in args):
        return Apply(op, args, place)
    rule = _RULES.get(op)
    if rule is None:
        raise AnswerError("a number is needed here, not a vector", place)
    return rule(args, place)


def _sum(args: tuple[Tree, ...], place: int | None) -> Tree:
    rows = [arg.items for arg in args if isinstance(arg, Items)]
    if len(rows) < len(args):
        raise AnswerError("a vector and a number cannot be added", place)
    _check_lengths(rows, place)
    return Items(tuple(Apply("+", entries, place) for entries in zip(*rows, strict=True)))


def _product(args: tuple[Tree, ...], place: int | None) -> Tree:
    product, *others = args
    for other in others:
        product = _times(product, other, place)
    return product


def _times(left: Tree, right: Tree, place: int | None) -> Tree:
    """A number times a vector, or the inner product of two vectors."""
    if isinstance(left, Items) and isinstance(right, Items):
        _check_lengths([left.items, right.items], place)
        pairs = zip(left.items, right.items, strict=True)
        return Apply("+", tuple(Apply("*", pair) for pair in pairs), place)
    if isinstance(left, Items):
        return Items(tuple(Apply("*", (entry, right), place) for entry in left.items))
    if isinstance(right, Items):
        return Items(tuple(Apply("*", (left, entry), place) for entry in right.items))
    return Apply("*", (left, right), place)


def _quotient(args: tuple[Tree, ...], place: int | None) -> Tree:
    above, below = args
    if isinstance(below, Items):
        raise AnswerError("a vector cannot be divided by", place)
    return Items(tuple(Apply("/", (entry, below), place) for entry in children(above)))


def _check_lengths(rows: list[tuple[Tree, ...]], place: int | None) -> None:
    if len({len(row) for row in rows}) > 1:
        raise AnswerError("two vectors of different length", place)


_RULES: dict[str, Callable[[tuple[Tree, ...], int | None], Tree]] = {
    "+": _sum,
    "*": _product,
    "/": _quotient,
    "neg": lambda args, place: Items(
        tuple(Apply("neg", (entry,), place) for entry in children(args[0]))
    ),
    "transposed": lambda args, _: args[0],
}
