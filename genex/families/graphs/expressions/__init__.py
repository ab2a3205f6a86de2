"""Expressions as graphs: how they are drawn, worked out and misread."""
