"""All operations by name, and what a chain of them does to a shape."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from genex.exercise import ERROR, Shape, slip
from genex.families.tensors.shapes import joining, patterns, reducing, reshaping, turning
from genex.families.tensors.shapes.kind import Kind, Misfit, Operation, Rule, Sizes, rand

KINDS: Mapping[str, Kind] = {
    **reshaping.KINDS,
    **turning.KINDS,
    **reducing.KINDS,
    **joining.KINDS,
    **patterns.KINDS,
}
RULES: Mapping[str, Rule] = {name: kind.rule for name, kind in KINDS.items()}


def apply(rules: Mapping[str, Rule], shape: Shape | str, operation: Operation) -> Shape | str:
    """The shape after an operation, or the word error; after an error all is error."""
    if isinstance(shape, str):
        return ERROR
    try:
        return Shape(rules[operation[0]](shape, *operation[1:]))
    except Misfit:
        return ERROR


def misremembered(**rules: Rule) -> Any:
    """A slip turns pages of the rule book into wrong ones, where that shows."""
    return slip(
        "book",
        lambda _, book: {**book, **rules},
        when=lambda e: _shows(rules, e.start, e.operations),
    )


def _shows(wrong: Mapping[str, Rule], start: Sizes, operations: Sequence[Operation]) -> bool:
    """Whether a wrong rule gives some operation another shape than the right one."""
    return any(
        operation[0] in wrong and apply(wrong, before, operation) != after
        for before, operation, after in _lines(start, operations)
    )


def _lines(
    start: Sizes, operations: Sequence[Operation]
) -> Iterator[tuple[Shape | str, Operation, Shape | str]]:
    """Each operation between the shapes before and after it."""
    before: Shape | str = Shape(start)
    for operation in operations:
        after = apply(RULES, before, operation)
        yield before, operation, after
        before = after


def printed(start: Sizes, operations: Sequence[Operation]) -> tuple[str, ...]:
    """What stands behind `x =` in each line of the program, from the first tensor on."""
    return (rand(start), *(KINDS[name].code(*rest) for name, *rest in operations))


def letters_of(start: Sizes, operations: Sequence[Operation]) -> list[tuple[tuple[str, int], ...]]:
    """The sizes behind the letters of each operation that is told by letters and fits."""
    return [
        tuple(patterns.LETTERS[operation[0]](before, *operation[1:]).items())
        if operation[0] in patterns.LETTERS and after != ERROR
        else ()
        for before, operation, after in _lines(start, operations)
    ]
