"""Exact numbers and formulas."""
