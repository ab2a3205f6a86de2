"""Two rules for the Markdown parser: $…$ is a formula in the line, $$…$$ one of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

FORMULA, DISPLAY = "formula", "display"


def add_dollars(markdown: MarkdownIt) -> None:
    """Teach a parser the two rules."""
    markdown.inline.ruler.before("escape", FORMULA, formula_rule)
    markdown.block.ruler.before(
        "fence", DISPLAY, display_rule, {"alt": ["paragraph", "blockquote", "list"]}
    )


def formula_rule(state: StateInline, silent: bool) -> bool:
    """Read $…$, or $$…$$ in the midst of a paragraph.

    As in Pandoc, no space follows the first dollar or precedes the last, and no digit follows it:
    "$5 or $6" holds no formula.
    """
    text, start = state.src, state.pos
    if text[start] != "$":
        return False
    fence = "$$" if text.startswith("$$", start) else "$"
    inside = start + len(fence)
    end = closing(text, inside, fence)
    if end < 0 or not _is_formula(text, inside, end, fence):
        return False
    if not silent:
        token = state.push(DISPLAY if fence == "$$" else FORMULA, "math", 0)
        token.content, token.meta = text[inside:end], {"offset": inside}
    state.pos = end + len(fence)
    return True


def closing(text: str, start: int, fence: str) -> int:
    r"""Return where a formula ends, or -1; `\$` is a dollar inside it."""
    end = text.find(fence, start)
    while end > 0 and _escaped(text, end):
        end = text.find(fence, end + 1)
    return end


def _escaped(text: str, place: int) -> bool:
    """Tell whether an odd number of backslashes stands before a place."""
    before = text[:place]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _is_formula(text: str, start: int, end: int, fence: str) -> bool:
    """Tell whether what is between two dollars is meant as a formula."""
    if start == end:
        return False
    if fence == "$$":
        return True
    next_to = text[end + 1 : end + 2]
    return not (text[start].isspace() or text[end - 1].isspace() or next_to.isdigit())


def display_rule(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Read $$…$$ on lines of its own, and a number in parentheses after it."""
    start = state.bMarks[first] + state.tShift[first]
    if not state.src.startswith("$$", start) or state.is_code_block(first):
        return False
    end = state.src.find("$$", start + 2)
    line = first
    while line < last and state.eMarks[line] < end:
        line += 1
    if end < 0 or line >= last:
        return False
    rest = state.src[end + 2 : state.eMarks[line]].strip()
    if rest and not (rest.startswith("(") and rest.endswith(")")):
        return False
    if not silent:
        token = state.push(DISPLAY, "math", 0)
        token.content, token.info = state.src[start + 2 : end], rest
        token.block, token.map = True, [first, line + 1]
        state.line = line + 1
    return True
