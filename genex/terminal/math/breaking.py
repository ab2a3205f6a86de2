"""Breaks formulas that are too wide: at wide spaces, before relations and before operators."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from genex.latex import kinds
from genex.latex.tree import Atom, Item, Items, Space, Style
from genex.terminal.math.boxes import NOTHING, Box, blank_box, boxes_below, boxes_beside
from genex.terminal.math.setter import QUAD, Setter

_FORMULAS_APART: Final = 4
_WIDEST_LEFT_SIDE: Final = 16


class Part(NamedTuple):
    """A piece of a formula and the kind of the atom that it begins with."""

    kind: int
    box: Box


def folded(setter: Setter, items: Items, room: int | None) -> Box:
    """A formula on as many lines as it needs in a room; its baseline is that of the first one."""
    whole = setter.items(items)
    if room is None or whole.width <= room:
        return whole
    formulas = _formulas(items)
    if len(formulas) == 1:
        return _lines(_packed(_parts(setter, items), room))
    boxes = [folded(setter, formula, room) for formula in formulas]
    return _lines(_rows(boxes, room))


def _formulas(items: Items) -> list[Items]:
    """The formulas between wide spaces."""
    found: list[Items] = [[]]
    for item in items:
        if isinstance(item, Space) and item.width >= QUAD:
            found.append([])
        else:
            found[-1].append(item)
    return [formula for formula in found if formula]


def _rows(boxes: list[Box], room: int) -> list[Box]:
    """Whole formulas, as many in a line as fit."""
    rows: list[Box] = []
    for box in boxes:
        if rows and rows[-1].width + _FORMULAS_APART + box.width <= room:
            rows[-1] = boxes_beside((rows[-1], blank_box(_FORMULAS_APART), box))
        else:
            rows.append(box)
    return rows


def _parts(setter: Setter, items: Items) -> list[Part]:
    """A formula cut before relations and binary operators."""
    return [Part(kind, setter.items(part)) for kind, part in _cut(items)]


def _cut(items: Items) -> Iterator[tuple[int, Items]]:
    """The pieces of a formula, each in the style that it has there."""
    kind, part = kinds.ORD, list[Item]()
    style: Items = []
    for item in items:
        if isinstance(item, Style):
            style = [item]
        if isinstance(item, Atom) and item.kind in {kinds.REL, kinds.BIN}:
            yield kind, part
            kind, part = item.kind, [*style]
        part.append(item)
    yield kind, part


def _packed(parts: list[Part], room: int) -> list[Box]:
    """As many pieces in a line as fit; relations stand below the first one, if that is near."""
    first = parts[0].box
    left = first.width if len(parts) > 1 and parts[1].kind == kinds.REL else 0
    start = left + 1 if left <= _WIDEST_LEFT_SIDE else 2
    rows = [first]
    for kind, box in parts[1:]:
        if rows[-1].width + 1 + box.width <= room:
            rows[-1] = boxes_beside((rows[-1], blank_box(1), box))
        else:
            rows.append(boxes_beside((blank_box(start + 2 * (kind == kinds.BIN)), box)))
    return rows


def _lines(rows: list[Box]) -> Box:
    """Lines one below the other, apart if one of them takes several rows."""
    apart = any(row.tall for row in rows)
    lines = [rows[0]]
    for row in rows[1:]:
        lines += [NOTHING, row] if apart else [row]
    return boxes_below(lines, side="left")
