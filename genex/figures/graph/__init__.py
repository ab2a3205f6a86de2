"""Figures of computation graphs."""
