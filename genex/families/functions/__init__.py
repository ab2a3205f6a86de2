"""Expressivity and functions: networks that make a given function."""
