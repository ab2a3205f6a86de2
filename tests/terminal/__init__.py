"""Documents and formulas in a terminal."""
