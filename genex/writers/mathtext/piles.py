"""Rules for what stands above or below a formula: lines, braces, labels, long arrows."""

from genex.typeset.math.tree import Arrow, Brace, Line, Stack
from genex.writers.mathtext import linear, symbols
from genex.writers.mathtext.boxes import Box, line, stack
from genex.writers.mathtext.corners import piled
from genex.writers.mathtext.setter import Setter


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
