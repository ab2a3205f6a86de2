r"""Mathematics: LaTeX formulas become pieces that pages draw.

    formula = set_formula(r"\frac{1}{2}", display=True)
    formula.piece       the formula as one Piece: size in em, PDF operators, glyphs it needs
    formula.segments    (piece, glue, penalty) for each stretch that a line must keep together;
                        glue (em) and penalty are those of a break after the piece, 0 after the last
    load()              the font: text (what each glyph reads as), name, ascent, descent, advance

A formula that cannot be read raises FormulaError, which knows fact, line, column and a guess.

The way of a formula: tokens -> parser (commands, constructs, environments) -> tree -> layout ->
boxes -> emit. The layout follows appendix G of the TeXbook with the constants of the font.
"""

from genex.latex.errors import FormulaError
from genex.typeset.math.font import MathFont, load_font
from genex.typeset.math.formula import Formula, set_formula

__all__ = ["Formula", "FormulaError", "MathFont", "load_font", "set_formula"]
