"""A tree as people write it, in plain Unicode and in LaTeX; both read back to the same tree."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from genex.algebra import names
from genex.algebra.names import Names
from genex.algebra.sums import mentions
from genex.algebra.tree import Apply, Items, Name, Number, Total, Tree, free_names

SUM, PRODUCT, POWER, ATOM = range(4)  # what binds tighter is larger
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


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
                return SUM
            case Apply("*") | Total():
                return PRODUCT
            case Apply("/"):
                return self.style.fraction_level
            case Apply("^" | "factorial" | "%"):
                return POWER
            case Number(value):
                return (
                    SUM if value < 0 else ATOM if value.denominator == 1 or tree.text else PRODUCT
                )
            case _:
                return ATOM

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
            return self.style.power(self.at(args[0], ATOM), args[1], self.text(args[1]))
        if op in ("factorial", "%"):
            return self.at(args[0], ATOM) + {"factorial": "!", "%": "%"}[op]
        return self.style.call(self.function(op), [self.text(arg) for arg in args])

    def function(self, op: str) -> str:
        """The name of a function; σ keeps its own where it is a symbol of the same tree."""
        return f"plain {op}" if self.sigma_is_a_name and op.startswith("sigmoid") else op

    def sum(self, terms: tuple[Tree, ...]) -> str:
        """Terms with their signs."""
        first, *others = terms
        leading = self.at(first, SUM if _is_negative(first) else PRODUCT)
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


def _writer(style: Style, tree: Tree, names: Names | None) -> Writer:
    known = names is not None and names.find("sigma") is not None
    return Writer(style, known or "sigma" in free_names(tree))


# -- plain text

_PLAIN_FUNCTIONS = {
    "sigmoid": "σ", "plain sigmoid": "sigmoid", "relu": "ReLU", "sigmoid'": "σ′",
    "plain sigmoid'": "sigmoid′", "relu'": "ReLU′", "tanh'": "tanh′", "softplus'": "softplus′",
    "sqrt": "√", "exp'": "exp′", "log'": "log′",
}  # fmt: skip


def _plain_call(op: str, args: list[str]) -> str:
    if op == "abs":
        return f"|{args[0]}|"
    return f"{_PLAIN_FUNCTIONS.get(op, op)}({', '.join(args)})"


def _plain_fraction(writer: Writer, above: Tree, below: Tree) -> str:
    return f"{writer.at(above, PRODUCT)}/{writer.at(below, POWER)}"


def _plain_power(base: str, exponent: Tree, text: str) -> str:
    if isinstance(exponent, Number) and text.isdigit():
        return base + text.translate(_RAISED)
    return f"{base}^{text}" if isinstance(exponent, Name) else f"{base}^({text})"


def _plain_total(total: Total, body: str) -> str:
    if total.but:
        return f"Σ_{{{total.index}≠{total.but}}} {body}"
    return f"Σ_{total.index} {body}"


PLAIN = Style(
    name=names.plain,
    call=_plain_call,
    fraction=_plain_fraction,
    fraction_level=PRODUCT,
    power=_plain_power,
    total=_plain_total,
    bracket="({})".format,
    minus="−",
    times="·",
    constants={"pi": "π", "e": "e"},
)


def plain(tree: Tree, known: Names | None = None) -> str:
    """A tree in Unicode: (ŷ − y)·w₁."""
    return _writer(PLAIN, tree, known).text(tree)


# -- LaTeX

_LATEX_KNOWN = frozenset(
    "exp log max min sin cos tan sec csc cot sinh cosh tanh coth arcsin arccos arctan".split()
)
_LATEX_FUNCTIONS = {
    "sigmoid": "\\sigma",
    "asin": "\\arcsin",
    "acos": "\\arccos",
    "atan": "\\arctan",
}


def _latex_function(op: str) -> str:
    op, prime, _ = op.removeprefix("plain ").partition("'") if "plain" in op else op.partition("'")
    if op in _LATEX_KNOWN:
        return f"\\{op}{prime}"
    return _LATEX_FUNCTIONS.get(op, f"\\operatorname{{{op}}}") + prime


def _latex_call(op: str, args: list[str]) -> str:
    if op == "sqrt":
        return f"\\sqrt{{{args[0]}}}"
    if op == "abs":
        return f"\\left\\lvert {args[0]} \\right\\rvert"
    known = "\\operatorname{sigmoid}" + op.removeprefix("plain sigmoid") if "plain" in op else ""
    return (known or _latex_function(op)) + _latex_bracket(", ".join(args))


def _latex_bracket(text: str) -> str:
    return f"\\left({text}\\right)"


def _latex_fraction(writer: Writer, above: Tree, below: Tree) -> str:
    return f"\\frac{{{writer.text(above)}}}{{{writer.text(below)}}}"


def _latex_power(base: str, exponent: Tree, text: str) -> str:
    assert exponent
    return f"{base}^{{{text}}}"


def _latex_total(total: Total, body: str) -> str:
    low = f"{total.index} \\ne {total.but}" if total.but else total.index
    return f"\\sum_{{{low}}} {body}"


LATEX = Style(
    name=names.latex,
    call=_latex_call,
    fraction=_latex_fraction,
    fraction_level=POWER,
    power=_latex_power,
    total=_latex_total,
    bracket=_latex_bracket,
    minus="-",
    times=" \\cdot ",
    constants={"pi": "\\pi", "e": "e"},
)


def latex(tree: Tree, known: Names | None = None) -> str:
    r"""A tree in LaTeX: \left(\hat{y} - y\right) \cdot w_{1}."""
    return _writer(LATEX, tree, known).text(tree)
