"""Blocks that hold blocks: lists, frames, columns, boxes with something in them."""

from collections.abc import Callable
from dataclasses import replace

from genex.document.blocks import (
    AnswerBox,
    Blocks,
    Choices,
    Columns,
    Framed,
    Heading,
    Item,
    Items,
    Paragraph,
    TickBox,
    Together,
)
from genex.typeset.pages.galley import (
    FREE,
    MUST,
    TOGETHER,
    Galley,
    Group,
    Panel,
    Row,
    Setting,
    as_one_strip,
)
from genex.typeset.strip import Strip, at, box, joined, strips_beside
from genex.typeset.style import Style
from genex.typeset.text.lines import set_label

Flow = Callable[[Blocks, float, Style], Setting]

_LABEL_GAP = 0.5  # em between a label and its item
_INDENT = 1.7  # em at least
_TIGHT, _LOOSE = 0.12, 0.5  # lines between items
_PAD = 0.55  # em, the white inside a frame
_BAR_INDENT = 1.1
_BOX_INDENT = 0.9
_FRAME = 0.6
_TITLE = 3  # the level of heading that the title of a frame is
_GUTTER = 1.8
_LEAST_LINES = 4.0  # of a box that is as high as its row


def set_items(block: Items, measure: float, style: Style, flow: Flow) -> Setting:
    """Set a list: every item hangs beside its label."""
    labels = [set_label(item.label, style.size) for item in block.items]
    gap = _LABEL_GAP * style.size
    indent = max([_INDENT * style.size, *(label.reach + gap for label in labels)])
    galley, after = Galley(), 0.0
    for label, item in zip(labels, block.items, strict=True):
        part = _labelled(flow(item.body, measure - indent, style), label, indent, gap, style)
        galley.add(
            part, indent, _between(galley, after, part, tight=block.tight) * style.line, FREE
        )
        after = part.after
    return galley.setting(0.4 if block.tight else 0.5, max(after, 0.5))


def _between(galley: Galley, after: float, part: Setting, *, tight: bool) -> float:
    """Return the lines between two items; boxes keep their distance in tight lists too."""
    if not galley.rows or not part.rows:
        return 0.0
    wanted = max(after, part.before)
    return _TIGHT if tight and wanted <= _LOOSE else max(_LOOSE, wanted)


def _labelled(part: Setting, label: Strip, indent: float, gap: float, style: Style) -> Setting:
    """Put a label on the first line of an item, or on a line of its own above a box."""
    x = indent - gap - label.reach - indent
    if part.rows and part.rows[0].strip.has_baseline:
        first = part.rows[0]
        strip = strips_beside(first.strip, label, x - first.x)
        return part._replace(rows=(first._replace(strip=strip), *part.rows[1:]))
    kind = style.type()
    own = Strip(
        label.height, label.depth, kind.up, kind.down, at(x, 0.0, label.operators), label.glyphs
    )
    galley = Galley()
    galley.add(Setting((Row(own),)), 0.0, 0.0, 0)
    galley.add(part, 0.0, 0.0, MUST)
    return galley.setting()


def set_choices(block: Choices, measure: float, style: Style, flow: Flow) -> Setting:
    """Set statements beside boxes to tick, down one column after the other."""
    items = tuple(
        Item((TickBox(choice.ticked),), (Paragraph(choice.content, "left"),))
        for choice in block.choices
    )
    if min(block.columns, len(items)) <= 1:
        return set_items(Items(items), measure, style, flow)
    each = -(-len(items) // block.columns)
    lists = [(Items(items[start : start + each]),) for start in range(0, len(items), each)]
    return set_columns(Columns(tuple(lists)), measure, style, flow)


def set_framed(block: Framed, measure: float, style: Style, flow: Flow) -> Setting:
    """Set blocks in a frame, under its title."""
    indent = (_BAR_INDENT if block.look == "bar" else _BOX_INDENT) * style.size
    right = 0.0 if block.look == "bar" else indent
    pad = (0.1 if block.look == "bar" else _PAD) * style.size
    title = (Heading(block.title, _TITLE, listed=False),) if block.title else ()
    inner = flow((*title, *block.body), measure - indent - right, style)
    galley = Galley()
    galley.add(inner, indent, 0.0, 0)
    setting = galley.setting(0.75, 0.8)
    panel = Panel(0, len(inner.rows), block.look, 0.0, measure, pad)
    return setting._replace(panels=(panel, *setting.panels)) if inner.rows else setting


def set_columns(block: Columns, measure: float, style: Style, flow: Flow) -> Setting:
    """Set blocks side by side, from a common top; a box of no height is as high as the others."""
    gutter = _GUTTER * style.size
    shares = block.widths or (1.0,) * len(block.columns)
    room = measure - gutter * (len(block.columns) - 1)
    widths = [room * share / sum(shares) for share in shares]
    strips = [
        as_one_strip(flow(blocks, width, style), width)
        for blocks, width in zip(block.columns, widths, strict=True)
    ]
    depth = max((strip.depth for strip in strips), default=0.0)
    parts: list[str] = []
    used: list[tuple[str, frozenset[int]]] = []
    x = 0.0
    for blocks, width, own in zip(block.columns, widths, strips, strict=True):
        strip = _filling(blocks, own, depth, width, style, flow)
        parts.append(at(x, 0.0, strip.operators))
        used.extend(strip.glyphs)
        depth, x = max(depth, strip.depth), x + width + gutter
    return Setting((Row(box(depth, "\n".join(filter(None, parts)), joined(used), measure)),))


def _filling(
    blocks: Blocks, own: Strip, depth: float, width: float, style: Style, flow: Flow
) -> Strip:
    """Return a column whose box is as high as it has room for, and high enough to write in."""
    boxes = [b for b in blocks if isinstance(b, AnswerBox) and b.lines == 0]
    if not boxes:
        return own
    lines = max((depth - own.depth) / style.line, _LEAST_LINES)
    filled = tuple(replace(b, lines=lines) if b in boxes else b for b in blocks)
    return as_one_strip(flow(filled, width, style), width)


def set_together(block: Together, measure: float, style: Style, flow: Flow) -> Setting:
    """Set blocks that a page break divides only if one page cannot hold them."""
    inner = flow(block.body, measure, style)
    if not inner.rows:
        return inner
    first = inner.rows[0]._replace(hold=FREE)
    groups = (Group(0, len(inner.rows)), *inner.groups)
    return inner._replace(rows=(first, *inner.rows[1:]), groups=groups)


def set_answer_box(block: AnswerBox, measure: float, style: Style, flow: Flow) -> Setting:
    """Set a frame of a given height, larger only if what is in it needs more."""
    pad = _PAD * style.size
    label = (Paragraph(block.label, "left"),) if block.label else ()
    inner = as_one_strip(flow((*label, *block.body), measure - 2 * pad, style), measure)
    height = max(block.lines * style.line, inner.depth + 2 * pad if inner.operators else 0.0)
    frame = f"q {_FRAME} w 0 {-height:.2f} {measure:.2f} {height:.2f} re S Q"
    content = at(pad, -0.6 * pad, inner.operators)
    strip = box(height, f"{frame} {content}", inner.glyphs, measure)
    return Setting((Row(strip, hold=TOGETHER),), before=0.55, after=0.7)
