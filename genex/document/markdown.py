"""Markdown with mathematics, as templates write it, to the blocks of a document."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING, cast

from genex.document.blocks import (
    Block,
    Blocks,
    CellAlign,
    Code,
    Display,
    Framed,
    Heading,
    Inline,
    Item,
    Items,
    LineBreak,
    Listing,
    Math,
    Paragraph,
    Place,
    Rule,
    Runs,
    Table,
    Text,
)
from genex.document.dollars import DISPLAY, FORMULA, add_dollars, restored, set_aside
from genex.errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_BULLETS = ("\u2022", "\u2013", "\u00b7")
_NUMBERED = "numbered"


@lru_cache(maxsize=512)
def read_markdown(text: str, source: str = "text") -> Blocks:
    """Return the blocks of a Markdown text; `source` names it in messages."""
    return Reader(text, source).blocks()


@lru_cache(maxsize=512)
def read_inline(text: str, source: str = "text") -> Runs:
    """Return one line of Markdown as the content of a title, a label or a cell."""
    reader = Reader(text, source, inline=True)
    return _only_runs(reader, reader.take())


@lru_cache(maxsize=512)
def _parsed(marked: str, *, inline: bool) -> "Sequence[Token]":
    """Return the tokens of a text whose formulas are set aside."""
    return _parser().parseInline(marked) if inline else _parser().parse(marked)


@cache
def _parser() -> "MarkdownIt":
    """Return the parser: CommonMark with tables, curly quotes and dollars, without HTML."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 (most commands read no Markdown)

    markdown = MarkdownIt("commonmark", {"typographer": True})
    markdown.enable(["table", "smartquotes"])  # "replacements" would make part (c) a copyright
    add_dollars(markdown)
    return markdown


class Reader:
    """The tokens of a text and how far they have been read."""

    def __init__(self, text: str, source: str, *, inline: bool = False) -> None:
        self.text = text
        self.marked, self.asides = set_aside(text)
        self.tokens = _parsed(self.marked, inline=inline)
        self.source = source
        self.next = 0
        self.depth = 0

    def take(self) -> "Token":
        """Return the next token and go on to the one after it."""
        self.next += 1
        return self.tokens[self.next - 1]

    def blocks(self, end: str = "") -> Blocks:
        """Read blocks up to the token `end`."""
        found: list[Block] = []
        while self.next < len(self.tokens):
            token = self.take()
            if token.type == end:
                break
            found.extend(_BLOCKS.get(token.type, _refuse)(self, token))
        return tuple(found)

    def content(self) -> "Token":
        """Return the token with the content of the block that has just been opened."""
        token = self.take()
        self.next += 1
        return token

    def aside(self, token: "Token") -> tuple[str, Place]:
        """Return the formula that a token stands for, and its place."""
        latex, offset = self.asides[token.meta["aside"]]
        line = self.text.count("\n", 0, offset) + 1
        return latex, Place(self.source, line, offset - self.text.rfind("\n", 0, offset))

    def place(self, token: "Token") -> Place:
        """Return where in the source a token begins."""
        lines = self.marked.split("\n")
        number = token.map[0] if token.map else 0
        before = restored("\n".join(lines[:number]), self.asides).count("\n")
        first = token.content.split("\n")[0]
        return Place(self.source, before + bool(number) + 1, max(0, lines[number].find(first)) + 1)


def _refuse(reader: Reader, token: "Token") -> "Iterator[Block]":
    """Say what cannot be printed."""
    raise TemplateError(
        f"{reader.place(token)}: {token.type.replace('_', ' ')} cannot be printed."
        " Write plain Markdown."
    )


def _paragraph(reader: Reader, token: "Token") -> "Iterator[Block]":  # noqa: ARG001 (one order for all)
    """Read a paragraph, cut where a formula stands on a line of its own."""
    content = reader.content()
    part: list[Inline] = []
    for run in _inline(reader, content):
        if isinstance(run, Display):
            yield from _filled(part)
            yield run
            part = []
        else:
            part.append(run)
    yield from _filled(part)


def _filled(content: list[Inline]) -> "Iterator[Block]":
    """Yield a paragraph if there is anything in it."""
    while content and isinstance(content[-1], Text) and not content[-1].text.strip():
        content.pop()
    if content:
        yield Paragraph(tuple(content))


def _heading(reader: Reader, token: "Token") -> "Iterator[Block]":
    """Read a heading; one `#` is level 1."""
    yield Heading(_only_runs(reader, reader.content()), int(token.tag[1:]))


