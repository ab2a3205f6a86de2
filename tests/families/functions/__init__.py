"""Engines of functions and networks."""
