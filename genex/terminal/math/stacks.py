"""Rules for what stands above or below a formula: lines, braces, labels, long arrows."""

from genex.latex.tree import Arrow, Brace, Items, Line, Stack
from genex.terminal.math import linear, symbols
from genex.terminal.math.boxes import Box, laid_over, line, lowered, raised, stack
from genex.terminal.math.letters import LOWER, UPPER, small
from genex.terminal.math.setter import Setter


def ruled(setter: Setter, node: Line) -> Box:
    """A line above or below."""
    body = setter.items(node.body)
    if not body.tall:
        return linear.ruled(setter.in_line(), node)
    rule = line(("_" if node.above else "‾") * body.width)
    return stack((rule, body), at=1) if node.above else stack((body, rule))


def brace(setter: Setter, node: Brace) -> Box:
    """A lying brace; its label hangs on the middle."""
    body = setter.items(node.body)
    ends, middle = ("┌┐", "┴") if node.above else ("└┘", "┬")
    half = max(1, (body.width - 1) // 2)
    other = max(1, body.width - half - 1)
    rule = line(ends[0] + "─" * (half - 1) + middle + "─" * (other - 1) + ends[1])
    return stack((rule, body), at=1) if node.above else stack((body, rule))


def stacked(setter: Setter, node: Stack) -> Box:
    """Small formulas above and below."""
    return piled(setter, node.above, setter.items(node.base), node.below)


def arrow(setter: Setter, node: Arrow) -> Box:
    """An arrow as long as its labels above and below."""
    shaft = line(symbols.shaft(node.char, ""))
    bare = piled(setter, node.above, shaft, node.below)
    long = symbols.shaft(node.char, symbols.filling(node.char) * (bare.width - shaft.width))
    return piled(setter, node.above, line(long), node.below)


def piled(setter: Setter, above: Items | None, box: Box, below: Items | None) -> Box:
    """A box with small formulas above and below it."""
    tight = setter.small()
    over = [tight.items(above)] if above else []
    under = [tight.items(below)] if below else []
    return stack([*over, box, *under], at=len(over))


def scripts(setter: Setter, box: Box, sub: Items | None, sup: Items | None) -> Box:
    """Scripts at the corners of a box, in small letters if Unicode has them."""
    tight = setter.small()
    lower = lowered(*_corner(tight.items(sub), box.depth, LOWER)) if sub else line("")
    upper = raised(*_corner(tight.items(sup), box.height, UPPER)) if sup else line("")
    return laid_over(lower, upper)


def _corner(script: Box, distance: int, table: dict[str, str]) -> tuple[Box, int]:
    """A script and how far from the baseline it stands."""
    found = None if script.tall else small(script.text, table)
    return (line(found), distance) if found else (script, max(1, distance))
