"""Calculus by sympy on the rules of an exercise: derivatives and solutions, as Python formulas."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import sympy
from sympy.printing.str import StrPrinter

from genex.errors import AuthorError
from genex.exact.cells import each, flat
from genex.exact.sympy_functions import Softmax
from genex.exercise.graph import graph, slug
from genex.exercise.hidden_reads import hidden_reads
from genex.exercise.steps import DerivedStep, SolutionStep


class _Printer(StrPrinter):
    """Prints formulas as Python on exact numbers."""

    def _print_Rational(self, x: sympy.Rational) -> str:  # noqa: N802  (sympy's name)
        return f"Fraction({x.p}, {x.q})"

    def _print_Mul(self, x: sympy.Mul) -> str:  # noqa: N802  (sympy's name)
        above, below = sympy.fraction(x)
        return str(super()._print_Mul(x)) if below == 1 else self.ratio(above, below)

    def _print_Pow(self, x: sympy.Pow, **_: object) -> str:  # noqa: N802  (sympy's name)
        above, below = sympy.fraction(x)
        return str(super()._print_Pow(x)) if below == 1 else self.ratio(above, below)

    def ratio(self, above: sympy.Expr, below: sympy.Expr) -> str:
        """A division that stays exact among whole numbers."""
        return f"ratio({self._print(above)}, {self._print(below)})"

    def _print_Function(self, x: sympy.Function) -> str:  # noqa: N802  (sympy's name)
        if isinstance(x, Softmax):
            raise AuthorError("softmax in a rule that is derived needs a step of its own.")
        return f"{type(x).__name__.lower()}({', '.join(map(self._print, x.args))})"


def _symbols(name: str, value: Any) -> Any:
    """Symbols named like the cells they stand for: logits[0][1]."""
    if isinstance(value, (list, tuple)):
        return tuple(_symbols(f"{name}[{k}]", cell) for k, cell in enumerate(value))
    return sympy.Symbol(name, positive=True) if _number(value) else value


def _number(value: Any) -> bool:
    """Is it a number that a symbol can stand for? (True, False and None are structure.)"""
    return not isinstance(value, (bool, str, type(None)))


def _plain(value: Any) -> sympy.Expr:
    """Python's rationals as sympy's."""
    return sympy.Rational(value) if isinstance(value, (int, Fraction)) else value


def _lost(exercise: Any, derived: DerivedStep) -> str:
    """Why nothing leads from what is derived by to what is derived, and what to do."""
    apart = f"'{derived.of}' does not follow from '{derived.by}'"
    for line in hidden_reads(exercise, derived.name):
        return f"{apart}, as far as the graph sees: {line}"
    return f"{apart}: no rule in between reads it. Derive by what it is made of"


class _Path:
    """The steps between what is derived and what it is derived by, on symbols."""

    def __init__(self, exercise: Any, derived: DerivedStep) -> None:
        family = type(exercise)
        self.exercise = exercise
        self.label = f"{slug(family)}: {derived.name}"
        self.graph, self.derived = graph(family), derived
        if derived.by not in self.graph.downstream:
            raise AuthorError(f"{self.label}: there is no field or step '{derived.by}'. Name one.")
        reach = self.graph.downstream[derived.by]
        if derived.of not in reach:
            raise AuthorError(f"{self.label}: {_lost(exercise, derived)}.")
        self.steps = [s for s in self.order(derived.of) if s in reach]
        self.twin = object.__new__(family)
        for name in (*self.graph.fields, *self.graph.steps):
            if name not in reach and name != derived.by and name in self.needed():
                self.twin.__dict__[name] = _symbols(name, getattr(exercise, name))
        self.by = _symbols(derived.by, getattr(exercise, derived.by))
        self.twin.__dict__[derived.by] = self.by
        if derived.times:
            self.times = _symbols(derived.times, getattr(exercise, derived.times))

    def order(self, name: str) -> list[str]:
        """A step after all that it reads, as far as the graph goes."""
        found: dict[str, None] = {}

        def visit(name: str) -> None:
            if name not in found and name != self.derived.by and name in self.graph.reads:
                for read in sorted(self.graph.reads[name]):
                    visit(read)
                found[name] = None

        visit(name)
        return list(found)

    def needed(self) -> set[str]:
        """Everything that the steps on the way read."""
        return set().union(*(self.graph.reads[name] for name in self.steps))

    def expressions(self, name: str) -> Any:
        """A step's right rule, worked out on the symbols so far."""
        try:
            return each(_plain, self.graph.steps[name].rule(self.twin))
        except AttributeError as error:
            missing = f"'{name}' reads '{error.name}', which it does not have. Mend the name"
            line = next(hidden_reads(self.exercise, self.derived.name), missing)
            raise AuthorError(f"{self.label}: {line}.") from error
        except TypeError as error:
            raise AuthorError(
                f"{self.label}: step '{name}' cannot be worked out on symbols ({error})."
                " Give what is not differentiated, such as labels, a step of its own."
            ) from error

    def derivative(self) -> Any:
        """The slopes, in the shape of what they are taken by, in the steps' own values."""
        slopes: dict[Any, dict[Any, Any]] = {x: {x: sympy.S.One} for x in flat(self.by)}
        for name in self.steps:
            values = self.expressions(name)
            own = _symbols(name, values)
            named = {v: s for v, s in zip(flat(values), flat(own), strict=True) if v.is_Function}
            for value, symbol in zip(flat(values), flat(own), strict=True):
                slopes[symbol] = _chain(value, slopes, named)
            self.twin.__dict__[name] = own
        ends = flat(self.twin.__dict__[self.derived.of])
        weights = flat(self.times) if self.derived.times else [sympy.S.One] * len(ends)
        terms = list(zip(weights, (slopes[end] for end in ends), strict=True))
        return _shaped(self.by, lambda x: _shortest(sum(w * d.get(x, 0) for w, d in terms)))

    def solution(self, equals: int) -> Any:
        """The value of `by` at which `of` has the value asked for."""
        for name in self.steps:
            self.twin.__dict__[name] = self.expressions(name)
        roots = sympy.solve(self.twin.__dict__[self.derived.of] - equals, self.by)
        if len(roots) != 1:
            raise AuthorError(f"{self.label}: expected one positive solution, sympy found {roots}.")
        return roots[0]


