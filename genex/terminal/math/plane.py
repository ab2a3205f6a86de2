"""Rules for displayed formulas: fractions, roots and limits over several rows."""

from typing import Final

from genex.latex.kinds import OP
from genex.latex.styles import TEXT
from genex.latex.tree import (
    Accent,
    Arrow,
    Atom,
    Brace,
    Delimiter,
    Fenced,
    Fraction,
    Framed,
    Items,
    Line,
    Radical,
    Stack,
    Table,
)
from genex.terminal.math import linear, symbols
from genex.terminal.math.boxes import Box, blank_box, box_of_line, boxes_below, boxes_beside, level
from genex.terminal.math.delimiters import grown
from genex.terminal.math.letters import UPPER, in_plain_letters, small
from genex.terminal.math.setter import Rules, Setter, Way
from genex.terminal.math.stacks import (
    draw_arrow,
    draw_brace,
    draw_ruled,
    draw_stacked,
    piled,
    scripts,
)
from genex.terminal.math.symbols import SYMBOLS
from genex.terminal.math.tables import draw_table

_BIG: Final = 1.5
"""From this size on a delimiter that is asked for takes three rows."""


def _atom(setter: Setter, items: Items, index: int) -> Box:
    """An atom with its scripts, or with its limits."""
    item = items[index]
    assert isinstance(item, Atom)
    box = setter.nucleus(item.nucleus)
    if item.sub is None and item.sup is None:
        return box
    if item.limits or (item.limits is None and item.kind == OP and setter.limits):
        return piled(setter, item.sup, box, item.sub)
    return boxes_beside((box, scripts(setter, box, item.sub, item.sup)))


def _fraction(setter: Setter, node: Fraction) -> Box:
    """One formula above another, longer than the fractions in them."""
    setter = setter.at_most(TEXT)
    over, under = setter.items(node.over), setter.items(node.under)
    width = max(over.width, under.width)
    width += 2 * ("─" * width in over.rows + under.rows)
    return boxes_below((over, box_of_line(("─" if node.ruled else " ") * width), under), at=1)


def _radical(setter: Setter, node: Radical) -> Box:
    """A root with a roof; over one row it needs none."""
    body = setter.items(node.body)
    if not body.tall:
        return linear.radical_in_line(setter.in_line(), node)
    degree = setter.small().items(node.degree).text if node.degree else ""
    sign = (small(degree, UPPER) or degree) + "╲│"
    walls = [box_of_line("│")] * (len(body.rows) - 1)
    signs = boxes_below(
        [box_of_line("┌"), *walls, box_of_line(sign)], at=body.height + 1, side="right"
    )
    roof = boxes_below(
        (box_of_line("─" * (body.width + 1)), boxes_beside((blank_box(1), body))), at=1
    )
    return boxes_beside((signs, roof))


def _fenced(setter: Setter, node: Fenced) -> Box:
    """Formulas between delimiters that grow with them."""
    parts = level(setter.items(part) for part in node.parts)
    height, depth = parts[0].height, parts[0].depth
    fences = [grown(in_plain_letters(char), height, depth) for char in node.fences]
    # A brace without a partner belongs to cases, and stands off as their columns do.
    margin = blank_box(int(node.fences in {("{", ""), ("", "}")}))
    boxes = [fences[0], margin]
    for part, fence in zip(parts, fences[1:], strict=True):
        boxes += [part, fence]
    return boxes_beside([*boxes[:-1], margin, boxes[-1]] if node.fences[0] == "" else boxes)


def _delimiter(setter: Setter, node: Delimiter) -> Box:
    r"""A delimiter of a size that was asked for: \bigl takes one row, \Bigl three."""
    reach = int(node.size >= _BIG and not setter.tight)
    return grown(in_plain_letters(node.char), reach, reach)


def _accent(setter: Setter, node: Accent) -> Box:
    """An accent; over several rows it has its own."""
    body = setter.items(node.body)
    if not body.tall:
        return symbols.accented(setter, node)
    return boxes_below((box_of_line(_MARKS.get(node.mark, " " + node.mark)), body), at=1)


_MARKS: Final = {"\u0302": "^", "\u0303": "~", "\u0304": "‾", "\u20d7": "→", "\u0307": "·"}


def _framed(setter: Setter, node: Framed) -> Box:
    """A formula in a frame."""
    body = setter.items(node.body)
    middle = boxes_beside((blank_box(1), body, blank_box(1)))
    wall = grown("|", body.height, body.depth) if body.tall else box_of_line("│")
    edge = "─" * middle.width
    inside = boxes_beside((wall, middle, wall))
    return boxes_below((box_of_line(f"┌{edge}┐"), inside, box_of_line(f"└{edge}┘")), at=1)


_RULES: Final[Rules] = {
    **SYMBOLS,
    Accent: _accent,
    Arrow: draw_arrow,
    Brace: draw_brace,
    Delimiter: _delimiter,
    Fenced: _fenced,
    Fraction: _fraction,
    Framed: _framed,
    Line: draw_ruled,
    Radical: _radical,
    Stack: draw_stacked,
    Table: draw_table,
}

PLANE: Final = Way(_RULES, _atom)


def _small_table(setter: Setter, node: Table) -> Box:
    """Rows of a limit over several rows; a matrix as a script takes one."""
    return (
        draw_table(setter, node) if node.look == "substack" else linear.table_in_line(setter, node)
    )


SMALL: Final = Way({**linear.RULES, Table: _small_table}, linear.atom)
"""How scripts of displayed formulas are set."""
