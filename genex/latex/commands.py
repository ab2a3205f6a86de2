"""The commands and what reads each of them."""

from collections.abc import Callable
from functools import partial
from typing import Final, TypeAlias

from genex.latex import constructs, kinds, styles, symbols
from genex.latex.environments import ENVIRONMENTS, environment, substack
from genex.latex.parser import Parser
from genex.latex.tree import Atom, BigOperator, Item, Phantom, Space, Style, Words
from genex.latex.words import TEXTS, spaced

Command: TypeAlias = Callable[[Parser], Item]

_ALPHABETS: Final = {
    "mathrm": "upright",
    "mathnormal": "normal",
    "mathit": "italic",
    "mathbf": "bold",
    "symbf": "bold",
    "boldsymbol": "bold italic",
    "bm": "bold italic",
    "mathcal": "calligraphic",
    "mathscr": "calligraphic",
    "mathbb": "blackboard",
    "mathfrak": "fraktur",
    "mathsf": "sans",
    "mathtt": "mono",
    "mathds": "blackboard",
    "mathbbm": "blackboard",
}
_KINDS: Final = {
    "mathord": kinds.ORD,
    "mathop": kinds.OP,
    "mathbin": kinds.BIN,
    "mathrel": kinds.REL,
    "mathopen": kinds.OPEN,
    "mathclose": kinds.CLOSE,
    "mathpunct": kinds.PUNCT,
    "mathinner": kinds.INNER,
}
_STYLES: Final = {
    "displaystyle": styles.DISPLAY,
    "textstyle": styles.TEXT,
    "scriptstyle": styles.SCRIPT,
    "scriptscriptstyle": styles.SCRIPT_OF_SCRIPT,
}
_ARROWS: Final = {
    "xrightarrow": "→",
    "xleftarrow": "←",
    "xleftrightarrow": "↔",
    "xRightarrow": "⇒",
    "xLeftarrow": "⇐",
    "xmapsto": "↦",
}
_SIZES: Final = {"big": 1.0, "Big": 1.5, "bigg": 2.0, "Bigg": 2.5}
_SIDES: Final = {"": kinds.ORD, "l": kinds.OPEN, "m": kinds.REL, "r": kinds.CLOSE}


def _large() -> dict[str, Atom]:
    """The operators that are symbols, by command and by character."""
    tables = ((symbols.LARGE, None), (symbols.INTEGRALS, False))
    return {
        token: Atom(kinds.OP, BigOperator(char), limits=limits)
        for table, limits in tables
        for name, char in symbols.pairs(table).items()
        for token in (name, char)
    }


def _operators() -> dict[str, Atom]:
    """The operators that are printed as they are called."""
    beside = {name: Words((name,)) for name in symbols.OPERATORS.split()}
    entries = (entry.partition("=") for entry in symbols.OPERATORS_WITH_LIMITS.split())
    below = {name: spaced((words or name).split(",")) for name, _, words in entries}
    return {
        **{f"\\{name}": Atom(kinds.OP, words, limits=False) for name, words in beside.items()},
        **{f"\\{name}": Atom(kinds.OP, words) for name, words in below.items()},
        r"\E": Atom(kinds.OP, "𝔼", limits=False),
    }


def _constants() -> dict[str, Item]:
    """The commands without arguments, but for symbols."""
    spaces = {token: Space(width) for token, width in symbols.SPACES.items()}
    changes = {f"\\{name}": Style(style) for name, style in _STYLES.items()}
    modulo = {r"\bmod": Atom(kinds.BIN, Words(("mod",)))}
    strut = {r"\mathstrut": Atom(kinds.ORD, Phantom([Atom(kinds.OPEN, "(")], wide=False))}
    return {**spaces, **changes, **_large(), **_operators(), **modulo, **strut}


def _named() -> dict[str, Command]:
    """The commands that come in families."""
    sizes = (
        (f"{big}{side}", partial(constructs.read_sized, size=size, kind=kind))
        for big, size in _SIZES.items()
        for side, kind in _SIDES.items()
    )
    wide = ("widehat", "widetilde", "widecheck", "overrightarrow")
    accents = (
        (name, partial(constructs.read_accent, mark=mark, wide=name in wide))
        for name, mark in symbols.pairs(symbols.ACCENTS).items()
    )
    return {
        **dict(sizes),
        **dict(accents),
        **{
            name: partial(constructs.read_alphabet, name=value)
            for name, value in _ALPHABETS.items()
        },
        **{name: partial(constructs.of_kind, kind=value) for name, value in _KINDS.items()},
        **{name: partial(constructs.read_arrow, char=value) for name, value in _ARROWS.items()},
    }


_COMMANDS: Final[dict[str, Command]] = {
    "frac": constructs.read_fraction,
    "dfrac": partial(constructs.read_fraction, style=styles.DISPLAY),
    "cfrac": partial(constructs.read_fraction, style=styles.DISPLAY),
    "tfrac": partial(constructs.read_fraction, style=styles.TEXT),
    "binom": constructs.binomial,
    "dbinom": partial(constructs.binomial, style=styles.DISPLAY),
    "tbinom": partial(constructs.binomial, style=styles.TEXT),
    "sqrt": constructs.root,
    "overline": partial(constructs.read_line, above=True),
    "underline": partial(constructs.read_line, above=False),
    "overbrace": partial(constructs.read_brace, char="⏞", above=True),
    "underbrace": partial(constructs.read_brace, char="⏟", above=False),
    "overset": partial(constructs.read_stack, above=True),
    "underset": partial(constructs.read_stack, above=False),
    "stackrel": constructs.stacked_relation,
    "not": constructs.denied,
    "operatorname": constructs.operator,
    "phantom": constructs.read_phantom,
    "hphantom": partial(constructs.read_phantom, tall=False),
    "vphantom": partial(constructs.read_phantom, wide=False),
    "smash": partial(constructs.read_phantom, tall=False, inked=True),
    "boxed": constructs.read_framed,
    "dots": constructs.dots,
    "hspace": constructs.skip,
    "left": constructs.read_fenced,
    "substack": substack,
}

COMMANDS: Final[dict[str, Command]] = {
    **{token: partial(constructs.read_constant, item=item) for token, item in _constants().items()},
    **{f"\\{name}": command for name, command in (_named() | _COMMANDS).items()},
    **{token: partial(constructs.read_text_atom, name=value) for token, value in TEXTS.items()},
    **{f"\\begin{{{name}}}": partial(environment, name=name) for name in ENVIRONMENTS},
    "{": constructs.group,
    "^": constructs.script,
    "_": constructs.script,
    "'": constructs.script,
}
