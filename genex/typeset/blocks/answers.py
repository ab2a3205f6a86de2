"""Room for answers: boxes, lines, grids and fields."""

from collections.abc import Iterable, Sequence

from genex.document.blocks import AnswerGrid, Field, Fields, RuledLines, Squares, Text
from genex.typeset.pages.galley import FREE, MUST, TOGETHER, Row, Setting
from genex.typeset.strip import Glyphs, Strip, at, box, joined
from genex.typeset.style import Style
from genex.typeset.text.lines import set_label

_FRAME = 0.6  # points, the lines of boxes
_WRITING = 1.9  # lines of text to one line of writing
_WRITING_GREY = 0.45
_NUMBER_SIZE, _NUMBER_ROOM = 0.8, 2.4  # of the text; em of that before a line
_SQUARE, _SQUARE_GREY = 14.17, 0.7  # points: five millimetres
_LABEL_GAP = 0.5  # em between a box and what belongs to it
_FIELD_GAP = 2.0  # em between one field and the next
_FIELD_LINES = 1.6  # the height of a field
_FIELD_SKIP = 0.5  # lines between one line of fields and the next
_MIDDLE = 0.25  # em above the baseline: the middle of small letters


def set_ruled_lines(block: RuledLines, measure: float, style: Style) -> Setting:
    """Set lines to write on; two at least stay together."""
    last = block.count - 1
    holds = [TOGETHER, *(MUST if i in {1, last} else FREE for i in range(1, block.count))]
    lines = [
        _writing_line(str(k) if block.numbered else "", measure, style)
        for k in range(1, block.count + 1)
    ]
    rows = tuple(Row(line, hold=hold) for line, hold in zip(lines, holds, strict=False))
    return Setting(rows, before=0.0, after=1.1)


def _writing_line(number: str, measure: float, style: Style) -> Strip:
    """Return a line to write on, behind its number if it has one."""
    pitch = _WRITING * style.line
    size = _NUMBER_SIZE * style.size
    label = set_label((Text(number),) if number else (), size)
    left = _NUMBER_ROOM * size if number else 0.0
    line = f"q {_WRITING_GREY} G .4 w {left:.2f} {-pitch:.2f} m {measure:.2f} {-pitch:.2f} l S Q"
    count = at(left - label.reach - size / 2, -pitch + size / 4, label.operators)
    return box(pitch, f"{count} {line}".strip(), label.glyphs, measure)


def set_squares(block: Squares, measure: float, style: Style) -> Setting:
    """Set squared paper, as many whole squares as fit."""
    across, down = int(measure / _SQUARE), max(1, round(block.lines * style.line / _SQUARE))
    width, height = across * _SQUARE, down * _SQUARE
    rules = [f"0 {-k * _SQUARE:.2f} m {width:.2f} {-k * _SQUARE:.2f} l" for k in range(down + 1)]
    rules += [f"{k * _SQUARE:.2f} 0 m {k * _SQUARE:.2f} {-height:.2f} l" for k in range(across + 1)]
    strip = box(height, f"q {_SQUARE_GREY} G .3 w {' '.join(rules)} S Q", (), measure)
    return Setting((Row(strip, hold=TOGETHER),), before=0.55, after=0.7)


def set_grid(block: AnswerGrid, measure: float, style: Style) -> Setting:
    """Set cells to fill, with their labels to the left and above."""
    width, height = block.cell_width * style.size, block.cell_lines * style.line
    gap = _LABEL_GAP * style.size
    label = set_label(block.label, style.size)
    side = [set_label(content, style.size) for content in block.row_labels]
    above = [set_label(content, style.size) for content in block.column_labels]
    left = _room([label], gap) + _room(side, gap)
    width = min(width, (measure - left) / max(block.columns, 1))
    top = style.line * 1.1 if above else 0.0
    middles = [top + (row + 0.5) * height for row in range(block.rows)]
    parts = [at(left, -top, _cells(block.rows, block.columns, width, height))]
    parts.append(_centred(label, label.reach / 2, top + block.rows * height / 2, style))
    parts += [
        _centred(strip, left - gap - strip.reach / 2, y, style)
        for strip, y in zip(side, middles, strict=False)
    ]
    centres = [left + (column + 0.5) * width for column in range(block.columns)]
    parts += [
        at(x - strip.reach / 2, -style.type().up, strip.operators)
        for strip, x in zip(above, centres, strict=False)
    ]
    filled = [[set_label(content, style.size) for content in row] for row in block.cells]
    parts += [
        _centred(strip, x, y, style)
        for row, y in zip(filled, middles, strict=False)
        for strip, x in zip(row, centres, strict=False)
    ]
    used = [label, *side, *above, *(strip for row in filled for strip in row)]
    strip = box(top + block.rows * height, " ".join(filter(None, parts)), _glyphs(used), measure)
    return Setting((Row(strip, hold=TOGETHER),), before=0.6, after=0.7)


