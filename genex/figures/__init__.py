"""Figures from parameters, drawn once as vectors that any writer can print."""
