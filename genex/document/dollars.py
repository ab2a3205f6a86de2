"""Formulas in Markdown: $…$ is one in the line, $$…$$ one of its own.

They are set aside before the parser sees the text. So nothing in a formula is taken for Markdown,
and papers of one class, which differ in little but their formulas, are parsed once.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

FORMULA, DISPLAY = "formula", "display"
_MARKS = {
    FORMULA: "\ufdd0",
    DISPLAY: "\ufdd1",
}  # Unicode keeps them for such uses; no text has them
_KINDS = {mark: kind for kind, mark in _MARKS.items()}
_MARKED = re.compile("\\$([\ufdd0\ufdd1])([0-9]+)\\$")
_ALONE = re.compile("\\$\ufdd1([0-9]+)\\$ *(\\(.*\\))?")
_QUOTED = re.compile(r"\n[ >]*")  # between two lines of a quotation

# As in Pandoc, no space follows the first dollar or precedes the last, and no digit follows it:
# "$5 or $6" holds no formula. One in a line does not go on behind an empty line or in a program.
# That every choice begins with a letter of its own lets the search skip all others.
_SOURCE = re.compile(
    r"""```(?P<code>`*) .*? (?: ```(?P=code) | \Z)         # a program keeps its dollars
      | `(?P<tick>`?) (?!`) (?: (?!\n\s*\n) . )+? (?<!`) `(?P=tick) (?!`)  # and so does code
      | \\.                                             # this is how to write a dollar
      | \$\$ (?P<display> (?: \\. | (?!\$\$) [^\\] )+ ) \$\$
      | \$ (?![\s$]) (?P<formula> (?: \\. | \n (?!\s*\n|```) | [^$\\\n] )+ ) (?<!\s) \$ (?![0-9])
      | \ufdd0 | \ufdd1                                 # a mark that means nothing here
    """,
    re.VERBOSE | re.DOTALL,
)


class Aside(NamedTuple):
    """A formula that was set aside, and where it begins in the text."""

    latex: str
    offset: int


def set_aside(text: str) -> tuple[str, list[Aside]]:
    """Return a text with marks and numbers in place of its formulas, and these.

    >>> [aside.latex for aside in set_aside("from $5 to $6, where $x=2$")[1]]
    ['x=2']
    """
    if "$" not in text and "\ufdd0" not in text and "\ufdd1" not in text:
        return text, []
    found: list[Aside] = []

    def marked(match: re.Match[str]) -> str:
        kind = match.lastgroup or ""
        if kind in _MARKS:
            found.append(_aside(match, kind))
            return f"${_MARKS[kind]}{len(found) - 1}$"
        return "\ufffd" if match[0] in _KINDS else match[0]

    return _SOURCE.sub(marked, text), found


def _aside(match: re.Match[str], kind: str) -> Aside:
    """Return a formula without the marks of a quotation around it."""
    inside, start = match[kind], match.start(kind)
    latex = inside.strip() if kind == DISPLAY else inside
    line = match.string.rfind("\n", 0, start) + 1
    if "\n" in latex and match.string[line:start].lstrip().startswith(">"):
        latex = _QUOTED.sub("\n", latex)
    return Aside(latex, start + len(inside) - len(inside.lstrip()))


def restored(text: str, asides: list[Aside]) -> str:
    """Return a text with its formulas where they were, for programs and for messages."""

    def written(match: re.Match[str]) -> str:
        fence = "$$" if _KINDS[match[1]] == DISPLAY else "$"
        return fence + asides[int(match[2])].latex + fence

    return _MARKED.sub(written, text)


def add_dollars(markdown: "MarkdownIt") -> None:
    """Teach a parser to read the marks."""
    markdown.inline.ruler.before("escape", FORMULA, _formula_rule)
    markdown.block.ruler.before(
        "fence", DISPLAY, _display_rule, {"alt": ["paragraph", "blockquote", "list"]}
    )


def _formula_rule(state: "StateInline", silent: bool) -> bool:
    """Read a mark in a line."""
    found = _MARKED.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push(_KINDS[found[1]], "math", 0)
        token.content = "x"  # a letter, as quotation marks look for one beside them
        token.meta = {"aside": int(found[2])}
    state.pos = found.end()
    return True


def _display_rule(state: "StateBlock", first: int, last: int, silent: bool) -> bool:  # noqa: ARG001 (the parser's order)
    """Read the mark of a formula on lines of its own, and a number in parentheses after it."""
    start = state.bMarks[first] + state.tShift[first]
    found = _ALONE.fullmatch(state.src[start : state.eMarks[first]].rstrip())
    if not found or state.is_code_block(first):
        return False
    if not silent:
        token = state.push(DISPLAY, "math", 0)
        token.info, token.meta = found[2] or "", {"aside": int(found[1])}
        token.block, token.map = True, [first, first + 1]
        state.line = first + 1
    return True
