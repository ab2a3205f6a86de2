"""The same paper in Typst, for a look at what Typst takes to set it and at how its page looks."""

import json
from collections.abc import Callable
from itertools import chain
from pathlib import Path

from genex.document.blocks import (
    AnswerBox,
    AnswerGrid,
    Block,
    Blocks,
    Code,
    Display,
    Field,
    Fields,
    Figure,
    Framed,
    Heading,
    Items,
    Listing,
    Math,
    Paragraph,
    Runs,
    Table,
    Text,
    Together,
)
from genex.typeset.text.textfont import FONTS
from tests.bench.typst_math import typst_math

HEAD = """\
#set page(paper: "a4", margin: (x: 23mm, y: 25mm), footer: align(right)[#context counter(page).display("1 of 1", both: true)])
#set text(font: "STIX Two Text", size: 10.5pt)
#set par(justify: true)
#set table(stroke: .5pt)
"""  # noqa: E501  (Typst's own line)
LINE = 1.3  # em
Compiler = Callable[[str], bytes]


def compiler() -> Compiler:
    """Typst, kept from paper to paper as a class would; ImportError where it is not installed."""
    import typst

    kept = typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)
    return lambda source: kept.compile(input=source.encode(), format="pdf")


def source(blocks: Blocks) -> str:
    """A whole paper in Typst."""
    return HEAD + markup(blocks)


def write(blocks: Blocks, path: Path) -> None:
    """Set a paper by Typst and keep the file."""
    path.write_bytes(compiler()(source(blocks)))


def markup(blocks: Blocks) -> str:
    """Blocks one below the other."""
    return "\n\n".join(map(block, blocks))


def block(part: Block) -> str:
    """One block."""
    return WRITERS[type(part)](part)


def inline(content: Runs) -> str:
    """Words, formulas and code of a line."""
    return "".join(map(run, content))


def run(part: object) -> str:
    """One run; all words are strings, so that no sign in them means anything to Typst."""
    match part:
        case Math(latex=latex):
            return f"${typst_math(latex)}$"
        case Code(text=text):
            return f"#raw({quoted(text)});"
        case Text(text=text, bold=bold, italic=italic):
            weight, style = "bold" if bold else "regular", "italic" if italic else "normal"
            looks = f', weight: "{weight}", style: "{style}"' if bold or italic else ""
            return f"#text({quoted(text)}{looks});"
    raise NotImplementedError(f"{part} is not in the default quiz.")


def quoted(text: str) -> str:
    """A string of Typst."""
    return json.dumps(text, ensure_ascii=False)


def paragraph(part: Paragraph) -> str:
    """Lines of text, and what stands at their end."""
    aside = f"#h(1fr){inline(part.aside)}" if part.aside else ""
    words = inline(part.content) + aside
    return f"#align({part.align})[{words}]" if part.align in {"center", "right"} else words


def heading(part: Heading) -> str:
    """A title; Typst counts levels from 1."""
    return f"#heading(level: {part.level + 1})[{inline(part.content)} #h(1fr){inline(part.aside)}]"


def items(part: Items) -> str:
    """Blocks beside their labels."""
    cells = "".join(f"[{inline(item.label)}], [{markup(item.body)}], " for item in part.items)
    return f"#grid(columns: (1.7em, 1fr), row-gutter: .6em, {cells})"


def table(part: Table) -> str:
    """A table, ruled all over or between three lines."""
    cells = ", ".join(f"[{inline(cell)}]" for cell in chain(*part.head, *part.body))
    stroke = "" if part.grid else "stroke: none, "
    rules = f"table.hline(), {cells}, table.hline()" if not part.grid else cells
    caption = f"#align(center)[{inline(part.caption)}]\n" if part.caption else ""
    return f"{caption}#align(center, table({stroke}columns: {len(part.columns)}, {rules}))"


def answer_box(part: AnswerBox) -> str:
    """A frame to write in."""
    return f"#rect(width: 100%, height: {part.lines * LINE:g}em)[{inline(part.label)}]"


def answer_grid(part: AnswerGrid) -> str:
    """Cells to fill."""
    size = f"columns: ({part.cell_width:g}em,) * {part.columns}, rows: {part.cell_lines * LINE:g}em"
    cells = "[], " * part.rows * part.columns
    return f"#grid(columns: 2, align: horizon, [{inline(part.label)}], table({size}, {cells}))"


def fields(part: Fields) -> str:
    """Small boxes beside their labels."""
    return " #h(2em) ".join(map(field, part.fields))


def field(part: Field) -> str:
    """One of them."""
    frame = f"#box(width: {part.width:g}em, height: {1.6 * LINE:g}em, stroke: .6pt, baseline: 35%)"
    return f"{inline(part.label)} {frame}"


def framed(part: Framed) -> str:
    """Blocks beside a bar."""
    title = f"#strong[{inline(part.title)}]\n\n" if part.title else ""
    return f"#block(stroke: (left: 2pt + gray), inset: (left: 1.1em))[{title}{markup(part.body)}]"


def figure(part: Figure) -> str:
    """Room for a drawing; Typst is spared its lines."""
    drawing = part.drawing
    return f"#align(center, box(width: {drawing.width:g}pt, height: {drawing.height:g}pt))"


WRITERS: dict[type, Callable[..., str]] = {
    Paragraph: paragraph,
    Heading: heading,
    Display: lambda part: f"$ {typst_math(part.latex)} $",
    Items: items,
    Table: table,
    Listing: lambda part: f'#raw({quoted(part.code)}, block: true, lang: "{part.language}")',
    AnswerBox: answer_box,
    AnswerGrid: answer_grid,
    Fields: fields,
    Framed: framed,
    Figure: figure,
    Together: lambda part: f"#block(breakable: false, width: 100%)[{markup(part.body)}]",
}