def _items(reader: Reader, token: "Token") -> "Iterator[Block]":
    """Read a list."""
    ordered = token.type == "ordered_list_open"
    end = token.type.replace("open", "close")
    first = int(token.attrs.get("start", 1))
    found: list[Item] = []
    tight = True
    reader.depth += 1
    bullet = _BULLETS[min(reader.depth, len(_BULLETS)) - 1]
    while reader.take().type != end:
        tight = tight and reader.tokens[reader.next].hidden
        label = f"{first + len(found)}." if ordered else bullet
        found.append(Item((Text(label),), reader.blocks("list_item_close")))
    reader.depth -= 1
    yield Items(tuple(found), ordered, tight)


def _table(reader: Reader, token: "Token") -> "Iterator[Block]":  # noqa: ARG001 (see paragraph)
    """Read a table; its columns are aligned as the line below the head says."""
    rows: list[list[Runs]] = []
    aligns: list[CellAlign] = []
    heads = 0
    while (part := reader.take()).type != "table_close":
        if part.type == "tr_open":
            rows.append([])
        elif part.type in {"th_open", "td_open"}:
            rows[-1].append(_only_runs(reader, reader.content()))
            if part.type == "th_open":
                aligns.append(_align(part))
        elif part.type == "thead_close":
            heads = len(rows)
    cells = tuple(map(tuple, rows))
    head = tuple(row for row in cells[:heads] if any(row))
    yield Table(tuple(aligns), head, cells[heads:])


def _align(cell: "Token") -> CellAlign:
    """Return the alignment of a cell; CSS says it."""
    style = str(cell.attrs.get("style", "")).removeprefix("text-align:")
    return cast("CellAlign", style) if style in {"left", "center", "right"} else "left"


def _listing(reader: Reader, token: "Token") -> "Iterator[Block]":
    """Read a program; ```` ```python numbered ```` numbers its lines."""
    language, *options = token.info.split() or [""]
    code = restored(token.content, reader.asides).rstrip("\n")
    yield Listing(code, language, _NUMBERED in options)


def _quotation(reader: Reader, token: "Token") -> "Iterator[Block]":  # noqa: ARG001 (see paragraph)
    """Read what is set apart by a bar."""
    yield Framed(reader.blocks("blockquote_close"))


def _display(reader: Reader, token: "Token") -> "Iterator[Block]":
    """Read a formula on lines of its own."""
    latex, place = reader.aside(token)
    yield Display(latex, token.info, place)


def _rule(reader: Reader, token: "Token") -> "Iterator[Block]":  # noqa: ARG001 (see paragraph)
    """Read a line across."""
    yield Rule()


_BLOCKS: "dict[str, Callable[[Reader, Token], Iterator[Block]]]" = {
    "paragraph_open": _paragraph,
    "heading_open": _heading,
    "bullet_list_open": _items,
    "ordered_list_open": _items,
    "table_open": _table,
    "fence": _listing,
    "code_block": _listing,
    "blockquote_open": _quotation,
    DISPLAY: _display,
    "hr": _rule,
}


def _only_runs(reader: Reader, content: "Token") -> Runs:
    """Return inline content, in which a displayed formula has no place."""
    found = list(_inline(reader, content))
    for run in found:
        if isinstance(run, Display):
            raise TemplateError(
                f"{run.place}: $$ does not work in a heading or cell. Write $ instead."
            )
    return cast("Runs", tuple(found))


def _inline(reader: Reader, content: "Token") -> "Iterator[Inline | Display]":
    """Yield the runs of inline content, with adjoining words in one run."""
    bold = italic = 0
    words = ""
    for token in content.children or ():
        kind = token.type
        if kind in {"text", "text_special", "softbreak"}:
            words += " " if kind == "softbreak" else _dressed(token.content)
            continue
        if words:
            yield Text(words, bold > 0, italic > 0)
            words = ""
        if kind in _STYLES:
            bold, italic = bold + _STYLES[kind][0], italic + _STYLES[kind][1]
        elif kind not in _LINKS:
            yield _mark(reader, content, token)
    if words:
        yield Text(words, bold > 0, italic > 0)


def _dressed(words: str) -> str:
    """Return words with the dashes and dots that a typewriter has not."""
    return words.replace("---", "\u2014").replace("--", "\u2013").replace("...", "\u2026")


_STYLES = {"strong_open": (1, 0), "strong_close": (-1, 0), "em_open": (0, 1), "em_close": (0, -1)}
_LINKS = {"link_open", "link_close"}  # paper has none; what is said stays


def _mark(reader: Reader, content: "Token", token: "Token") -> Inline | Display:
    """Return code, a formula or the end of a line."""
    if token.type == "code_inline":
        return Code(token.content)
    if token.type == "hardbreak":
        return LineBreak()
    if token.type == FORMULA:
        return Math(*reader.aside(token))
    if token.type == DISPLAY:
        latex, place = reader.aside(token)
        return Display(latex, "", place)
    raise TemplateError(
        f"{reader.place(content)}: {token.type.replace('_', ' ')} cannot be printed."
        " Write plain Markdown."
    )
