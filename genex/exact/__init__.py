"""Exact numbers: formulas, proven digits, rounding, values and the functions of the course."""
