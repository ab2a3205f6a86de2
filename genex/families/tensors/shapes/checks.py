"""Whether a chain of operations that somebody wrote down can be followed."""

import re
from collections.abc import Callable, Mapping, Sequence
from math import prod
from typing import Any

from genex.exercise import ERROR, MOST_CELLS, Shape
from genex.families.tensors.shapes.kind import Operation, Sizes
from genex.families.tensors.shapes.operations import KINDS, RULES, apply
from genex.families.tensors.shapes.patterns import both
from genex.messages import guess, shortly

_LONGEST = 12
_LETTERS: Mapping[type, str] = {int: "i", bool: "b", str: "t", Shape: "s"}
_LEAST: Mapping[str, int] = {"view": -1, "reshape": -1, "expand": -1, "stack": 1, "repeat": 1}
_PRODUCT = re.compile(r"([a-z]+),([a-z]+)->([a-z]+)")
_DIMENSION = r"([a-z]|\([a-z]( [a-z])*\))"
_LAYOUT = re.compile(f"{_DIMENSION}( {_DIMENSION})* -> {_DIMENSION}( {_DIMENSION})*")


def flaw(start: Sizes, operations: Sequence[Operation]) -> str:
    """What is wrong with a chain, or nothing."""
    if not 1 <= len(operations) <= _LONGEST:
        return f"operations: {len(operations)} given, expected 1 to {_LONGEST}."
    shape: Shape | str = Shape(start)
    for number, operation in enumerate(operations, 1):
        before = operations[: number - 1]
        wrong = (
            _flaw_of_form(operation)
            or _flaw_behind(before, operation)
            or _flaw_at(shape, operation)
        )
        if wrong:
            return f"operations, {number}: {wrong}"
        shape = apply(RULES, shape, operation)
    return ""


def _flaw_of_form(operation: Operation) -> str:
    """An operation has a name and its arguments, of a size to work with."""
    name, *arguments = operation or ("",)
    is_pattern: Callable[..., bool] = _PATTERNS.get(name, _any_form)
    if name not in KINDS:
        return f"there is no operation {shortly(name)}.{guess(str(name), KINDS)}"
    letters = "".join(_LETTERS.get(type(argument), "?") for argument in arguments)
    kind = KINDS[name]
    if not re.fullmatch(kind.form, letters) or not is_pattern(*arguments):
        return f"expected the form {kind.example}."
    numbers = [argument for argument in arguments if type(argument) is int]
    counted = numbers[1:] if name == "stack" else numbers
    least = _LEAST.get(name, -MOST_CELLS)
    if any(abs(n) > MOST_CELLS for n in numbers) or any(n < least for n in counted):
        return f"{shortly(list(operation))} has a number out of range."
    return ""


def _is_product(pattern: str, _other: Shape) -> bool:
    """Two tensors, no letter twice in one of them, and no new letter in the result."""
    found = _PRODUCT.fullmatch(pattern)
    parts = found.groups() if found else ("ab", "a", "b")
    single = all(len(set(part)) == len(part) for part in parts)
    return bool(found) and single and set(parts[2]) <= {*parts[0], *parts[1]}


def _is_layout(pattern: str, letter: str = "", size: int = 1) -> bool:
    """Whether a pattern has the same letters on both sides, and each bracket one open size."""
    if not _LAYOUT.fullmatch(pattern):
        return False
    before, behind = both(pattern)
    letters = [one for group in before for one in group]
    return (
        sorted(letters) == sorted(one for group in behind for one in group)
        and len(set(letters)) == len(letters)
        and letter in {"", *letters}
        and size > 0
        and all(len({*group} - {letter}) < 2 for group in before)
    )


def _any_form(*_arguments: Any) -> bool:
    """Other operations have no pattern."""
    return True


_PATTERNS: Mapping[str, Callable[..., bool]] = {"einsum": _is_product, "rearrange": _is_layout}


def _flaw_behind(before: Sequence[Operation], operation: Operation) -> str:
    """A view that PyTorch may refuse, because its numbers are out of order in memory."""
    scattered = [name for name, *_ in before if KINDS[name].scatters]
    if operation[0] != "view" or not scattered:
        return ""
    return f"view may fail after {scattered[0]}. Put it before {scattered[0]}, or use reshape."


def _flaw_at(shape: Shape | str, operation: Operation) -> str:
    """An operation that the rules and the second route treat alike."""
    if isinstance(shape, str):
        return ""
    name, *arguments = operation
    if not shape:
        return f"{name} comes after the last dimension is gone. Stop before it."
    if name == "matmul" and min(len(shape), len(arguments[0])) < 2:
        return "matmul of a vector is not supported here. Unsqueeze it first."
    after: Any = apply(RULES, shape, operation)
    if after != ERROR and not 0 < prod(after) <= MOST_CELLS:
        large = f"a tensor of more than {MOST_CELLS} numbers"
        return f"{name} makes {large if prod(after) else 'an empty tensor'}."
    return ""
