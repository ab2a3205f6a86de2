"""Blocks on pages."""
