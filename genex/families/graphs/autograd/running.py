"""The first route: a program runs statement by statement, as a book of rules has it."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from genex.exercise import Number
from genex.families.graphs.autograd.machine import (
    FREED,
    LEAF,
    UNCONNECTED,
    Arrival,
    Failure,
    Machine,
)
from genex.families.graphs.autograd.polynomials import terms_of
from genex.families.graphs.autograd.rules import Book
from genex.families.graphs.autograd.statements import Statement
from genex.families.graphs.autograd.tensors import Path, Tensor


def run(machine: Machine, statement: Statement) -> Any:
    """What comes of a statement."""
    return _RUN[statement.kind](machine, statement, *statement.parts)


def _leaf(machine: Machine, _: Statement, name: str, value: str) -> None:
    """A tensor that requires gradients."""
    machine.tensors[name] = Tensor(name, Fraction(value), requires=True)


def _define(machine: Machine, statement: Statement, name: str, text: str) -> Number:
    """A polynomial of tensors."""
    terms = terms_of(text)
    known = {used: machine.tensors[used] for term in terms for used in term.names}
    value = sum(term.value({used: t.value for used, t in known.items()}) for term in terms)
    requires = any(tensor.requires for tensor in known.values())
    if statement.quiet:
        requires = machine.book["quiet"](requires)
    made = (terms, known) if requires else ()
    machine.tensors[name] = Tensor(name, value, requires, *made)
    return value


def _detach(machine: Machine, statement: Statement, name: str, of: str) -> Number:
    """The number of a tensor without its history."""
    source = machine.tensors[of]
    machine.suspect(statement, source.leaf, f"'{of}' is a leaf. Detach a result")
    requires = machine.book["detached"](source.requires)
    made = (terms_of(of), {of: source}) if requires else ()
    machine.tensors[name] = Tensor(name, source.value, requires, *made)
    return source.value


def _backward(machine: Machine, statement: Statement, name: str, retain: str) -> list[Arrival]:
    """What comes back to each leaf, and what its gradient is then."""
    tensor = machine.tensors[name]
    if not tensor.requires:
        raise Failure(UNCONNECTED)
    graph = [*tensor.graph()]
    machine.suspect(
        statement, any(part.stale for part in graph), f"'{name}' was computed from an older value"
    )
    if any(part.freed for part in graph):
        raise Failure(FREED)
    paths = [*tensor.flow(machine.book)]
    for part in graph:
        part.freed = part.saves and machine.book["frees"](bool(retain))
    machine.result = tensor.value
    return [_arrive(machine.book, end, paths) for end in dict.fromkeys(p.leaf for p in paths)]


def _arrive(book: Book, leaf: Tensor, paths: Sequence[Path]) -> Arrival:
    """A leaf takes what all paths bring back to it."""
    own = [path for path in paths if path.leaf is leaf]
    before, amount = leaf.gradient, sum(path.amount for path in own)
    leaf.gradient = amount if before is None else book["added"](before, amount)
    return Arrival(
        leaf.name, tuple((path.links, path.amount) for path in own), before, amount, leaf.gradient
    )


def _zero(machine: Machine, statement: Statement, name: str) -> Number:
    """A gradient is set to 0."""
    tensor = machine.tensors[name]
    machine.suspect(statement, tensor.gradient is None, f"'{name}' has no gradient yet")
    tensor.gradient = machine.book["zeroed"](tensor.gradient or 0)
    return tensor.gradient


def _change(machine: Machine, statement: Statement, name: str, sign: str, by: str) -> Number:
    """A leaf is changed in place, which PyTorch refuses where it would have to follow it."""
    tensor = machine.tensors[name]
    machine.suspect(
        statement, not (tensor.leaf and tensor.requires), f"'{name}' is not a leaf. Change a leaf"
    )
    if machine.book["refused"](statement.quiet):
        raise Failure(LEAF)
    tensor.value += int(sign + by)
    tensor.changes += 1
    return tensor.value


def _array(machine: Machine, _: Statement, name: str, cells: str) -> None:
    """Numbers of numpy."""
    machine.name_array(name, [Fraction(cell) for cell in cells.split(",")])


def _taken_over(page: str) -> Callable[..., None]:
    """An array becomes a tensor, whose cells are those of the array or copies of them."""

    def take(machine: Machine, statement: Statement, name: str, of: str) -> None:
        machine.name_array(name, machine.arrays[of])
        machine.suspect(statement, of in machine.kin, f"'{of}' is turned into a tensor twice")
        machine.kin |= {name: (of, page), of: (name, page)}

    return take


def _write(machine: Machine, _: Statement, name: str, place: str, value: str) -> None:
    """A cell is written, and perhaps with it that of an array or tensor with the same memory."""
    k, new = int(place), Fraction(value)
    machine.arrays[name][k] = new
    if name in machine.kin:
        other, page = machine.kin[name]
        machine.arrays[other][k] = machine.book[page](machine.arrays[other][k], new)


def _print_gradient(machine: Machine, statement: Statement, name: str) -> Number:
    """The number in a gradient."""
    gradient = machine.tensors[name].gradient
    machine.suspect(
        statement, gradient is None, f"'{name}' has no gradient there. Print one that has"
    )
    return machine.book["printed"](gradient or 0, machine.result)


def _print_cell(machine: Machine, _: Statement, name: str, place: str) -> Number:
    """A number of an array."""
    return machine.arrays[name][int(place)]


def _print_requires(machine: Machine, _: Statement, name: str) -> bool:
    """Whether a tensor requires gradients."""
    return machine.tensors[name].requires


def _print_none(machine: Machine, _: Statement, name: str) -> bool:
    """Has a tensor no gradient? Results have none, as they do not keep theirs."""
    return machine.tensors[name].gradient is None


_RUN: Mapping[str, Callable[..., Any]] = {
    "leaf": _leaf,
    "define": _define,
    "detach": _detach,
    "backward": _backward,
    "zero": _zero,
    "change": _change,
    "array": _array,
    "share": _taken_over("shared"),
    "copy": _taken_over("copied"),
    "write": _write,
    "print_gradient": _print_gradient,
    "print_cell": _print_cell,
    "print_requires": _print_requires,
    "print_none": _print_none,
}
