"""From trees to elementary operations: functions spelled out, sums written out, names replaced."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from genex.algebra.names import canonical, subscript
from genex.algebra.program import HALF, Program
from genex.algebra.sums import lows, replaced
from genex.algebra.tree import Apply, Items, Name, Number, Total, Tree
from genex.errors import AnswerError


@dataclass
class Lowering:
    """Trees put into one program, with the index letters standing for numbers."""

    program: Program
    definitions: Mapping[str, Tree] = field(default_factory=dict)
    families: frozenset[str] = frozenset()
    positions: Mapping[str, int] = field(default_factory=dict)
    classes: int = 0
    counts: frozenset[str] = frozenset()
    _values: dict[str, int] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def beginning(self, program: Program) -> "Lowering":
        """The same, continued in a copy of its program."""
        return replace(self, program=program, _values=dict(self._values), _open=[])

    def put(self, tree: Tree) -> int:
        """The place of a tree's value in the program."""
        match tree:
            case Number(value):
                return self.program.number(value)
            case Name(name, place):
                return self.name(name, place)
            case Apply():
                return self.apply(tree)
            case Total():
                return self.total(tree)
            case Items():
                raise AnswerError("a list cannot stand inside an expression")

    def apply(self, tree: Apply) -> int:
        """An operation; what goes wrong in it is told with its place."""
        args = [self.put(arg) for arg in tree.args]
        try:
            return RULES[tree.op](self.program, args)
        except AnswerError as error:
            if error.place is None:
                raise AnswerError(str(error), tree.place) from None
            raise

    # -- names

    def name(self, name: str, place: int | None) -> int:
        """A symbol, or what it is defined as."""
        low = self.numbered(name, place) if self.families else name
        if low not in self._values:
            self._values[low] = self.value(low)
        return self._values[low]

    def value(self, name: str) -> int:
        """The value of a name that is met for the first time."""
        if name in self.counts:
            return self.program.number(self.classes)
        if self.families and name.startswith("delta") and name not in self.program.domains:
            low = subscript(name)[1].replace("_", "")
            return self.program.number(len(low) == 2 and low[0] == low[1])
        defined = self.definition(name)
        return self.program.name(name) if defined is None else self.unfold(name, defined)

    def unfold(self, name: str, tree: Tree) -> int:
        """The value of a definition."""
        if name in self._open:
            raise AnswerError(f"the definition of {name} leads back to itself")
        self._open.append(name)
        place = self.put(tree)
        self._open.pop()
        return place

    def definition(self, name: str) -> Tree | None:
        """What a name is defined as; ŷ_2 by the definition of ŷ_k."""
        if name in self.definitions or not self.families:
            return self.definitions.get(name)
        base, low = subscript(name)
        for template, tree in self.definitions.items():
            stem, index = subscript(template)
            if stem == base and index and not index.isdigit():
                return replaced(tree, index, low)
        return None

    def numbered(self, name: str, place: int | None) -> str:
        """A name with numbers for its index letters: z_k → z1."""
        base, below = subscript(name)
        if below in self.positions:
            return canonical(f"{base}_{self.positions[below]}")
        held = [low for low in lows(name)[1:] if low in self.positions]
        for index in held:
            tree = replaced(Name(name), index, str(self.positions[index]))
            assert isinstance(tree, Name)
            name = tree.name
        if not held and base in self.families and below and not below.isdigit():
            raise AnswerError(f"the index {below} is not known here", place)
        return name

    # -- sums

    def total(self, tree: Total) -> int:
        """A sum over all numbers an index can stand for."""
        omitted = self.positions.get(tree.but or "")
        if tree.but and omitted is None:
            raise AnswerError(f"the index {tree.but} is not known here", tree.place)
        outer = self.positions
        terms = []
        for number in range(1, self.classes + 1):
            if number != omitted:
                self.positions = {**outer, tree.index: number}
                terms.append(self.put(tree.body))
        self.positions = outer
        if not terms:
            raise AnswerError("there is nothing to sum over here", tree.place)
        return self.program.add(terms)


_Rule = Callable[[Program, list[int]], int]


def _one(build: Callable[[Program, int], int]) -> _Rule:
    return lambda program, args: build(program, args[0])


def _log(p: Program, args: list[int]) -> int:
    x, *base = args
    return p.div(p.log(x), p.log(base[0])) if base else p.log(x)


def _log_to(base: int) -> _Rule:
    return lambda p, args: p.div(p.log(args[0]), p.log(p.number(base)))


def _sigmoid(p: Program, x: int) -> int:
    return p.inv(p.add((p.number(1), p.exp(p.neg(x)))))


def _sigmoid_slope(p: Program, x: int) -> int:
    value = _sigmoid(p, x)
    return p.mul((value, p.sub(p.number(1), value)))


def _tanh(p: Program, x: int) -> int:
    grown = p.exp(p.mul((p.number(2), x)))
    return p.sub(p.number(1), p.div(p.number(2), p.add((grown, p.number(1)))))


def _tanh_slope(p: Program, x: int) -> int:
    return p.sub(p.number(1), p.integer_power(_tanh(p, x), 2))


