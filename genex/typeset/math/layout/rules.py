"""The rule that sets each type of nucleus, and the setter that has them all."""

from collections.abc import Callable
from functools import cache
from typing import Final

from genex.latex.tree import (
    Accent,
    Arrow,
    BigOperator,
    Brace,
    Delimiter,
    Fenced,
    Fraction,
    Framed,
    Group,
    Line,
    Number,
    Phantom,
    Radical,
    Stack,
    Struck,
    Table,
    Words,
)
from genex.typeset.math import font
from genex.typeset.math.boxes import Shape
from genex.typeset.math.layout import (
    accents,
    delimiters,
    fractions,
    frames,
    operators,
    radicals,
    scripts,
    stacks,
    tables,
    words,
)
from genex.typeset.math.layout.setter import Setter


def _group(setter: Setter, nucleus: Group, style: int) -> Shape:
    """A formula in braces."""
    return Shape(setter.items(nucleus.body, style))


def _number(setter: Setter, nucleus: Number, style: int) -> Shape:
    """Digits; scripts stand beside the last one as beside a letter."""
    size = setter.sizes[style]
    return Shape(size.run(nucleus.text), glyph=size[nucleus.text[-1]].glyph)


_RULES: Final[dict[type, Callable[..., Shape]]] = {
    Accent: accents.set_accent,
    Arrow: stacks.set_arrow,
    BigOperator: operators.big,
    Brace: stacks.set_brace,
    Delimiter: delimiters.set_sized,
    Fenced: delimiters.set_fenced,
    Fraction: fractions.set_fraction,
    Framed: frames.set_frame,
    Group: _group,
    Line: frames.set_line,
    Number: _number,
    Phantom: frames.set_phantom,
    Radical: radicals.set_radical,
    Stack: stacks.set_stack,
    Struck: accents.struck,
    Table: tables.set_array,
    Words: words.set_words,
}


@cache
def setter() -> Setter:
    """The setter of the one font there is."""
    return Setter(font.load_font(), _RULES, scripts.set_scripts)
