"""Programs, line by line, with numbers in the margin and a mark where a line goes on."""

from collections.abc import Iterator, Sequence

from genex.document.blocks import Listing, Text
from genex.document.highlight import Part, highlight
from genex.typeset.pages.galley import FREE, MUST, Group, Row, Setting
from genex.typeset.strip import Glyphs, Strip, at, box, joined
from genex.typeset.style import Style
from genex.typeset.text.lines import set_label
from genex.typeset.text.textfont import face, set_word

_SIZE, _LINE, _UP = 0.88, 1.28, 0.92  # of the text; of that; of the last, above the baseline
_INSET = 1.0  # em on either side
_RULE, _SEP = 0.05, 0.35  # em: the rules above and below, and the white inside
_GREY = 0.4  # of line numbers
_MARK = "\u21aa "  # before what goes on from the line above
_FEWEST = 16  # characters on a line, however narrow the column


def set_listing(block: Listing, measure: float, style: Style) -> Setting:
    """Set a program between two fine rules; it is divided only if no page can hold it."""
    size = style.size * _SIZE
    lines = highlight(block.code, block.language)
    x = _INSET * style.size
    x += _number_width(len(lines) + block.first - 1, size) if block.numbered else 0.0
    columns = max(_FEWEST, int((measure - x - _INSET * style.size) / _pitch(size)))
    strips = [
        _set_line(part, str(number) if block.numbered and not place else "", x, size)
        for number, line in enumerate(lines, block.first)
        for place, part in enumerate(wrapped_listing(line, columns))
    ]
    last = len(strips) - 1
    rows = [Row(s, 0.0, 0.0, MUST if i in {0, 1, last} else FREE) for i, s in enumerate(strips)]
    top, bottom = (_rule(measure, style, below=below) for below in (True, False))
    every = (Row(top), *rows, Row(bottom, 0.0, 0.0, MUST))
    return Setting(every, groups=(Group(0, len(every)),), before=0.8, after=0.9)


def _pitch(size: float) -> float:
    """Return how wide every character of a program is."""
    metrics = face("C")
    return metrics.widths[metrics.glyphs["n"]] / 1000 * size


def _number_width(largest: int, size: float) -> float:
    """Return the room for line numbers and the white after them."""
    return len(str(largest)) * 0.5 * size + size


def _rule(measure: float, style: Style, *, below: bool) -> Strip:
    """Return a rule with white below or above it."""
    sep = _SEP * style.size
    line = f"q {_RULE * style.size:.2f} w 0 0 m {measure:.2f} 0 l S Q"
    return box(sep, line if below else at(0.0, -sep, line), (), measure)


def wrapped_listing(line: Sequence[Part], columns: int) -> Iterator[tuple[Part, ...]]:
    """Yield a line in parts that are not too long; a mark leads those after the first."""
    text = "".join(part for _, part in line)
    indent = text[: len(text) - len(text.lstrip())][: columns // 2]
    start, lead = 0, ""
    while len(lead) + len(text) - start > columns:
        stop = _cut(text, start, start + columns - len(lead))
        yield _slice(line, start, stop, lead)
        start, lead = stop, f"{indent}{_MARK}"
    yield _slice(line, start, len(text), lead)


def _cut(text: str, start: int, limit: int) -> int:
    """Return where to cut a text: after a space if there is one in the second half."""
    space = text.rfind(" ", start + (limit - start) // 2, limit)
    return space + 1 if space > 0 else limit


def _slice(line: Sequence[Part], start: int, stop: int, lead: str) -> tuple[Part, ...]:
    """Return the parts of a line between two places, after what leads them."""
    parts: list[Part] = [("C", lead)] if lead else []
    place = 0
    for font, text in line:
        inside = text[max(0, start - place) : max(0, stop - place)]
        if inside:
            parts.append((font, inside))
        place += len(text)
    return tuple(parts)


def _set_line(parts: Sequence[Part], label: str, x: float, size: float) -> Strip:
    """Set one line of a program."""
    stretches = [s for font, text in parts for s in set_word(font, text).stretches]
    shown = " ".join(f"/{s.font} {size:.4g} Tf [{s.shown}]TJ" for s in stretches)
    number, used = _number(label, x, size)
    up = _UP * size
    operators = f"{number}BT {x:.2f} 0 Td {shown} ET" if shown else number
    glyphs = joined([*((s.font, s.glyphs) for s in stretches), *used])
    return Strip(0.0, 0.0, up, _LINE * size - up, operators, glyphs, 1e6)


def _number(label: str, x: float, size: float) -> tuple[str, Glyphs]:
    """Return the operators of a line number, which ends a little before the line."""
    if not label:
        return "", ()
    number = set_label((Text(label),), 0.8 * size)
    return f"q {_GREY} g {at(x - size - number.reach, 0.0, number.operators)} Q ", number.glyphs
