"""The laws of families, and their engines."""
