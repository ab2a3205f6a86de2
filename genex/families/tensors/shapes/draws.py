"""Chains of operations: drawn so that each fits and changes the shape; the last may not fit."""

from collections.abc import Iterator, Sequence
from math import prod
from typing import Any

from genex.exercise import ERROR, Draw, Shape, Unsuitable
from genex.families.tensors.shapes.kind import Operation, Sizes
from genex.families.tensors.shapes.operations import KINDS, RULES, apply

_RESHAPING = ("view", "flatten", "unsqueeze", "squeeze")
EASY = (*_RESHAPING, "transpose", "index", "sum", "mean", "matmul", "cat")
PATTERNS = ("einsum", "rearrange")
_PLAIN = tuple(name for name in KINDS if name not in PATTERNS)
_ALIKE = (("view", "reshape"), ("add", "mul"), ("transpose", "permute"), ("sum", "mean", "max"))
_MISFITTING = ("view", "reshape", "matmul", "add", "mul", "cat", "expand", *PATTERNS)  # at the end
_MOST_NUMBERS = 20_000  # of a drawn tensor


def draw_chain(
    d: Draw, start: Sizes, length: int, *, easy: bool, patterns: bool
) -> tuple[Operation, ...]:
    """One operation after the other; what is done is common, the numbers are one's own."""
    if len(start) < 2:
        raise Unsuitable("few operations change the shape of a vector")
    misfit = d.common.choice("misfit", (True, False, False))
    stocks = _draw_stocks(d, length, easy=easy, patterns=patterns)
    operations: list[Operation] = []
    shape = tuple(start)
    for number, stock in enumerate(stocks, 1):
        last = misfit and number == length
        name = _draw_name(d, number, _fitting(stock, shape, operations, last=last))
        operation: Operation = (name, *KINDS[name].draw(d, f"operation/{number}", shape))
        if last:
            operation = _misfitting(shape, operation)
        else:
            shape = _changed(shape, operation)
        operations.append(operation)
    return tuple(operations)


def _draw_stocks(d: Draw, length: int, *, easy: bool, patterns: bool) -> list[Sequence[str]]:
    """The operations among which each line is drawn; the patterns have their own lines."""
    stocks: list[Sequence[str]] = [EASY if easy else _PLAIN] * length
    if patterns:
        lines = d.common.permutation("lines of patterns", range(length))
        for line, name in zip(lines, PATTERNS, strict=False):
            stocks[line] = (name,)
    return stocks


def _draw_name(d: Draw, number: int, names: Sequence[str]) -> str:
    """One of the names."""
    if not names:
        raise Unsuitable("no operation is left that changes the shape")
    return d.common.choice(f"name/{number}", names)


def _fitting(
    stock: Sequence[str], shape: Sizes, before: Sequence[Operation], *, last: bool
) -> list[str]:
    """The operations that can come next; while there are others, none comes twice."""
    done = [name for name, *_ in before]
    scattered = any(KINDS[name].scatters for name in done)
    possible = [
        name
        for name in stock
        if KINDS[name].suits(shape)
        and not (name == "view" and scattered)
        and (name in _MISFITTING or not last)
    ]
    return [name for name in possible if not _known(name, done)] or possible


def _known(name: str, done: Sequence[str]) -> bool:
    """Whether this operation, or one like it, has been there before."""
    alike = next((names for names in _ALIKE if name in names), (name,))
    return any(one in done for one in alike)


def _changed(shape: Sizes, operation: Operation) -> Sizes:
    """The shape after an operation, which must be another one."""
    after = RULES[operation[0]](shape, *operation[1:])
    if after == shape or prod(after) > _MOST_NUMBERS:
        raise Unsuitable(f"'{operation[0]}' leaves the shape as it is, or makes a large one")
    return after


def _misfitting(shape: Sizes, operation: Operation) -> Operation:
    """The operation with one of its sizes raised by one so that it no longer fits."""
    for raised in _raises(operation):
        if apply(RULES, Shape(shape), raised) == ERROR:
            return tuple(raised)
    raise Unsuitable(f"'{operation[0]}' fits whatever its sizes are")


def _raises(value: Operation | int | str) -> Iterator[Any]:
    """The value with each of its whole numbers raised by one, in turn."""
    if isinstance(value, tuple):
        for k, part in enumerate(value):
            for raised in _raises(part):
                yield type(value)((*value[:k], raised, *value[k + 1 :]))
    elif type(value) is int:
        yield value + 1