def _room(labels: Sequence[Strip], gap: float) -> float:
    """Return the room that the widest label and the white after it take."""
    widest = max((strip.reach for strip in labels), default=0.0)
    return widest + gap if widest else 0.0


def _centred(strip: Strip, x: float, y: float, style: Style) -> str:
    """Return operators that set a strip with its middle at a point, `y` measured downwards."""
    return at(x - strip.reach / 2, -y - _MIDDLE * style.size, strip.operators)


def _cells(rows: int, columns: int, width: float, height: float) -> str:
    """Return the lines of a grid."""
    right, bottom = columns * width, -rows * height
    across = [f"0 {-i * height:.2f} m {right:.2f} {-i * height:.2f} l" for i in range(1, rows)]
    down = [f"{i * width:.2f} 0 m {i * width:.2f} {bottom:.2f} l" for i in range(1, columns)]
    inner = f".4 w {' '.join(across + down)} S " if across or down else ""
    return f"{inner}{_FRAME} w 0 {bottom:.2f} {right:.2f} {-bottom:.2f} re S"


def _glyphs(strips: Iterable[Strip]) -> Glyphs:
    return joined(entry for strip in strips for entry in strip.glyphs)


def set_fields(block: Fields, measure: float, style: Style) -> Setting:
    """Set fields one beside the other, on as many lines as they need."""
    gap = _FIELD_GAP * style.size
    lines: list[list[Strip]] = []
    x = measure
    for strip in (_field(field, style) for field in block.fields):
        if lines and x + gap + strip.reach <= measure:
            lines[-1].append(strip)
            x += gap + strip.reach
        else:
            lines.append([strip])
            x = strip.reach
    rows = tuple(
        Row(_line_of_fields(line, gap, style), 0.0, _FIELD_SKIP * style.line * bool(i))
        for i, line in enumerate(lines)
    )
    return Setting(rows, before=0.5, after=0.8)


def _line_of_fields(fields: Sequence[Strip], gap: float, style: Style) -> Strip:
    """Set some fields on one baseline."""
    parts, x = [], 0.0
    for strip in fields:
        parts.append(at(x, 0.0, strip.operators))
        x += strip.reach + gap
    half = _FIELD_LINES * style.line / 2
    up, down = half + _MIDDLE * style.size, half - _MIDDLE * style.size
    return Strip(0.0, 0.0, up, down, " ".join(parts), _glyphs(fields), x - gap)


def _field(field: Field, style: Style) -> Strip:
    """Set a label, a box (with what a key puts in it) and a unit on one baseline."""
    gap = _LABEL_GAP * style.size
    label, unit = set_label(field.label, style.size), set_label(field.unit, style.size)
    inside = set_label(field.content, style.size)
    left = label.reach + gap if field.label else 0.0
    width, height = field.width * style.size, _FIELD_LINES * style.line
    bottom = _MIDDLE * style.size - height / 2
    right = left + width
    parts = [
        label.operators,
        f"{_FRAME} w {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re S",
        at(left + (width - inside.reach) / 2, 0.0, inside.operators),
        at(right + 0.7 * gap, 0.0, unit.operators),
    ]
    reach = right + (0.7 * gap + unit.reach if field.unit else 0.0)
    glyphs = _glyphs((label, unit, inside))
    return Strip(bottom + height, -bottom, 0.0, 0.0, " ".join(filter(None, parts)), glyphs, reach)
