"""The notation of plain Unicode text: (ŷ − y)·w₁."""

from genex.algebra import names
from genex.algebra.tree import Name, Number, Total, Tree
from genex.algebra.writing.writer import POWER, PRODUCT, Style, Writer

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
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
    name=names.name_in_text,
    call=_plain_call,
    fraction=_plain_fraction,
    fraction_level=PRODUCT,
    power=_plain_power,
    total=_plain_total,
    bracket="({})".format,
    minus="−",
    times="·",
    constants={"pi": "π", "e": "e"},
    behind={"factorial": "!", "%": "%", "transposed": "ᵀ"},
)
