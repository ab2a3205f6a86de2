"""How a tree is put into words: where brackets are needed, whatever the notation."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from genex.algebra.indices import mentions
from genex.algebra.names import Names
from genex.algebra.tree import Apply, Items, Name, Number, Total, Tree, free_names

_SUM, PRODUCT, POWER, _ATOM = range(4)  # what binds tighter is larger


@dataclass(frozen=True)
class Style:
    """How the parts are put together in one of the two notations."""

    name: Callable[[str], str]
    call: Callable[[str, list[str]], str]
    fraction: Callable[["Writer", Tree, Tree], str]
    fraction_level: int
    power: Callable[[str, Tree, str], str]
    total: Callable[[Total, str], str]
    bracket: Callable[[str], str]
    minus: str
    times: str
    constants: dict[str, str]
    behind: dict[str, str]


@dataclass(frozen=True)
class Writer:
    """One style at work on one tree."""

    style: Style
    sigma_is_a_name: bool

    def at(self, tree: Tree, least: int) -> str:
        """The text of a tree, in brackets where it binds too loosely."""
        text = self.text(tree)
        return text if self.level(tree) >= least else self.style.bracket(text)

    def level(self, tree: Tree) -> int:
        """How tightly the text of a tree holds together."""
        match tree:
            case Apply("+" | "neg"):
                return _SUM
            case Apply("*") | Total():
                return PRODUCT
            case Apply("/"):
                return self.style.fraction_level
            case Apply("^" | "factorial" | "%" | "transposed"):
                return POWER
            case Number(value):
                return (
                    _SUM if value < 0 else _ATOM if value.denominator == 1 or tree.text else PRODUCT
                )
            case _:
                return _ATOM

    def text(self, tree: Tree) -> str:
        """The text of a tree."""
        match tree:
            case Number(value, typed):
                return typed or self.number(value)
            case Name(name):
                return self.style.name(name)
            case Items(items):
                return "[" + ", ".join(self.text(item) for item in items) + "]"
            case Total():
                return self.style.total(tree, self.body(tree))
            case Apply(op, args):
                return self.operation(op, args)

    def number(self, value: Fraction) -> str:
        """An exact number that nobody typed."""
        sign, value = (self.style.minus if value < 0 else "", abs(value))
        if value.denominator == 1:
            return f"{sign}{value}"
        above, below = Number(Fraction(value.numerator)), Number(Fraction(value.denominator))
        return sign + self.style.fraction(self, above, below)

    def operation(self, op: str, args: tuple[Tree, ...]) -> str:
        """An operation or a function."""
        if op in self.style.constants:
            return self.style.constants[op]
        if op == "+":
            return self.sum(args)
        if op == "neg":
            return self.style.minus + self.at(args[0], PRODUCT)
        if op == "*":
            return self.product(args)
        if op == "/":
            return self.style.fraction(self, *args)
        if op == "^":
            return self.style.power(self.at(args[0], _ATOM), args[1], self.text(args[1]))
        if op in self.style.behind:
            return self.at(args[0], _ATOM) + self.style.behind[op]
        return self.style.call(self.function(op), [self.text(arg) for arg in args])

    def function(self, op: str) -> str:
        """The name of a function; σ keeps its own where it is a symbol of the same tree."""
        return f"plain {op}" if self.sigma_is_a_name and op.startswith("sigmoid") else op

    def sum(self, terms: tuple[Tree, ...]) -> str:
        """Terms with their signs."""
        first, *others = terms
        leading = self.at(first, _SUM if _is_negative(first) else PRODUCT)
        return leading + "".join(self.signed(term) for term in others)

    def signed(self, term: Tree) -> str:
        """A term with its sign before it."""
        if isinstance(term, Apply) and term.op == "neg":
            return f" {self.style.minus} {self.at(term.args[0], PRODUCT)}"
        return f" + {self.at(term, PRODUCT)}"

    def product(self, factors: tuple[Tree, ...]) -> str:
        """Factors with a dot between them."""
        first, *others = factors
        fraction = isinstance(first, Apply) and first.op == "/"
        leading = self.at(first, PRODUCT if fraction else POWER)
        return self.style.times.join([leading, *(self.at(factor, POWER) for factor in others)])

    def body(self, total: Total) -> str:
        """What a sum sums, without brackets where it is clear where it ends."""
        body = total.body
        factors = body.args if isinstance(body, Apply) and body.op == "*" else (body,)
        clear = all(mentions(factor, total.index) for factor in factors[1:])
        return self.at(body, PRODUCT if clear and len(factors) > 1 else POWER)


def _is_negative(tree: Tree) -> bool:
    return isinstance(tree, Apply) and tree.op == "neg"


def writer(style: Style, tree: Tree, names: Names | None) -> Writer:
    """A style, and whether σ is a symbol where the tree comes from."""
    known = names is not None and names.find("sigma") is not None
    return Writer(style, known or "sigma" in free_names(tree))
