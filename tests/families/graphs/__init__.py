"""Engines of graphs."""
