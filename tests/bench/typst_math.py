"""LaTeX mathematics in Typst's own notation, as far as the default quiz needs it."""

import re
from collections import deque

TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\d+(?:\.\d+)?|\S")
SIGNS = {
    r"\partial": "∂",
    r"\sigma": "σ",
    r"\Delta": "Δ",
    r"\sum": "∑",
    r"\cdot": "⋅",
    r"\ne": "≠",
    r"\ln": "ln",
    r"\max": "max",
    r"\exp": "exp",
    r"\,": "thin",
    r"\;": "thick",
    r"\quad": "quad",
    r"\qquad": "wide",
    r"\bigl": "",
    r"\bigr": "",
    r"\\": "\\\n",
}
ESCAPED = frozenset(r"(),;/[]#$\"")  # they mean something to Typst
FUNCTIONS = {r"\hat": "hat({})", r"\sqrt": "sqrt({})", r"\text": '"{}"', r"\mathrm": '"{}"'}
FRACTIONS = {r"\frac": "frac({}, {})", r"\dfrac": "display(frac({}, {}))"}
TEXTS = frozenset((r"\text", r"\mathrm"))
Tokens = deque[str]


def typst_math(latex: str) -> str:
    r"""A formula.

    >>> typst_math(r"\frac{1}{2} x_{ij}")
    'frac(1, 2) x _ (i j)'
    """
    return items(deque(TOKEN.findall(latex)), ends=frozenset())


def items(tokens: Tokens, ends: frozenset[str]) -> str:
    """All up to one of some tokens, which is left to be read."""
    found = []
    while tokens and tokens[0] not in ends:
        found.append(item(tokens))
    return " ".join(filter(None, found))


def item(tokens: Tokens) -> str:
    """What the next token begins."""
    token = tokens.popleft()
    if token in {"^", "_"}:
        return f"{token} ({argument(tokens)})"
    if token in FUNCTIONS:
        return FUNCTIONS[token].format(word(tokens) if token in TEXTS else argument(tokens))
    if token in FRACTIONS:
        return FRACTIONS[token].format(argument(tokens), argument(tokens))
    if token == "{":
        tokens.appendleft(token)
        return argument(tokens)
    if token == r"\left":
        return fence(tokens)
    if token == r"\begin":
        return environment(tokens, word(tokens))
    return sign(token)


def sign(token: str) -> str:
    """A token that stands for itself."""
    if token.startswith("\\") and token not in SIGNS:
        raise NotImplementedError(f"{token} is not in the default quiz.")
    return SIGNS.get(token, f"\\{token}" if token in ESCAPED else token)


def argument(tokens: Tokens) -> str:
    """A group, or a single token."""
    if tokens[0] != "{":
        return item(tokens)
    tokens.popleft()
    inside = items(tokens, frozenset("}"))
    tokens.popleft()
    return inside


def word(tokens: Tokens) -> str:
    """The letters of a group."""
    tokens.popleft()
    letters = []
    while (token := tokens.popleft()) != "}":
        letters.append(token)
    return "".join(letters)


def fence(tokens: Tokens) -> str:
    """What stands between brackets that grow with it."""
    left = sign(tokens.popleft())
    inside = items(tokens, frozenset([r"\right"]))
    tokens.popleft()
    return f"lr({left} {inside} {sign(tokens.popleft())})"


def environment(tokens: Tokens, name: str) -> str:
    """A matrix in square brackets, or lines aligned at their ampersands."""
    if name == "aligned":
        lines = items(tokens, frozenset([r"\end"]))
        tokens.popleft()
        word(tokens)
        return lines
    rows: list[list[str]] = [[]]
    while True:
        rows[-1].append(items(tokens, frozenset(("&", r"\\", r"\end"))))
        token = tokens.popleft()
        if token == r"\end":
            word(tokens)
            break
        if token == r"\\":
            rows.append([])
    return f'mat(delim: "[", {"; ".join(map(", ".join, rows))})'
