"""Exercises for a first deep-learning course: drawn, proved, printed and marked from one graph."""

__version__ = "0.1.0"
