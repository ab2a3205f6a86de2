"""A tree as people write it in plain Unicode: (ŷ − y)·w₁; it reads back to the same tree."""

from dataclasses import dataclass
from fractions import Fraction

from genex.algebra.indices import mentions
from genex.algebra.names import Names, name_in_text
from genex.algebra.tree import Apply, Items, Name, Number, Total, Tree, free_names

_SUM, _PRODUCT, _POWER, _ATOM = range(4)  # what binds tighter is larger
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CONSTANTS = {"pi": "π", "e": "e"}
_BEHIND = {"factorial": "!", "%": "%", "transposed": "ᵀ"}
_FUNCTIONS = {
    "sigmoid": "σ", "plain sigmoid": "sigmoid", "relu": "ReLU", "sigmoid'": "σ′",
    "plain sigmoid'": "sigmoid′", "relu'": "ReLU′", "tanh'": "tanh′", "softplus'": "softplus′",
    "sqrt": "√", "exp'": "exp′", "log'": "log′",
}  # fmt: skip


def tree_in_text(tree: Tree, known: Names | None = None) -> str:
    """A tree in Unicode; σ means the function unless it is a symbol where the tree comes from."""
    symbol = known is not None and known.find("sigma") is not None
    return _Writer(symbol or "sigma" in free_names(tree), known).text(tree)


@dataclass(frozen=True)
class _Writer:
    """How a tree is put into words, and where brackets are needed."""

    sigma_is_a_name: bool
    known: Names | None

    def at(self, tree: Tree, least: int) -> str:
        """The text of a tree, in brackets where it binds too loosely."""
        text = self.text(tree)
        return text if _level(tree) >= least else f"({text})"

    def text(self, tree: Tree) -> str:
        """The text of a tree."""
        match tree:
            case Number(value, typed):
                return typed or _number(value)
            case Name(name):
                return name_in_text(name)
            case Items(items):
                return "[" + ", ".join(self.text(item) for item in items) + "]"
            case Total():
                return self.total(tree)
            case Apply(op, args):
                return self.operation(op, args)

    def operation(self, op: str, args: tuple[Tree, ...]) -> str:
        """An operation or a function."""
        if op in _CONSTANTS:
            return _CONSTANTS[op]
        if op == "+":
            return self.sum(args)
        if op == "neg":
            return "−" + self.at(args[0], _PRODUCT)
        if op == "*":
            return self.product(args)
        if op == "/":
            return f"{self.at(args[0], _PRODUCT)}/{self.at(args[1], _POWER)}"
        if op == "^":
            return self.power(*args)
        if op in _BEHIND:
            return self.at(args[0], _ATOM) + _BEHIND[op]
        return self.call(op, ", ".join(self.text(arg) for arg in args))

    def call(self, op: str, args: str) -> str:
        """A function; the sigmoid has its long name where σ is a symbol of the same tree."""
        if op == "abs":
            return f"|{args}|"
        plain = self.sigma_is_a_name and op.startswith("sigmoid")
        name = f"plain {op}" if plain else op
        return f"{_FUNCTIONS.get(name, name)}({args})"

    def power(self, base: Tree, exponent: Tree) -> str:
        """A power: x², e^z, x^(n + 1)."""
        below, above = self.at(base, _ATOM), self.text(exponent)
        if isinstance(exponent, Number) and above.isdigit():
            return below + above.translate(_RAISED)
        sign = "**" if self.has_hat(base) else "^"
        return below + sign + (above if isinstance(exponent, Name) else f"({above})")

    def has_hat(self, base: Tree) -> bool:
        """Whether a name followed by ^ might be that name under a hat."""
        return (
            isinstance(base, Name)
            and self.known is not None
            and self.known.find(f"{base.name}_hat") is not None
        )

    def sum(self, terms: tuple[Tree, ...]) -> str:
        """Terms with their signs."""
        first, *others = terms
        leading = self.at(first, _SUM if _is_negative(first) else _PRODUCT)
        return leading + "".join(self.signed(term) for term in others)

    def signed(self, term: Tree) -> str:
        """A term with its sign before it."""
        if isinstance(term, Apply) and term.op == "neg":
            return f" − {self.at(term.args[0], _PRODUCT)}"
        return f" + {self.at(term, _PRODUCT)}"

    def product(self, factors: tuple[Tree, ...]) -> str:
        """Factors with a dot between them."""
        first, *others = factors
        fraction = isinstance(first, Apply) and first.op == "/"
        leading = self.at(first, _PRODUCT if fraction else _POWER)
        return "·".join([leading, *(self.at(factor, _POWER) for factor in others)])

    def total(self, total: Total) -> str:
        """A sum over an index, without brackets where it is clear where it ends."""
        body = total.body
        factors = body.args if isinstance(body, Apply) and body.op == "*" else (body,)
        clear = all(mentions(factor, total.index) for factor in factors[1:])
        text = self.at(body, _PRODUCT if clear and len(factors) > 1 else _POWER)
        low = f"{{{total.index}≠{total.but}}}" if total.but else total.index
        return f"Σ_{low} {text}"


def _level(tree: Tree) -> int:
    """How tightly the text of a tree holds together."""
    match tree:
        case Apply("+" | "neg"):
            return _SUM
        case Apply("*" | "/") | Total():
            return _PRODUCT
        case Apply("^" | "factorial" | "%" | "transposed"):
            return _POWER
        case Number(value) if value < 0:
            return _SUM
        case Number(value, typed) if value.denominator > 1 and not typed:
            return _PRODUCT
        case _:
            return _ATOM


def _number(value: Fraction) -> str:
    """An exact number that nobody typed."""
    return str(value).replace("-", "−")


def _is_negative(tree: Tree) -> bool:
    return isinstance(tree, Apply) and tree.op == "neg"
