"""Lines of text: atoms between two breaks, spaced to the measure and written as operators."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby

from genex.document.blocks import Align, Runs
from genex.typeset.strip import Glyphs, Strip, joined, moved, scaled_operators, strips_beside
from genex.typeset.text.atoms import (
    ALWAYS,
    HYPHEN_COST,
    Atom,
    atoms,
    hyphenated,
    whole_runs,
    word_atom,
)
from genex.typeset.text.linebreak import Fit, Span, break_lines, fill_lines
from genex.typeset.text.numerals import with_numerals
from genex.typeset.text.textfont import Word, face, set_word

_ASCENT, _DESCENT = 0.762, 0.238  # of the text font: what a line of it takes
_INK_UP, _INK_DOWN = 0.72, 0.23  # what its letters cover
_ASIDE_GAP = 1.5  # em between a line and what stands at its end
_STRICT = (Fit(1.26, 0.0), Fit(1.6, 0.0), Fit(2.5, 0.0))
_EMERGENCY = Fit(5.0, 3.0)
_RAGGED = Fit(1.3, 6.0, rigid=True)
_LOOSEST = Fit(1e6, 3.0)


@dataclass(frozen=True, slots=True)
class Type:
    """In which size text is set, how far its lines are apart, and how it is aligned."""

    size: float
    line: float
    align: Align = "justified"

    @property
    def up(self) -> float:
        """Return what a line takes above its baseline."""
        return (self.line - self.size) / 2 + _ASCENT * self.size

    @property
    def down(self) -> float:
        """Return what a line takes below its baseline."""
        return (self.line - self.size) / 2 + _DESCENT * self.size


@lru_cache(maxsize=1024)
def set_lines(content: Runs, measure: float, kind: Type, aside: Runs = ()) -> tuple[Strip, ...]:
    """Set a paragraph in lines of one measure; equal paragraphs are set once."""
    if aside:
        return _lines(content, measure, kind, aside)
    return with_numerals(content, partial(_lines, measure=measure, kind=kind))


@lru_cache(maxsize=1024)
def _lines(content: Runs, measure: float, kind: Type, aside: Runs = ()) -> tuple[Strip, ...]:
    """Set a paragraph, perhaps with zeros for its digits."""
    line = _fitted(atoms(content), measure / kind.size)
    label = set_label(aside, kind.size) if aside else None
    beyond = label.reach / kind.size + _ASIDE_GAP if label else 0.0
    line, spans = _breaks_with_room(line, measure / kind.size, kind.align, beyond)
    last = len(spans) - 1
    strips = tuple(
        _set_line(_visible(line[start:stop]), measure, kind, last=place == last)
        for place, (start, stop) in enumerate(spans)
    )
    return strips_with_aside(strips, label, measure, kind) if label else strips


@lru_cache(maxsize=1024)
def set_label(content: Runs, size: float) -> Strip:
    """Set some content on one line, as wide as it is; equal labels are set once."""
    return with_numerals(content, partial(_label, size=size))[0]


@lru_cache(maxsize=1024)
def _label(content: Runs, size: float) -> tuple[Strip]:
    """Set a label, perhaps with zeros for its digits."""
    line, kind = whole_runs(content), Type(size, size)
    operators, reach = _write(line, 0.0, size, 0.0), _natural_width(line) * size
    return (Strip(*_extent(line, size), kind.up, kind.down, operators, _glyphs(line), reach),)


def _natural_width(line: Sequence[Atom]) -> float:
    """Return how wide atoms are in em if nothing stretches."""
    if not line:
        return 0.0
    return sum(atom.width + atom.glue for atom in line[:-1]) + line[-1].width


def _fitted(line: tuple[Atom, ...], measure: float) -> tuple[Atom, ...]:
    """Cut words and shrink formulas that no line could hold."""
    if all(atom.width <= measure for atom in line):
        return line
    parts: list[Atom] = []
    for atom in line:
        if atom.width <= measure:
            parts.append(atom)
        elif atom.piece:
            parts.append(atom._replace(width=measure, scale=measure / atom.piece.width))
        else:
            parts.extend(_letters(atom))
    return tuple(parts)


def _letters(atom: Atom) -> list[Atom]:
    """Return a word letter by letter, with a break after each if nothing better is found."""
    letters = [word_atom(letter, atom.font, atom.scale) for letter in atom.text]
    return [
        *(part._replace(penalty=5 * HYPHEN_COST) for part in letters[:-1]),
        atom._replace(width=letters[-1].width, text=letters[-1].text),
    ]


def _breaks_with_room(
    line: tuple[Atom, ...], measure: float, align: Align, beyond: float
) -> tuple[tuple[Atom, ...], tuple[Span, ...]]:
    """Return the same with so much room at the end of the last line, if a whole word leaves it."""
    if not beyond or not line or line[-1].width + beyond > measure:
        return _breaks(line, measure, align)
    longer = line[-1]._replace(width=line[-1].width + beyond)
    broken, spans = _breaks((*line[:-1], longer), measure, align)
    if len(spans) > 1 and broken[spans[-1][0] - 1].hyphen:
        return _breaks(line, measure, align)  # half a word is no better than none
    return (*broken[:-1], broken[-1]._replace(width=broken[-1].width - beyond)), spans


def _breaks(
    line: tuple[Atom, ...], measure: float, align: Align
) -> tuple[tuple[Atom, ...], tuple[Span, ...]]:
    """Return the atoms, with hyphens if they were needed, and the best lines of them."""
    if not line:
        return line, ()
    if _natural_width(line) <= measure and not any(a.penalty <= ALWAYS for a in line):
        return line, ((0, len(line)),)
    fits = _STRICT if align == "justified" else (_RAGGED,)
    spans = break_lines(line, measure, fits[0])
    if spans:
        return line, spans
    divided = hyphenated(line)
    for fit in (*fits, _EMERGENCY, _LOOSEST):
        spans = break_lines(divided, measure, fit)
        if spans:
            return divided, spans
    return divided, fill_lines(divided, measure)


def _visible(line: Sequence[Atom]) -> Sequence[Atom]:
    """Return the atoms of a line with the parts of a word put together and its hyphen drawn."""
    if not any(atom.hyphen for atom in line):
        return line
    return [_whole(word, word[-1] is line[-1]) for word in _words(line)]


def _whole(word: Sequence[Atom], at_end: bool) -> Atom:
    """Return the parts of a word as one atom, with a hyphen if it is divided here."""
    first, last = word[0], word[-1]
    if len(word) == 1 and not last.hyphen:
        return last
    text = "".join(atom.text for atom in word) + (last.hyphen if at_end else "")
    return last._replace(text=text, width=set_word(first.font, text).width * first.scale)


def _words(line: Sequence[Atom]) -> list[list[Atom]]:
    """Group the atoms of a line so that the parts of one divided word are together."""
    words: list[list[Atom]] = []
    for atom in line:
        if words and words[-1][-1].hyphen:
            words[-1].append(atom)
        else:
            words.append([atom])
    return words


def _set_line(line: Sequence[Atom], measure: float, kind: Type, *, last: bool) -> Strip:
    """Set one line, and justify it unless it ends the paragraph."""
    width = _natural_width(line) * kind.size
    room = measure - width
    stretchable = sum(atom.stretch for atom in line[:-1])
    full = kind.align == "justified" and not (last and room >= 0) and line[-1].penalty > ALWAYS
    ratio = _spread(line, room / kind.size, stretchable) if full and stretchable else 0.0
    indent = {"center": room / 2, "right": room}.get(kind.align, 0.0)
    height, depth = _extent(line, kind.size)
    operators = _write(line, max(indent, 0.0), kind.size, ratio)
    reach = measure if ratio else indent + width
    return Strip(height, depth, kind.up, kind.down, operators, _glyphs(line), reach)


def _spread(line: Sequence[Atom], room: float, stretch: float) -> float:
    """Return the share of its stretch (or, negative, of its shrink) that each space takes."""
    return room / stretch if room >= 0 else room / (sum(a.shrink for a in line[:-1]) or 1.0)


def _extent(line: Sequence[Atom], size: float) -> tuple[float, float]:
    """Return how high and how deep the ink of a line goes."""
    height, depth = (_INK_UP, _INK_DOWN) if any(atom.text for atom in line) else (0.0, 0.0)
    for atom in line:
        if atom.piece:
            height = max(height, atom.piece.height * atom.scale)
            depth = max(depth, atom.piece.depth * atom.scale)
    return height * size, depth * size


def _glyphs(line: Sequence[Atom]) -> Glyphs:
    """Return the glyphs that a line shows; spaces are shown in the font of the word before."""
    used: list[tuple[str, frozenset[int]]] = []
    for atom in line:
        if atom.piece:
            used.extend(atom.piece.glyphs)
        else:
            word = set_word(atom.font, atom.text)
            used.extend((stretch.font, stretch.glyphs) for stretch in word.stretches)
            if atom.glue:
                used.append((atom.font, frozenset((face(atom.font).glyphs[" "],))))
    return joined(used)


def _write(line: Sequence[Atom], x: float, size: float, ratio: float) -> str:
    """Return the operators of a line: words of one font share one array, formulas stand alone."""
    parts: list[str] = []
    for key, group in groupby(line, key=_drawn_as):
        members = list(group)
        if key is None:
            for atom in members:
                assert atom.piece is not None
                parts.append(scaled_operators(x, 0.0, size * atom.scale, atom.piece.operators))
                x += _pace(atom, ratio) * size
        else:
            font, scale = key
            parts.append(_write_words(members, font, x, size * scale, ratio))
            x += sum(_pace(atom, ratio) for atom in members) * size
    return " ".join(parts)


def _drawn_as(atom: Atom) -> tuple[str, float] | None:
    """Return font and scale of a word; signs borrowed from other fonts do not count."""
    return None if atom.piece else (atom.font, atom.scale)


def _pace(atom: Atom, ratio: float) -> float:
    """Return how far on the next atom begins, in em."""
    return atom.width + _space(atom, ratio)


def _space(atom: Atom, ratio: float) -> float:
    """Return the space after an atom, in em."""
    return atom.glue + ratio * (atom.stretch if ratio >= 0 else atom.shrink)


def _write_words(words: Sequence[Atom], font: str, x: float, size: float, ratio: float) -> str:
    """Return the operators of words in one font and size, with their spaces among the glyphs."""
    space = face(font).glyphs[" "]
    width = face(font).widths[space]
    scale = words[0].scale
    shown: list[str] = [f"BT /{font} {size:.4g} Tf {x:.2f} 0 Td ["]
    for atom in words:
        shown.append(_show(set_word(font, atom.text), font, size))
        if atom.glue:
            shift = round(width - 1000 * _space(atom, ratio) / scale)
            shown.append(f"<{space:04X}>{shift}" if shift else f"<{space:04X}>")
    shown.append("]TJ ET")
    return "".join(shown).replace("><", "")  # strings with nothing between them are one


def _show(word: Word, font: str, size: float) -> str:
    """Return the inside of an array that shows a word; other fonts need an array of their own."""
    if len(word.stretches) == 1 and word.stretches[0].font == font:
        return word.stretches[0].shown
    parts = []
    for stretch in word.stretches:
        if stretch.font == font:
            parts.append(stretch.shown)
        else:
            switch = (
                f"]TJ /{stretch.font} {size:.4g} Tf [{stretch.shown}]TJ /{font} {size:.4g} Tf ["
            )
            parts.append(switch)
    return "".join(parts)


def strips_with_aside(
    strips: Sequence[Strip], label: Strip, measure: float, kind: Type
) -> tuple[Strip, ...]:
    """Put what stands aside at the right end of the last line, or on a line of its own."""
    if strips and strips[-1].reach + _ASIDE_GAP * kind.size + label.reach <= measure:
        return (*strips[:-1], strips_beside(strips[-1], label, measure - label.reach))
    own = label._replace(up=kind.up, down=kind.down)
    return (*strips, moved(own, measure - label.reach))
