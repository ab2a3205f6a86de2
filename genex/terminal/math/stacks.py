"""Rules for what stands above or below a formula: lines, braces, labels, long arrows."""

from genex.latex.tree import Arrow, Brace, Items, Line, Stack
from genex.terminal.math import linear, symbols
from genex.terminal.math.boxes import Box, box_of_line, boxes_below, laid_over, lowered, raised_box
from genex.terminal.math.letters import LOWER, UPPER, small
from genex.terminal.math.setter import Setter


def draw_ruled(setter: Setter, node: Line) -> Box:
    """A line above or below."""
    body = setter.items(node.body)
    if not body.tall:
        return linear.ruled_in_line(setter.in_line(), node)
    rule = box_of_line(("_" if node.above else "‾") * body.width)
    return boxes_below((rule, body), at=1) if node.above else boxes_below((body, rule))


def draw_brace(setter: Setter, node: Brace) -> Box:
    """A lying brace; its label hangs on the middle."""
    body = setter.items(node.body)
    ends, middle = ("┌┐", "┴") if node.above else ("└┘", "┬")
    half = max(1, (body.width - 1) // 2)
    other = max(1, body.width - half - 1)
    rule = box_of_line(ends[0] + "─" * (half - 1) + middle + "─" * (other - 1) + ends[1])
    return boxes_below((rule, body), at=1) if node.above else boxes_below((body, rule))


def draw_stacked(setter: Setter, node: Stack) -> Box:
    """Small formulas above and below."""
    return piled(setter, node.above, setter.items(node.base), node.below)


def draw_arrow(setter: Setter, node: Arrow) -> Box:
    """An arrow as long as its labels above and below."""
    shaft = box_of_line(symbols.shaft(node.char, ""))
    bare = piled(setter, node.above, shaft, node.below)
    long = symbols.shaft(node.char, symbols.filling(node.char) * (bare.width - shaft.width))
    return piled(setter, node.above, box_of_line(long), node.below)


def piled(setter: Setter, above: Items | None, box: Box, below: Items | None) -> Box:
    """A box with small formulas above and below it."""
    tight = setter.small()
    over = [tight.items(above)] if above else []
    under = [tight.items(below)] if below else []
    return boxes_below([*over, box, *under], at=len(over))


def scripts(setter: Setter, box: Box, sub: Items | None, sup: Items | None) -> Box:
    """Scripts at the corners of a box, in small letters if Unicode has them."""
    tight = setter.small()
    lower = lowered(*_corner(tight.items(sub), box.depth, LOWER)) if sub else box_of_line("")
    upper = raised_box(*_corner(tight.items(sup), box.height, UPPER)) if sup else box_of_line("")
    return laid_over(lower, upper)


def _corner(script: Box, distance: int, table: dict[str, str]) -> tuple[Box, int]:
    """A script and how far from the baseline it stands."""
    found = None if script.tall else small(script.text, table)
    return (box_of_line(found), distance) if found else (script, max(1, distance))
