"""Reads what commands are followed by, and makes atoms of it."""

from genex.latex import kinds, symbols
from genex.latex.lengths import read_length
from genex.latex.parser import Parser
from genex.latex.tree import (
    NOTHING,
    Accent,
    Arrow,
    Atom,
    Brace,
    Delimiter,
    Fenced,
    Fraction,
    Framed,
    Group,
    Item,
    Items,
    Line,
    Phantom,
    Radical,
    Space,
    Stack,
    Struck,
    Words,
)
from genex.latex.words import read_name, read_text


def read_constant(parser: Parser, *, item: Item) -> Item:
    """A command without arguments."""
    del parser
    return item


def group(parser: Parser) -> Atom:
    """A formula in braces; braces around one plain symbol change nothing."""
    return _grouped(parser.group(), kinds.ORD)


def _grouped(body: Items, kind: int) -> Atom:
    """A formula as one atom of a kind."""
    if len(body) == 1 and type(body[0]) is Atom and body[0][2:] == (None, None, None):
        return Atom(kind, body[0].nucleus)
    return Atom(kind, Group(body))


def script(parser: Parser) -> Atom:
    """A script at the beginning hangs on nothing; the parser reads it as usual."""
    parser.at -= 1
    return NOTHING


def read_fraction(parser: Parser, *, style: int | None = None) -> Atom:
    """A fraction, in a style of its own or the surrounding one."""
    return Atom(kinds.ORD, Fraction(parser.argument(), parser.argument(), style))


def binomial(parser: Parser, *, style: int | None = None) -> Atom:
    """A binomial coefficient."""
    body = Fraction(parser.argument(), parser.argument(), style, ruled=False)
    return Atom(kinds.ORD, Fenced(([Atom(kinds.ORD, body)],), ("(", ")")))


def root(parser: Parser) -> Atom:
    """A root with or without degree."""
    degree = parser.option()
    return Atom(kinds.ORD, Radical(parser.argument(), degree))


def read_accent(parser: Parser, *, mark: str, wide: bool) -> Atom:
    """An accent over its argument."""
    return Atom(kinds.ORD, Accent(mark, parser.argument(), wide))


def read_line(parser: Parser, *, above: bool) -> Atom:
    """A line over or under the argument."""
    return Atom(kinds.ORD, Line(parser.argument(), above))


def read_brace(parser: Parser, *, char: str, above: bool) -> Atom:
    """A lying brace; what follows as a script is its label.

    TeX makes an operator of it, beside which a plus sign loses its space.
    """
    return Atom(kinds.ORD, Brace(char, parser.argument(), above), limits=True)


def read_stack(parser: Parser, *, above: bool) -> Atom:
    """Something small above or below something that keeps its kind."""
    small, base = parser.argument(), parser.argument()
    kind = base[0].kind if len(base) == 1 and type(base[0]) is Atom else kinds.ORD
    return Atom(kind, Stack(base, small if above else None, None if above else small))


def stacked_relation(parser: Parser) -> Atom:
    """Something small above a relation."""
    above, base = parser.argument(), parser.argument()
    return Atom(kinds.REL, Stack(base, above))


def read_arrow(parser: Parser, *, char: str) -> Atom:
    """An arrow as long as its label."""
    below = parser.option()
    return Atom(kinds.REL, Arrow(char, parser.argument(), below))


def denied(parser: Parser) -> Atom:
    """The next relation with a stroke through it."""
    at = parser.at
    body = parser.argument()
    char = body[0].nucleus if len(body) == 1 and type(body[0]) is Atom else None
    if not isinstance(char, str):
        parser.fail(r"\not needs one symbol to deny", at)
    whole = symbols.pairs(symbols.DENIED).get(char)
    return Atom(kinds.REL, whole or Struck(char))


def read_alphabet(parser: Parser, *, name: str) -> Atom:
    """The argument in another alphabet; upright words are set as words."""
    before, parser.face = parser.face, symbols.letters_of(name)
    body = parser.argument()
    parser.face = before
    return (
        _upright(body) or _grouped(body, kinds.ORD)
        if name == "upright"
        else _grouped(body, kinds.ORD)
    )


def _upright(body: Items) -> Atom | None:
    """Several upright letters as one word, if the formula is nothing else."""
    chars = [
        item.nucleus if type(item) is Atom and item[2:] == (None, None, None) else None
        for item in body
    ]
    if len(chars) > 1 and all(
        isinstance(char, str) and char.isascii() and char.isalpha() for char in chars
    ):
        return Atom(kinds.ORD, Words(("".join(map(str, chars)),)))
    return None


def read_text_atom(parser: Parser, *, name: str) -> Atom:
    """Words, in which dollar signs return to mathematics."""
    return Atom(kinds.ORD, read_text(parser, name))


def operator(parser: Parser) -> Atom:
    """An operator by a name of one's own; a star gives it limits."""
    starred = parser.tokens[parser.at] == "*"
    parser.at += starred
    return Atom(kinds.OP, read_name(parser), limits=None if starred else False)


def of_kind(parser: Parser, *, kind: int) -> Atom:
    """The argument with the spacing of another kind."""
    return _grouped(parser.argument(), kind)


def read_phantom(
    parser: Parser, *, wide: bool = True, tall: bool = True, inked: bool = False
) -> Atom:
    """Some dimensions of the argument."""
    return Atom(kinds.ORD, Phantom(parser.argument(), wide, tall, inked))


def read_framed(parser: Parser) -> Atom:
    """The argument in a frame."""
    return Atom(kinds.ORD, Framed(parser.argument()))


def dots(parser: Parser) -> Atom:
    """Three points: low between commas, in the middle between operators."""
    following = parser.symbols.get(parser.tokens[parser.at])
    middle = following is not None and following.kind in (kinds.BIN, kinds.REL)
    return Atom(kinds.INNER, "⋯" if middle else "…")


def skip(parser: Parser) -> Space:
    """White space of a given width."""
    return Space(read_length(parser))


def _fence(parser: Parser) -> str:
    """The delimiter that follows."""
    token = parser.tokens[parser.at]
    char = symbols.delimiters().get(token)
    if char is None:
        owner = parser.tokens[parser.at - 1]
        found = f"not {token}" if token else "but the formula ends"
        parser.fail(f"{owner} needs a delimiter such as ( or \\{{ or a point, {found}", parser.at)
    parser.at += 1
    return char


def read_sized(parser: Parser, *, size: float, kind: int) -> Atom:
    """A delimiter of a size asked for."""
    return Atom(kind, Delimiter(_fence(parser), size))


def read_fenced(parser: Parser) -> Atom:
    r"""What stands between \left and \right, cut by \middle."""
    fences = [_fence(parser)]
    parts: list[Items] = []
    while True:
        parts.append(parser.items(frozenset({r"\right", r"\middle"})))
        parser.at += 1
        last = parser.tokens[parser.at - 1] == r"\right"
        fences.append(_fence(parser))
        if last:
            return Atom(kinds.INNER, Fenced(tuple(parts), tuple(fences)))
