"""Blocks one below the other, each at its distance from the last."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from genex.document import blocks as d
from genex.typeset.blocks import answers, containers, figure, listing, table, text
from genex.typeset.pages.galley import FORCED, FREE, MUST, Galley, Setting
from genex.typeset.style import Style

_LEAVES: dict[type, Callable[[Any, float, Style], Setting]] = {
    d.Paragraph: text.set_paragraph,
    d.Heading: text.set_heading,
    d.Display: text.set_display,
    d.Rule: text.set_rule,
    d.Space: text.set_space,
    d.PageBreak: text.set_page_break,
    d.Table: table.set_table,
    d.Listing: listing.set_listing,
    d.RuledLines: answers.set_ruled_lines,
    d.AnswerGrid: answers.set_grid,
    d.Squares: answers.set_squares,
    d.Fields: answers.set_fields,
    d.Figure: figure.set_figure,
}
_CONTAINERS: dict[type, Callable[[Any, float, Style, containers.Flow], Setting]] = {
    d.Items: containers.set_items,
    d.Choices: containers.set_choices,
    d.Framed: containers.set_framed,
    d.Columns: containers.set_columns,
    d.Together: containers.set_together,
    d.AnswerBox: containers.set_answer_box,
}
_CLOSE = 0.35  # of what a block wants above it, below what clings to it
_NEAR = 2.0  # em that a short line must leave before a formula that comes closer


def set_blocks(blocks: d.Blocks, measure: float, style: Style) -> Setting:
    """Set blocks one below the other."""
    galley = Galley()
    after, hold, first = 0.0, FREE, 0.0
    for block in blocks:
        part = set_block(block, measure, style)
        if part.rows:
            if not galley.rows:
                first = max(after, part.before)
            skip = _between(galley, after, part, style, clings=hold == MUST) * style.line
            galley.add(part, 0.0, skip, hold)
            after, hold = part.after, MUST if part.clings else FREE
        else:
            after = max(after, part.after)
            hold = FORCED if isinstance(block, d.PageBreak) else hold
    return galley.setting(first, after)


def _between(galley: Galley, after: float, part: Setting, style: Style, *, clings: bool) -> float:
    """Return the lines between two blocks: the larger of what both want.

    Below what clings to the next block it is what that wants, and between a short line and a
    formula that it does not reach it is little.
    """
    if clings:
        return max(after, _CLOSE * part.before)
    if part.left and galley.rows:
        row = galley.rows[-1]
        if row.strip.has_baseline and row.x + row.strip.reach + _NEAR * style.size < part.left:
            return text.SHORT_SPACE
    return max(after, part.before)


@lru_cache(maxsize=1024)
def set_block(block: d.Block, measure: float, style: Style) -> Setting:
    """Set one block; equal blocks are set once, so that variants of a paper share most of it."""
    kind = type(block)
    if kind in _CONTAINERS:
        return _CONTAINERS[kind](block, measure, style, set_blocks)
    return _LEAVES[kind](block, measure, style)