def _softplus(p: Program, x: int) -> int:
    return p.log(p.add((p.number(1), p.exp(x))))


def _step(p: Program, x: int) -> int:
    sign = p.sign(x)
    return p.mul((p.number(HALF), p.add((sign, p.integer_power(sign, 2)))))


def _least(p: Program, args: list[int]) -> int:
    return p.neg(p.larger(p.neg(arg) for arg in args))


def _cbrt(p: Program, x: int) -> int:
    return p.mul((p.sign(x), p.power(p.abs(x), p.number(Fraction(1, 3)))))


def _half_exponentials(p: Program, x: int, sign: int) -> int:
    grown, shrunk = p.exp(x), p.exp(p.neg(x))
    both = p.add((grown, shrunk if sign > 0 else p.neg(shrunk)))
    return p.mul((p.number(HALF), both))


def _sinh(p: Program, x: int) -> int:
    return _half_exponentials(p, x, -1)


def _cosh(p: Program, x: int) -> int:
    return _half_exponentials(p, x, 1)


def _quarter_turn_less(p: Program, x: int) -> int:
    """acos x = π/2 − asin x."""
    return p.sub(p.mul((p.number(HALF), p.put("pi"))), p.call("asin", x))


def _area(p: Program, x: int, inside: int) -> int:
    """ln(x + √(x² ± 1)): asinh and acosh."""
    root = p.power(p.add((p.integer_power(x, 2), p.number(inside))), p.number(HALF))
    return p.log(p.add((x, root)))


def _half_log_ratio(p: Program, above: int, below: int) -> int:
    return p.mul((p.number(HALF), p.log(p.div(above, below))))


def _atanh(p: Program, x: int) -> int:
    return _half_log_ratio(p, p.add((p.number(1), x)), p.sub(p.number(1), x))


def _acoth(p: Program, x: int) -> int:
    return _half_log_ratio(p, p.add((x, p.number(1))), p.add((x, p.number(-1))))


def _sin(p: Program, x: int) -> int:
    return p.number(0) if p.exact(x) == 0 else p.call("sin", x)


def _cos(p: Program, x: int) -> int:
    return p.number(1) if p.exact(x) == 0 else p.call("cos", x)


RULES: dict[str, _Rule] = {
    "pi": lambda p, _: p.put("pi"),
    "e": lambda p, _: p.exp(p.number(1)),
    "+": Program.add,
    "*": Program.mul,
    "neg": _one(Program.neg),
    "/": lambda p, args: p.div(*args),
    "^": lambda p, args: p.power(*args),
    "%": lambda p, args: p.mul((args[0], p.number(Fraction(1, 100)))),
    "factorial": _one(Program.factorial),
    "sqrt": lambda p, args: p.power(args[0], p.number(HALF)),
    "root": lambda p, args: p.power(args[0], p.inv(args[1])),
    "cbrt": _one(_cbrt),
    "exp": _one(Program.exp),
    "exp'": _one(Program.exp),
    "log": _log,
    "log'": _one(Program.inv),
    "log2": _log_to(2),
    "log10": _log_to(10),
    "abs": _one(Program.abs),
    "sign": _one(Program.sign),
    "step": _one(_step),
    "floor": _one(Program.floor),
    "ceil": lambda p, args: p.neg(p.floor(p.neg(args[0]))),
    "max": Program.larger,
    "min": _least,
    "relu": lambda p, args: p.larger((p.number(0), args[0])),
    "relu'": _one(_step),
    "sigmoid": _one(_sigmoid),
    "sigmoid'": _one(_sigmoid_slope),
    "tanh": _one(_tanh),
    "tanh'": _one(_tanh_slope),
    "softplus": _one(_softplus),
    "softplus'": _one(_sigmoid),
    "sin": _one(_sin),
    "cos": _one(_cos),
    "tan": lambda p, args: p.div(_sin(p, args[0]), _cos(p, args[0])),
    "sec": lambda p, args: p.inv(_cos(p, args[0])),
    "csc": lambda p, args: p.inv(_sin(p, args[0])),
    "cot": lambda p, args: p.div(_cos(p, args[0]), _sin(p, args[0])),
    "sinh": _one(_sinh),
    "cosh": _one(_cosh),
    "sech": lambda p, args: p.inv(_cosh(p, args[0])),
    "csch": lambda p, args: p.inv(_sinh(p, args[0])),
    "coth": lambda p, args: p.div(_cosh(p, args[0]), _sinh(p, args[0])),
    "asin": lambda p, args: p.call("asin", args[0]),
    "acos": _one(_quarter_turn_less),
    "atan": lambda p, args: p.call("atan", args[0]),
    "acot": lambda p, args: p.call("atan", p.inv(args[0])),
    "asec": lambda p, args: _quarter_turn_less(p, p.inv(args[0])),
    "acsc": lambda p, args: p.call("asin", p.inv(args[0])),
    "asinh": lambda p, args: _area(p, args[0], 1),
    "acosh": lambda p, args: _area(p, args[0], -1),
    "atanh": _one(_atanh),
    "acoth": _one(_acoth),
    "atan2": lambda p, args: p.put("atan2", tuple(args)),
}