def _shortest(expression: sympy.Expr) -> sympy.Expr:
    """The expression as it is, or cancelled, whichever asks for less work."""
    return min(expression, sympy.cancel(expression), key=sympy.count_ops)


def _chain(value: Any, slopes: Mapping[Any, Mapping[Any, Any]], named: Mapping[Any, Any]) -> Any:
    """The chain rule for one cell: local slopes by sympy, times the slopes of what it reads."""
    total: dict[Any, Any] = {}
    for read in sorted(value.free_symbols & slopes.keys(), key=str):
        local = value.diff(read).xreplace(named)
        for x, slope in slopes[read].items():
            total[x] = total.get(x, 0) + local * slope
    return total


def _shaped(like: Any, function: Any) -> Any:
    """A function of each cell, in the shape of the cells."""
    return [_shaped(cell, function) for cell in like] if isinstance(like, tuple) else function(like)


def derive(exercise: Any, derived: DerivedStep) -> str:
    """The text of a function from an exercise's values to the derived value."""
    path = _Path(exercise, derived)
    if isinstance(derived, SolutionStep):
        value = path.solution(derived.equals)
    else:
        value = path.derivative()
    found = flat(value)
    roots = sorted({str(symbol).split("[")[0] for cell in found for symbol in cell.free_symbols})
    shared, short = sympy.cse(found, order="canonical")
    body = [f"({symbol} := {_written(part)})" for symbol, part in shared]
    cells = iter(short)
    body.append(_written(each(lambda _: next(cells), value)))
    return f"lambda {', '.join(roots)}: ({', '.join(body)},)[-1]"


def _written(value: Any) -> str:
    """A formula, or a list of them, as Python."""
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    return str(_Printer().doprint(value))
