"""Patterns that tell where words may be divided."""
