"""Rules for formulas in one row, as they stand among words."""

from typing import Final

from genex.latex.tree import (
    Atom,
    Brace,
    Fenced,
    Fraction,
    Framed,
    Items,
    Line,
    Radical,
    Stack,
    Table,
)
from genex.terminal.math.boxes import Box, box_of_line, boxes_beside
from genex.terminal.math.brackets import bracketed, divided, holds_together, in_product, loose
from genex.terminal.math.letters import LOWER, UPPER, lined, small
from genex.terminal.math.setter import Rules, Setter, Way
from genex.terminal.math.symbols import SYMBOLS

_ROOTS: Final = {"": "√", "2": "√", "3": "∛", "4": "∜"}


def atom(setter: Setter, items: Items, index: int) -> Box:
    """An atom and its scripts, in brackets if its neighbours would tear it apart."""
    item = items[index]
    assert isinstance(item, Atom)
    box = setter.nucleus(item.nucleus)
    if divided(item) and (item.sub or item.sup or in_product(items, index)):
        box = box_of_line(f"({box.text})")
    if item.sub is None and item.sup is None:
        return box
    return box_of_line(box.text + _scripts(setter, item.sub, item.sup))


def _scripts(setter: Setter, sub: Items | None, sup: Items | None) -> str:
    """Scripts in small letters, or behind _ and ^."""
    tight = setter.small()
    lower = _script("_", tight.items(sub).text, LOWER) if sub else ""
    return lower + (_script("^", tight.items(sup).text, UPPER) if sup else "")


def _script(mark: str, text: str, table: dict[str, str]) -> str:
    """A script in small letters if Unicode has them, otherwise behind its mark."""
    found = small(text, table)
    if found is not None or not text:
        return found or ""
    return mark + (text if _one_word(text) else bracketed(text))


def _one_word(text: str) -> bool:
    """Tell whether a script ends where its letters end; one that is raised twice does not."""
    raised = UPPER.values()
    return all((c.isalnum() and c not in raised) or c in ".∞!?*" for c in text)


def _fraction(setter: Setter, node: Fraction) -> Box:
    """A fraction with a stroke, in brackets what would not hold together."""
    over, under = setter.items(node.over).text, setter.items(node.under).text
    if not node.ruled:
        return box_of_line(f"{over} over {under}")
    above = bracketed(over) if loose(node.over) else over
    below = under if holds_together(node.under) else bracketed(under)
    return box_of_line(f"{above}/{below}")


def radical_in_line(setter: Setter, node: Radical) -> Box:
    """A root: bare over one factor, otherwise over brackets."""
    body = setter.items(node.body).text
    degree = setter.small().items(node.degree).text if node.degree else ""
    sign = _ROOTS.get(degree) or (small(degree, UPPER) or bracketed(degree)) + "√"
    bare = holds_together(node.body) and not any(
        isinstance(item, Atom) and item.sup for item in node.body
    )
    return box_of_line(sign + (body if bare else bracketed(body)))


def _fenced(setter: Setter, node: Fenced) -> Box:
    """Formulas between delimiters; the brace of cases is closed."""
    fences = ("{", "}") if node.fences == ("{", "") else node.fences
    boxes = [box_of_line(fences[0])]
    for part, fence in zip(node.parts, fences[1:], strict=True):
        boxes += [setter.items(part), box_of_line(fence)]
    return boxes_beside(boxes)


def ruled_in_line(setter: Setter, node: Line) -> Box:
    """A line above or below every letter."""
    return box_of_line(lined(setter.items(node.body).text, "\u0305" if node.above else "\u0332"))


def _brace(setter: Setter, node: Brace) -> Box:
    """What is under a lying brace, in brackets."""
    return box_of_line(bracketed(setter.items(node.body).text))


def _stacked(setter: Setter, node: Stack) -> Box:
    """What is above and below, as scripts."""
    return box_of_line(setter.items(node.base).text + _scripts(setter, node.below, node.above))


def _framed(setter: Setter, node: Framed) -> Box:
    """What is in a frame, in brackets."""
    return box_of_line(f"[ {setter.items(node.body).text} ]")


def table_in_line(setter: Setter, node: Table) -> Box:
    """Rows with semicolons between them, cells with commas, but for those of aligned formulas."""
    comma = " " if node.look == "aligned" else ", "
    rows = ([setter.items(cell).text.strip() for cell in row] for row in node.rows)
    return box_of_line(
        "; ".join(comma.join(cell.rstrip(",") for cell in row if cell) for row in rows)
    )


RULES: Final[Rules] = {
    **SYMBOLS,
    Brace: _brace,
    Fenced: _fenced,
    Fraction: _fraction,
    Framed: _framed,
    Line: ruled_in_line,
    Radical: radical_in_line,
    Stack: _stacked,
    Table: table_in_line,
}


LINE: Final = Way(RULES, atom)
