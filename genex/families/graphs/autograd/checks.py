"""Whether a program that somebody wrote down can be asked about."""

from collections.abc import Iterator, Sequence

from genex.families.graphs.autograd.machine import Machine
from genex.families.graphs.autograd.polynomials import names_of
from genex.families.graphs.autograd.rules import RULES
from genex.families.graphs.autograd.running import run
from genex.families.graphs.autograd.statements import FLAGS, NUMBERS, Misread, Statement, statements
from genex.families.graphs.autograd.traces import followed, printing

_LARGEST = 10**6  # PyTorch's floats hold whole numbers up to 16 millions
_MOST_LINES, _MOST_PRINTS, _MOST_WAYS = 24, 9, 50
_ARRAYS = {"array", "share", "copy", "write", "print_cell"}
_MAKING = {"leaf", "define", "detach", "array", "share", "copy"}


def flaw(lines: Sequence[str]) -> str:
    """What is wrong with a program, or nothing."""
    if not 1 <= len(lines) <= _MOST_LINES:
        return f"program: {len(lines)} lines given, expected 1 to {_MOST_LINES}."
    try:
        all_of = statements(lines)
    except Misread as misread:
        return f"program, {misread}. Write it as the exercises do."
    wrong = next(_flaws_of_names(all_of), "") or _flaw_of_prints(lines) or _flaw_of_values(all_of)
    odd = wrong or followed(RULES, lines).odd
    return odd and f"program, {odd}."


def _flaws_of_names(all_of: Sequence[Statement]) -> Iterator[str]:
    """Names that are not there, or are both arrays' and tensors'."""
    known = {True: dict[str, int](), False: dict[str, int]()}  # arrays, with their length; tensors
    for s in all_of:
        arrays = s.kind in _ARRAYS
        for name in sorted(_used(s) - known[arrays].keys()):
            yield f"line {s.line}: there is no {'array' if arrays else 'tensor'} '{name}'"
        name = s.parts[0]
        if s.kind in _MAKING and name in known[not arrays]:
            yield f"line {s.line}: '{name}' is both an array and a tensor. Use two names"
        if s.kind in _MAKING:
            known[arrays][name] = _length(s, known[True])
        elif arrays and int(s.parts[1]) >= known[True].get(name, 0):
            yield f"line {s.line}: there is no cell {s.parts[1]}"


def _used(statement: Statement) -> set[str]:
    """The variables that a statement reads."""
    kind, parts = statement.kind, statement.parts
    if kind == "define":
        return names_of(parts[1])
    if kind in {"detach", "share", "copy"}:
        return {parts[1]}
    return set() if kind in _MAKING else {parts[0]}


def _length(statement: Statement, arrays: dict[str, int]) -> int:
    """How many cells an array has, or what it is made of."""
    written = statement.parts[1]
    return arrays.get(written, written.count(",") + 1)


def _flaw_of_prints(lines: Sequence[str]) -> str:
    """What is printed is asked for, and must not be too much."""
    count = len(printing(lines, NUMBERS | FLAGS))
    if 1 <= count <= _MOST_PRINTS:
        return ""
    return f"it prints {count} times, expected 1 to {_MOST_PRINTS}"


def _flaw_of_values(all_of: Sequence[Statement]) -> str:
    """Large numbers and tangled graphs are no work for a hand, nor for PyTorch's floats."""
    machine = Machine({**RULES, "refused": lambda _: False})
    for statement in all_of:
        if statement.kind in {"leaf", "define", "detach", "change"}:
            run(machine, statement)
            tensor = machine.tensors[statement.parts[0]]
            if abs(tensor.value) > _LARGEST:
                return f"line {statement.line}: {tensor.value} is too large. Use smaller numbers"
            if tensor.ways > _MOST_WAYS:
                return f"line {statement.line}: {tensor.ways} ways lead back. Use fewer results"
    return ""
