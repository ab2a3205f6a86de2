"""Whether a chain of tensor operations that somebody wrote down can be followed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import prod
from typing import Any

from genex.exact import Shape
from genex.given import MOST_CELLS, shortly
from genex.guess import guess
from genex.shapes import ERROR, RULES, TURNING, Operation, Sizes, apply

LONGEST = 12
LETTERS: Mapping[type, str] = {int: "i", bool: "b", Shape: "s"}
FORMS: Mapping[str, tuple[str, str]] = {  # the letters of the arguments, and an example
    "view": ("i+", '["view", 32, -1]'),
    "flatten": ("i", '["flatten", 1]'),
    "transpose": ("ii", '["transpose", 0, 1]'),
    "permute": ("i+", '["permute", 1, 0, 2]'),
    "unsqueeze": ("i", '["unsqueeze", 0]'),
    "squeeze": ("i", '["squeeze", 0]'),
    "sum": ("ib", '["sum", 0, false]'),
    "mean": ("ib", '["mean", 0, false]'),
    "matmul": ("s", '["matmul", [28, 10]]'),
    "add": ("s", '["add", [1, 28]]'),
    "cat": ("is", '["cat", 0, [8, 28]]'),
    "stack": ("ii", '["stack", 0, 4]'),
}


def flaw(start: Sizes, operations: Sequence[Operation]) -> str:
    """What is wrong with a chain, or nothing."""
    if not 1 <= len(operations) <= LONGEST:
        return f"operations: {len(operations)} of them. Give 1 to {LONGEST}."
    shape: Shape | str = Shape(start)
    for number, operation in enumerate(operations, 1):
        before = operations[: number - 1]
        wrong = (
            flaw_of_form(operation) or flaw_behind(before, operation) or flaw_at(shape, operation)
        )
        if wrong:
            return f"operations, {number}: {wrong}"
        shape = apply(RULES, shape, operation)
    return ""


def flaw_of_form(operation: Operation) -> str:
    """An operation has a name and its arguments, of a size to work with."""
    name, *arguments = operation or ("",)
    if name not in FORMS:
        return f"there is no operation {shortly(name)}.{guess(str(name), FORMS)}"
    letters = "".join(LETTERS.get(type(argument), "?") for argument in arguments)
    pattern, example = FORMS[name]
    if not re.fullmatch(pattern, letters):
        return f"expected the form {example}."
    numbers = [argument for argument in arguments if type(argument) is int]
    if (
        any(abs(number) > MOST_CELLS for number in numbers)
        or (name == "stack" and numbers[1] < 1)
        or (name == "view" and min(numbers) < -1)
    ):
        return f"{shortly(list(operation))} has a number out of range."
    return ""


def flaw_behind(before: Sequence[Operation], operation: Operation) -> str:
    """A view that PyTorch may refuse, because its numbers are out of order in memory."""
    turned = operation[0] == "view" and any(earlier[0] in TURNING for earlier in before)
    return "view may fail behind transpose or permute. Put it before them." if turned else ""


def flaw_at(shape: Shape | str, operation: Operation) -> str:
    """An operation that the rules and the second route treat alike."""
    if isinstance(shape, str):
        return ""
    name, *arguments = operation
    if not shape:
        return f"{name} comes after the last dimension is gone. Stop before it."
    if name == "matmul" and min(len(shape), len(arguments[0])) < 2:
        return "matmul of a vector is not asked here. Unsqueeze it first."
    after: Any = apply(RULES, shape, operation)
    large = after != ERROR and prod(after) > MOST_CELLS
    return f"{name} makes a tensor of more than {MOST_CELLS} numbers." if large else ""
