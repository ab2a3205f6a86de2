"""How wide, high and deep a short formula is, guessed from its LaTeX."""

import re
from collections import deque
from functools import lru_cache

from genex.figures.letters import DEEP, SMALL, TALL, Size, letter_size, size_of_row

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[^\s]")
_SCRIPT = 0.72  # of the size of the nucleus
_SCRIPT_SPACE = 0.05
_RAISED, _RAISED_BOTH, _LOWERED = 0.36, 0.48, 0.18
_FRACTION_SIDE, _FRACTION_UP, _FRACTION_DOWN = 0.13, 0.52, 0.1
_ROOT_SIDE, _ROOT_UP, _ROOT_DOWN, _HAT_UP = 0.8, 0.5, 0.25, 0.25
_SIGN, _SIGN_SPACE = 0.72, 0.5  # a sign alone, and what it keeps from both neighbours
_FUNCTION_SPACE = 0.17

_SPACES = {r"\,": 0.17, r"\:": 0.22, r"\;": 0.28, r"\!": -0.17, r"\ ": 0.25, r"\quad": 1.0}
_SIGNS = frozenset(
    (*"+-=<>*", r"\times", r"\cdot", r"\odot", r"\le", r"\ge", r"\leq", r"\geq", r"\to")
) | {r"\approx", r"\in", r"\pm", r"\sim", r"\oplus", r"\otimes", r"\mid", r"\neq"}
_ACCENTS = frozenset(rf"\{name}" for name in ("hat", "bar", "tilde", "vec", "dot", "overline"))
_FACES = frozenset(
    rf"\{name}"
    for name in ("text", "mathrm", "mathbf", "mathcal", "mathbb", "operatorname", "boldsymbol")
)
_FRACTIONS = frozenset((r"\frac", r"\tfrac", r"\dfrac"))
_SILENT = frozenset((r"\left", r"\right", r"\displaystyle", r"\textstyle"))
_FUNCTIONS = frozenset(
    rf"\{name}"
    for name in ("exp", "log", "ln", "max", "min", "sin", "cos", "tanh", "arg", "det", "sgn")
)
_COMMANDS = {
    r"\sum": Size(1.1, 0.8, 0.3),
    r"\vdots": Size(0.52, 0.75, 0.1),
    r"\dots": Size(1.0, 0.15, 0.02),
    r"\ldots": Size(1.0, 0.15, 0.02),
    r"\infty": Size(0.95, SMALL, 0.02),
    r"\nabla": Size(0.75, TALL, 0.02),
    r"\ell": Size(0.55, TALL, 0.02),
    r"\sigma": Size(0.6, SMALL, 0.02),
    r"\alpha": Size(0.62, SMALL, 0.02),
    "(": Size(0.4, 0.83, 0.2),
    ")": Size(0.4, 0.83, 0.2),
    ",": Size(0.45, 0.1, 0.2),
}
_COMMAND = Size(0.7, TALL, DEEP)
Tokens = deque[str]


@lru_cache(maxsize=4096)
def math_size(latex: str) -> Size:
    """Return the size of a formula in text style; brackets left open end with it."""
    return _row(deque(_TOKEN.findall(latex)))


def _row(tokens: Tokens) -> Size:
    """Read up to the end of a group."""
    parts: list[Size] = []
    while tokens and tokens[0] != "}":
        if tokens[0] in _SIGNS and parts and len(tokens) > 1:
            parts.append(Size(_SIGN_SPACE, 0.0, 0.0))
        parts.append(_scripted(tokens))
    if tokens:
        tokens.popleft()
    return size_of_row(parts)


def _scripted(tokens: Tokens) -> Size:
    """Read one item with what stands above and below its right end."""
    nucleus = Size(0.0, 0.0, 0.0) if tokens[0] in "^_" else _item(tokens)
    scripts: dict[str, Size] = {}
    while len(tokens) > 1 and tokens[0] in {"^", "_"}:
        side = tokens.popleft()
        scripts[side] = _small(_item(tokens))
    if tokens and tokens[0] in {"^", "_"}:
        tokens.clear()
    return _with_scripts(nucleus, scripts) if scripts else nucleus


def _with_scripts(nucleus: Size, scripts: dict[str, Size]) -> Size:
    none = Size(0.0, 0.0, 0.0)
    high, low = scripts.get("^", none), scripts.get("_", none)
    raised = _RAISED_BOTH if len(scripts) > 1 else _RAISED
    return Size(
        nucleus.width + max(high.width, low.width) + _SCRIPT_SPACE,
        max(nucleus.height, high.height + raised if "^" in scripts else 0.0),
        max(nucleus.depth, low.depth + _LOWERED + 0.05 if "_" in scripts else 0.0),
    )


def _item(tokens: Tokens) -> Size:
    """Read a letter, a group, or a command with its arguments."""
    if not tokens:
        return Size(0.0, 0.0, 0.0)
    sign = tokens.popleft()
    if sign == "{":
        return _row(tokens)
    if sign in _FRACTIONS:
        return _fraction(_small(_item(tokens)), _small(_item(tokens)))
    if sign == r"\sqrt":
        return _around(_item(tokens), _ROOT_SIDE, _ROOT_UP, _ROOT_DOWN)
    if sign in _ACCENTS:
        return _around(_item(tokens), 0.0, _HAT_UP)
    if sign in _FACES:
        return _item(tokens)
    return _sign(sign, alone=not tokens)


def _sign(token: str, *, alone: bool) -> Size:
    """Return the size of a sign that takes no arguments."""
    if token in _SILENT:
        return Size(0.0, 0.0, 0.0)
    if token in _SPACES:
        return Size(_SPACES[token], 0.0, 0.0)
    if token in _FUNCTIONS:
        name = size_of_row(letter_size(letter) for letter in token[1:])
        return name if alone else _around(name, _FUNCTION_SPACE, 0.0)
    if token in _SIGNS:
        return Size(_SIGN, 0.6, 0.1)
    return _COMMANDS.get(token, _COMMAND if token[0] == "\\" else letter_size(token))


def _small(size: Size) -> Size:
    return Size(*(_SCRIPT * part for part in size))


def _around(inner: Size, side: float, up: float, down: float = 0.0) -> Size:
    return Size(inner.width + side, inner.height + up, inner.depth + down)


def _fraction(above: Size, below: Size) -> Size:
    return Size(
        max(above.width, below.width) + 2 * _FRACTION_SIDE,
        above.height + above.depth + _FRACTION_UP,
        below.height + below.depth + _FRACTION_DOWN,
    )
