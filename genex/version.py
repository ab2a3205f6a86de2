"""The version of genex."""

__version__ = "0.1.0"
