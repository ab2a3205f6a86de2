"""Headings, paragraphs, displayed formulas and rules."""

from dataclasses import replace

from genex.document.blocks import (
    Display,
    Heading,
    PageBreak,
    Paragraph,
    Rule,
    Runs,
    Space,
    Text,
    spoken,
)
from genex.typeset.pages.galley import FREE, MUST, Mark, Row, Setting, rows_of_strips
from genex.typeset.strip import Strip, box, scaled_operators, strips_beside
from genex.typeset.style import Style
from genex.typeset.text.formula import set_inline_formula
from genex.typeset.text.lines import set_label, set_lines, strips_with_aside

_HEADINGS = (  # size, lines before, lines after
    (1.6, 0.0, 1.0),
    (1.2, 1.5, 0.5),
    (1.0, 1.0, 0.35),
    (1.0, 0.75, 0.15),
)
_DISPLAY_SPACE, SHORT_SPACE = 0.6, 0.3
_NUMBER_GAP = 1.0


def set_paragraph(block: Paragraph, measure: float, style: Style) -> Setting:
    """Set lines of which neither the first nor the last stands alone on a page."""
    strips = set_lines(block.content, measure, style.type(block.align), block.aside)
    last = len(strips) - 1
    rows = (Row(s, 0.0, 0.0, MUST if i in {1, last} else FREE) for i, s in enumerate(strips))
    found = tuple(row._replace(hold=FREE) if i == 0 else row for i, row in enumerate(rows))
    return Setting(found, clings=block.clings)


def set_heading(block: Heading, measure: float, style: Style) -> Setting:
    """Set a title in bold; it stays with what it is the title of."""
    level = min(block.level, len(_HEADINGS) - 1)
    scale, before, after = _HEADINGS[level]
    kind = style.type("center" if level == 0 else "left", scale)
    strips = set_lines(_bold(block.content), measure, kind)
    if block.aside:
        strips = strips_with_aside(strips, set_label(block.aside, style.size), measure, kind)
    marks = (Mark(0, max(block.level - 1, 0), spoken(block.content)),)
    return Setting(
        rows_of_strips(strips, 0.0, MUST),
        marks=marks if block.listed and strips else (),
        before=before,
        after=after,
        clings=True,
    )


def _bold(content: Runs) -> Runs:
    """Return content whose words are bold."""
    return tuple(replace(run, bold=True) if isinstance(run, Text) else run for run in content)


def set_display(block: Display, measure: float, style: Style) -> Setting:
    """Set a formula in the middle, or as near to it as its number allows."""
    piece = set_inline_formula(block.latex, block.place, display=True).piece
    number = set_label((Text(block.number),), style.size) if block.number else None
    room = measure - (number.reach + _NUMBER_GAP * style.size if number else 0.0)
    size = min(style.size, room / piece.width) if piece.width else style.size
    width = piece.width * size
    x = max(0.0, min((measure - width) / 2, room - width))
    kind = style.type()
    strip = Strip(
        piece.height * size,
        piece.depth * size,
        kind.up,
        kind.down,
        scaled_operators(x, 0.0, size, piece.operators),
        piece.glyphs,
        x + width,
    )
    if number:
        strip = strips_beside(strip, number, measure - number.reach)
    row = Row(strip, 0.0, 0.0, MUST)
    return Setting((row,), before=_DISPLAY_SPACE, after=_DISPLAY_SPACE, left=x)


def set_rule(block: Rule, measure: float, style: Style) -> Setting:  # noqa: ARG001 (all rules are alike)
    """Set a line across."""
    strip = box(0.5, f".5 w 0 -.25 m {measure:.2f} -.25 l S", (), measure)
    return Setting((Row(strip),), before=0.75, after=0.75)


def set_space(block: Space, measure: float, style: Style) -> Setting:  # noqa: ARG001 (one order for all)
    """Leave lines free."""
    return Setting(before=block.lines, after=block.lines)


def set_page_break(block: PageBreak, measure: float, style: Style) -> Setting:  # noqa: ARG001 (see above)
    """Set nothing; what follows starts a page."""
    return Setting(before=0.0, after=0.0)
