"""Mathematics: LaTeX formulas become pieces that pages draw."""

from genex.typeset.math.errors import FormulaError
from genex.typeset.math.font import MathFont, load
from genex.typeset.math.formula import Formula, set_formula

__all__ = ["Formula", "FormulaError", "MathFont", "load", "set_formula"]
