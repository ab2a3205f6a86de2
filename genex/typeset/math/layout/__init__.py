"""Formulas into boxes, after appendix G of the TeXbook and the MATH table of the font."""
