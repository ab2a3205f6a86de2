"""Runs of a line as atoms: what cannot be broken, and the space and the break after it."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from genex.document.blocks import Blank, Code, Inline, LineBreak, Math, Runs, Text, TickBox
from genex.typeset.strip import Piece
from genex.typeset.text.formula import set_inline_formula
from genex.typeset.text.hyphenation import divisions
from genex.typeset.text.textfont import set_word

NEVER = 10_000.0
ALWAYS = -10_000.0
_SPACE = 0.0
HYPHEN_COST = 50.0
_DASHES = "-–—"
_CODE_SIZE = 0.9  # of the text, so that code stands as high as the words beside it
_CODE_SPACE = 0.6 * _CODE_SIZE  # as wide as every character of code
_CODE_BREAKS = "._/(,=:"
_CODE_COST = 400.0
_SPACE_WIDTH, _STRETCH, _SHRINK = 0.25, 0.14, 0.07
_SPACES = re.compile(r"[ \t\n]+")


_NOTHING = Piece(0.0, 0.0, 0.0, "", ())


class Atom(NamedTuple):
    """Something that no line break divides, in em of the text; a tuple, as there are so many.

    `font` and `text` draw a word at `scale`, or `piece` draws itself. After it come `glue` that
    may stretch and shrink, and a break that costs `penalty`; a line that ends there ends with
    `hyphen`.
    """

    width: float
    font: str = ""
    text: str = ""
    scale: float = 1.0
    piece: Piece | None = None
    glue: float = 0.0
    stretch: float = 0.0
    shrink: float = 0.0
    penalty: float = NEVER
    hyphen: str = ""


@lru_cache(maxsize=1024)
def atoms(content: Runs) -> tuple[Atom, ...]:
    """Return the atoms of a paragraph's content."""
    found: list[Atom] = []
    for run in content:
        if isinstance(run, Text):
            _add_words(found, run.text, _font(run))
        elif isinstance(run, Math):
            found.extend(_formula(run))
        elif isinstance(run, Code):
            found.extend(_code(run.text))
        else:
            _add_mark(found, run)
    return tuple(found)


def _font(run: Text) -> str:
    """Return the font of a run by its resource name."""
    return ("B" if run.bold else "") + ("I" if run.italic else "") or "R"


def _add_words(found: list[Atom], text: str, font: str) -> None:
    """Add the words of a text; a space before the first belongs to what came before."""
    if text[:1].isspace() and found:
        found[-1] = _spaced(found[-1])
    found.extend(_words(text, font))


@lru_cache(maxsize=1024)
def _words(text: str, font: str) -> tuple[Atom, ...]:
    """Return the words of a run; papers of one class differ in few of their runs."""
    found: list[Atom] = []
    words = text.replace("\u00a0", "\0").split()
    last = len(words) - 1
    for place, word in enumerate(words):
        found += _word(word, font, spaced=place < last or text[-1:].isspace())
    return tuple(found)


@lru_cache(maxsize=4096)
def _word(word: str, font: str, *, spaced: bool) -> tuple[Atom, ...]:
    """Return a word, between whose parts a line may end; a NUL in it is a space that stays."""
    *parts, end = _parts(word.replace("\0", "\u00a0"), font)
    return (*parts, _spaced(end) if spaced else end)


def _parts(word: str, font: str) -> Iterator[Atom]:
    """Yield the parts between which a word may be divided without adding a hyphen."""
    start = 0
    for place in range(1, len(word) - 1):
        if word[place] in _DASHES and word[place - 1].isalnum() and word[place + 1].isalpha():
            part = word_atom(word[start : place + 1], font)
            yield part._replace(penalty=HYPHEN_COST)
            start = place + 1
    yield word_atom(word[start:], font)


def word_atom(text: str, font: str, scale: float = 1.0) -> Atom:
    """Return a word that nothing follows."""
    return Atom(set_word(font, text).width * scale, font, text, scale)


