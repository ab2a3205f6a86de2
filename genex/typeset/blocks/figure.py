"""Drawings with their captions."""

from genex.document.blocks import Figure
from genex.typeset.pages.galley import MUST, Row, Setting, rows_of_strips
from genex.typeset.pdf.drawing import drawing_operators
from genex.typeset.strip import box
from genex.typeset.style import USUAL_SIZE, Style
from genex.typeset.text.lines import set_lines

_CAPTION_SIZE, _CAPTION_SKIP = 0.92, 0.35


def set_figure(block: Figure, measure: float, style: Style) -> Setting:
    """Set a drawing in the middle, with its caption; drawings grow with the text."""
    drawing = block.drawing
    scale = min(style.size / USUAL_SIZE, measure / max(drawing.width, 1.0))
    operators, glyphs = drawing_operators(drawing, USUAL_SIZE)
    x, height = (measure - drawing.width * scale) / 2, drawing.height * scale
    placed = f"q {scale:.4f} 0 0 {scale:.4f} {x:.2f} {-height:.2f} cm {operators} Q"
    figure = Row(box(height, placed, glyphs, measure))
    caption = set_lines(block.caption, measure, style.type("center", _CAPTION_SIZE))
    rows = [row._replace(hold=MUST) for row in rows_of_strips(caption, 0.0, MUST)]
    if rows:
        rows[0] = rows[0]._replace(skip=_CAPTION_SKIP * style.line)
    return Setting((figure, *rows), before=0.7, after=0.8)
