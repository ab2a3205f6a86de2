"""Expressions as straight-line programs."""
