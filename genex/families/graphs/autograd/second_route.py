"""The second route: slopes go along with the values, and nothing runs backwards."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from genex.exercise import Choice, Number
from genex.families.graphs.autograd.polynomials import Term, terms_of
from genex.families.graphs.autograd.statements import FLAGS, NUMBERS, Statement, statements
from genex.families.graphs.autograd.traces import ends

_NOTHING = 2  # the box of a flag that is not printed


@dataclass(frozen=True)
class Dual:
    """A number with its slopes by the leaves, and the graphs that a backward pass would free."""

    value: Number
    slopes: Mapping[int, Number] = field(default_factory=dict)
    graphs: frozenset[int] = frozenset()
    leaf: int = 0  # its own number; 0 if it is none

    def __add__(self, other: "Dual") -> "Dual":
        return self.joined(other, self.value + other.value, 1, 1)

    def __mul__(self, other: "Dual") -> "Dual":
        return self.joined(other, self.value * other.value, other.value, self.value)

    def joined(self, other: "Dual", value: Number, mine: Number, its: Number) -> "Dual":
        """Both histories, with slopes weighted."""
        leaves = {**self.slopes, **other.slopes}
        slopes = {k: mine * self.slopes.get(k, 0) + its * other.slopes.get(k, 0) for k in leaves}
        return Dual(value, slopes, self.graphs | other.graphs)


@dataclass
class _Replay:
    """A program in which every tensor knows its slopes."""

    duals: dict[str, Dual] = field(default_factory=dict)
    gradients: dict[int, Number] = field(default_factory=dict)
    cells: dict[str, list[int]] = field(default_factory=dict)  # shared arrays are one list
    freed: set[int] = field(default_factory=set)
    now: int = 0

    def run(self, all_of: Sequence[Statement]) -> Iterator[Any]:
        """What the statements print, None for those that print nothing; an error is the last."""
        for self.now, statement in enumerate(all_of, 1):
            error = self.error(statement)
            if error:
                yield statement.line, error
                return
            if statement.kind in _TENSORS:
                self.tensor_line(statement)
            yield self.array_line(statement.kind, *statement.parts)

    def error(self, statement: Statement) -> str:
        """Why a statement fails, if it does."""
        if statement.kind == "change" and not statement.quiet:
            return "leaf"
        if statement.kind != "backward":
            return ""
        dual = self.duals[statement.parts[0]]
        if not dual.slopes:
            return "unconnected"
        return "freed" if dual.graphs & self.freed else ""

    def tensor_line(self, statement: Statement) -> None:
        """A line that makes, changes or differentiates tensors."""
        match statement.kind, *statement.parts:
            case "leaf", name, value:
                self.duals[name] = Dual(int(value), {self.now: 1}, leaf=self.now)
            case "define", name, text:
                dual = self.polynomial(terms_of(text))
                self.duals[name] = Dual(dual.value) if statement.quiet else dual
            case "detach", name, of:
                self.duals[name] = Dual(self.duals[of].value)
            case "change", name, sign, by:
                old = self.duals[name]
                self.duals[name] = Dual(old.value + int(sign + by), old.slopes, leaf=old.leaf)
            case "zero", name:
                self.gradients[self.duals[name].leaf] = 0
            case "backward", name, retain:
                self.add(self.duals[name], retain=bool(retain))

    def add(self, dual: Dual, *, retain: bool) -> None:
        """Slopes are added to gradients, and graphs freed."""
        for leaf, slope in dual.slopes.items():
            self.gradients[leaf] = self.gradients.get(leaf, 0) + slope
        if not retain:
            self.freed |= dual.graphs

    def polynomial(self, terms: Sequence[Term]) -> Dual:
        """A sum of products, with a graph of its own if anything is multiplied in it."""
        total, multiplied = Dual(0), False
        for term in terms:
            factors = [self.duals[name] for name, power in term.powers for _ in range(power)]
            product = Dual(term.coefficient)
            for factor in factors:
                product *= factor
            lone = len(factors) == 1 and term.coefficient in {1, -1}
            multiplied |= bool(product.slopes) and not lone
            total += product
        own = {self.now} if multiplied else set()
        return Dual(total.value, total.slopes, total.graphs | own)

    def array_line(self, kind: str, name: str, *rest: str) -> Any:
        """A line about arrays, or one that prints."""
        match kind:
            case "array":
                self.cells[name] = [*map(int, rest[0].split(","))]
            case "share" | "copy":
                cells = self.cells[rest[0]]
                self.cells[name] = cells if kind == "share" else cells.copy()
            case "write":
                self.cells[name][int(rest[0])] = int(rest[1])
            case "print_cell":
                return self.cells[name][int(rest[0])]
            case "print_gradient":
                return self.gradients[self.duals[name].leaf]
            case "print_requires":
                return bool(self.duals[name].slopes)
            case "print_none":
                return self.duals[name].leaf not in self.gradients
        return None


_TENSORS = {"leaf", "define", "detach", "change", "zero", "backward"}


def replayed(lines: Sequence[str]) -> dict[str, Any]:
    """The answers."""
    all_of = statements(lines)
    found = [*_Replay().run(all_of)]
    end = found[-1] if isinstance(found[-1], tuple) else None
    reached = {k: value for k, value in enumerate(found) if not isinstance(value, tuple)}
    printed = [(s.kind, reached.get(k)) for k, s in enumerate(all_of)]
    flags = [value for kind, value in printed if kind in FLAGS]
    return {
        "numbers": [value or 0 for kind, value in printed if kind in NUMBERS],
        "flags": [Choice({True: 0, False: 1, None: _NOTHING}[flag], 3) for flag in flags],
        "outcome": Choice(ends(lines).index(end), len(ends(lines))),
    }