def _spaced(atom: Atom) -> Atom:
    """Return an atom with a space after it, at which a line may end."""
    if atom.penalty <= _SPACE:
        return atom
    return atom._replace(glue=_SPACE_WIDTH, stretch=_STRETCH, shrink=_SHRINK, penalty=_SPACE)


def whole_runs(content: Runs) -> tuple[Atom, ...]:
    """Return each run of a label as one atom, for nothing breaks a label or stretches in it."""
    found: list[Atom] = []
    for run in content:
        if isinstance(run, Text):
            found.append(word_atom(_SPACES.sub(" ", run.text), _font(run)))
        elif isinstance(run, Math):
            found.append(_piece_atom(set_inline_formula(run.latex, run.place).piece))
        elif isinstance(run, Code):
            found.append(word_atom(run.text, "C", _CODE_SIZE))
        else:
            _add_mark(found, run)
    return tuple(found)


def _formula(run: Math) -> Iterator[Atom]:
    """Yield the segments of a formula, which may be broken after a relation."""
    *segments, (last, _, _) = set_inline_formula(run.latex, run.place).segments
    for piece, glue, penalty in segments:
        yield Atom(piece.width, piece=piece, glue=glue, penalty=penalty)
    yield Atom(last.width, piece=last)


def _code(text: str) -> Iterator[Atom]:
    """Yield code, which may be broken after signs if there is no better place."""
    words = text.split(" ")
    for place, word in enumerate(words):
        *parts, end = _code_parts(word)
        yield from parts
        yield end._replace(glue=_CODE_SPACE, penalty=_SPACE) if place < len(words) - 1 else end


def _code_parts(word: str) -> Iterator[Atom]:
    start = 0
    for place in range(2, len(word) - 2):
        if word[place] in _CODE_BREAKS and word[place + 1].isalnum():
            part = word_atom(word[start : place + 1], "C", _CODE_SIZE)
            yield part._replace(penalty=_CODE_COST)
            start = place + 1
    yield word_atom(word[start:], "C", _CODE_SIZE)


def _add_mark(found: list[Atom], run: Inline) -> None:
    """Add a blank or a box, or end the line."""
    if isinstance(run, LineBreak):
        last = found.pop() if found else Atom(0.0, piece=_NOTHING)
        found.append(last._replace(glue=0.0, stretch=0.0, shrink=0.0, penalty=ALWAYS))
    elif isinstance(run, Blank):
        found.append(_piece_atom(_blank(run.width)))
    elif isinstance(run, TickBox):
        found.append(_piece_atom(_tick_box(run.ticked)))


def _piece_atom(piece: Piece) -> Atom:
    return Atom(piece.width, piece=piece)


def _blank(width: float) -> Piece:
    """Return a rule to write on."""
    return Piece(width, 0.0, 0.15, f"40 w 0 -150 m {1000 * width:g} -150 l S", ())


@cache
def _tick_box(ticked: bool) -> Piece:
    """Return a square as high as capitals, with a bold cross in it if ticked."""
    square = "45 w 30 -20 680 680 re S"
    cross = " 95 w 1 J 160 110 m 580 530 l 160 530 m 580 110 l S" if ticked else ""
    return Piece(0.74, 0.68, 0.05, square + cross, ())


def hyphenated(line: tuple[Atom, ...]) -> tuple[Atom, ...]:
    """Return the same atoms with words divided where English may be."""
    parts: list[Atom] = []
    for atom in line:
        places = divisions(atom.text) if atom.text and not atom.font.startswith("C") else ()
        parts.extend(_divided(atom, places) if places else [atom])
    return tuple(parts)


def _divided(atom: Atom, places: tuple[int, ...]) -> Iterator[Atom]:
    """Yield the parts of a word; their widths add up to that of the whole, kerns included."""
    start, before = 0, 0.0
    for place in places:
        width = set_word(atom.font, atom.text[:place]).width * atom.scale
        yield Atom(
            width - before,
            atom.font,
            atom.text[start:place],
            atom.scale,
            penalty=HYPHEN_COST,
            hyphen="-",
        )
        start, before = place, width
    yield atom._replace(width=atom.width - before, text=atom.text[start:])
