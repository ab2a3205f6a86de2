"""Programs, line by line, with numbers in the margin and a mark where a line goes on."""

from collections.abc import Iterator, Sequence

from genex.document import Listing, Text
from genex.typeset.galley import FREE, MUST, Group, Row, Setting
from genex.typeset.highlight import Part, highlight
from genex.typeset.lines import set_label
from genex.typeset.strip import Glyphs, Strip, at, box, joined
from genex.typeset.style import Style
from genex.typeset.textfont import face, set_word

SIZE, LINE = 0.88, 1.28  # of the text, and of that
INSET = 1.0  # em on either side
RULE = 0.05  # em, the rules above and below
SEP = 0.35
GREY = 0.4  # of line numbers and marks
MARK = "\u21aa"
FEWEST = 8  # characters on a line, however narrow the column


def set_listing(block: Listing, measure: float, style: Style) -> Setting:
    """Set a program between two fine rules; it is divided only if no page can hold it."""
    size = style.size * SIZE
    lines = highlight(block.code, block.language)
    margin = INSET * style.size + (
        _number_width(len(lines) + block.first - 1, size) if block.numbered else 0.0
    )
    pitch = face("C").widths[face("C").glyphs["n"]] / 1000 * size
    columns = max(FEWEST, int((measure - margin - INSET * style.size) / pitch))
    strips: list[Strip] = []
    for number, line in enumerate(lines, block.first):
        for place, part in enumerate(_wrapped(line, columns)):
            label = str(number) if block.numbered and place == 0 else ""
            strips.append(_set_line(part, label, margin, size, continued=place > 0))
    rows = [
        Row(s, 0.0, 0.0, MUST if i in {1, len(strips) - 1} else FREE) for i, s in enumerate(strips)
    ]
    rule = box(
        SEP * style.size, f"q {RULE * style.size:.2f} w 0 0 m {measure:.2f} 0 l S Q", (), measure
    )
    end = box(SEP * style.size, at(0, -SEP * style.size, rule.operators), (), measure)
    first = rows[0]._replace(hold=MUST)
    every = (Row(rule), first, *rows[1:], Row(end, 0.0, 0.0, MUST))
    return Setting(every, groups=(Group(0, len(every)),), before=0.6, after=0.6)


def _number_width(largest: int, size: float) -> float:
    """Return the room for line numbers and the white after them."""
    return len(str(largest)) * 0.5 * size + size


def _wrapped(line: Sequence[Part], columns: int) -> Iterator[tuple[Part, ...]]:
    """Yield the parts of a line that is too long; those after the first are one mark shorter."""
    part: list[Part] = []
    room = columns
    for font, text in line:
        rest = text
        while len(rest) > room:
            part.append((font, rest[:room]))
            yield tuple(part)
            part, rest, room = [], rest[room:], columns - 2
        part.append((font, rest))
        room -= len(rest)
    yield tuple(part)


def _set_line(
    parts: Sequence[Part], label: str, x: float, size: float, *, continued: bool
) -> Strip:
    """Set one line of a program."""
    shown: list[str] = []
    glyphs: list[tuple[str, frozenset[int]]] = []
    if continued:
        parts = [("C", f"{MARK} "), *parts]
    for font, text in parts:
        for stretch in set_word(font, text).stretches:
            shown.append(f"/{stretch.font} {size:.4g} Tf [{stretch.shown}]TJ")
            glyphs.append((stretch.font, stretch.glyphs))
    operators = f"BT {x:.2f} 0 Td {' '.join(shown)} ET" if shown else ""
    line = size * LINE
    up = 0.72 * line
    numbered, used = _number(label, x, size)
    return Strip(0.0, 0.0, up, line - up, f"{numbered}{operators}", joined([*glyphs, *used]), 1e6)


def _number(label: str, x: float, size: float) -> tuple[str, Glyphs]:
    """Return the operators of a line number, which ends a little before the line."""
    if not label:
        return "", ()
    number = set_label((Text(label),), 0.8 * size)
    return f"q {GREY} g {at(x - size - number.reach, 0.0, number.operators)} Q ", number.glyphs
