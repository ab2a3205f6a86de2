"""The notation of LaTeX."""

from genex.algebra import names
from genex.algebra.tree import Total, Tree
from genex.algebra.writing.writer import POWER, Style, Writer

_LATEX_KNOWN = frozenset(
    (
        "exp", "log", "max", "min", "sin", "cos", "tan", "sec", "csc", "cot",
        "sinh", "cosh", "tanh", "coth", "arcsin", "arccos", "arctan",
    )
)  # fmt: skip
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
    name=names.name_in_latex,
    call=_latex_call,
    fraction=_latex_fraction,
    fraction_level=POWER,
    power=_latex_power,
    total=_latex_total,
    bracket=_latex_bracket,
    minus="-",
    times=" \\cdot ",
    constants={"pi": "\\pi", "e": "e"},
    behind={"factorial": "!", "%": "\\%", "transposed": "^{T}"},
)
