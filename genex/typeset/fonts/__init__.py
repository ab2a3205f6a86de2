"""Fonts, as files and as tables of metrics."""
